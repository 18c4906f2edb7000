"""What can be wrong with the storage, and what does the operator do about it?

    StorageFault
    ├── UnsupportedDatabase     the URL names a database that is not spoken here
    ├── UnreachableDatabase     it does not answer, or refuses us
    ├── SecondProcess           another process has the SQLite file
    ├── WrongVersion
    │   ├── NewerDatabase       made by a newer Pausenbrot
    │   └── OlderDatabase       PostgreSQL waits for `pausenbrot db upgrade`
    ├── KeyFault
    │   ├── UnreadableKey       the key file cannot be read or is not a key
    │   └── KeyMismatch         the database was made with another key
    └── NestedWork              a fault of the program: a transaction inside a transaction

Every message says what, where and what to do; it never contains a password, a key or a person.
"""

from pathlib import Path


class StorageFault(Exception):  # noqa: N818 - faults, as everywhere in this project
    """The storage cannot be used as it is."""


class UnsupportedDatabase(StorageFault):
    def __init__(self, url: str) -> None:
        super().__init__(
            f"The database URL {url} is not understood. Use sqlite:////path/to/file.db for one process"
            " or postgresql://user:password@host/name for several."
        )


class UnreachableDatabase(StorageFault):
    def __init__(self, url: str, reason: str) -> None:
        super().__init__(
            f"The database {url} cannot be used: {reason} Check that it runs, that the address is right"
            " and that the user may open it."
        )


class SecondProcess(StorageFault):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another process is using the database {path}. Stop that one first, or use PostgreSQL,"
            " which serves several processes at once."
        )


class WrongVersion(StorageFault):
    """The tables are not those of this program."""


class NewerDatabase(WrongVersion):
    def __init__(self, where: str, *, found: str, known: str) -> None:
        super().__init__(
            f"The database {where} has version {found}, this program knows versions up to {known}."
            " Start the newer Pausenbrot that made it, or restore the copy from before its upgrade."
        )


class OlderDatabase(WrongVersion):
    def __init__(self, where: str, *, found: str, needed: str) -> None:
        super().__init__(
            f"The database {where} has version {found or 'none'}, this program needs {needed}."
            " Make a backup, then run: pausenbrot db upgrade"
        )


class KeyFault(StorageFault):
    """People in the database cannot be found or written to without the right key."""


class UnreadableKey(KeyFault):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The key file {path} cannot be used: {reason} Put back your copy of the key;"
            " without it nobody in the database can be found or written to again."
        )


class KeyMismatch(KeyFault):
    def __init__(self, where: str) -> None:
        super().__init__(
            f"The database {where} was made with another key. Put the key file that belongs to it"
            " in place (setting PAUSENBROT_KEY_FILE), or start with an empty database."
        )


class NestedWork(StorageFault):
    def __init__(self) -> None:
        super().__init__(
            "This task is already inside a transaction. Hand its work on instead of opening a second one."
        )
