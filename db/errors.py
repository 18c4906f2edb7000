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
            f"Die Datenbank-Adresse {url} ist nicht zu verstehen. Nimm sqlite:////pfad/datei.db für einen"
            " Prozess oder postgresql://user:password@host/name für mehrere."
        )


class UnreachableDatabase(StorageFault):
    def __init__(self, url: str, reason: str) -> None:
        super().__init__(
            f"Die Datenbank {url} lässt sich nicht benutzen: {reason} Prüf, ob sie läuft, ob die Adresse"
            " stimmt und ob der Nutzer sie öffnen darf."
        )


class SecondProcess(StorageFault):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Ein anderer Prozess benutzt die Datenbank {path}. Beende ihn zuerst, oder nimm PostgreSQL,"
            " das mehrere zugleich bedient."
        )


class WrongVersion(StorageFault):
    """The tables are not those of this program."""


class NewerDatabase(WrongVersion):
    def __init__(self, where: str, *, found: str, known: str) -> None:
        super().__init__(
            f"Die Datenbank {where} hat Version {found}, dieses Programm kennt sie bis {known}."
            " Starte das neuere Pausenbrot, oder spiel die Kopie von vor dem Upgrade zurück."
        )


class OlderDatabase(WrongVersion):
    def __init__(self, where: str, *, found: str, needed: str) -> None:
        super().__init__(
            f"Die Datenbank {where} hat Version {found or 'keine'}, dieses Programm braucht {needed}."
            " Sichere sie, dann: pausenbrot db upgrade"
        )


class KeyFault(StorageFault):
    """People in the database cannot be found or written to without the right key."""


class UnreadableKey(KeyFault):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Die Schlüsseldatei {path} lässt sich nicht benutzen: {reason} Leg deine Kopie des Schlüssels"
            " zurück; ohne ihn findet man niemanden in der Datenbank wieder."
        )


class KeyMismatch(KeyFault):
    def __init__(self, where: str) -> None:
        super().__init__(
            f"Die Datenbank {where} gehört zu einem anderen Schlüssel. Gib die passende Schlüsseldatei an"
            " (PAUSENBROT_KEY_FILE), oder beginne mit einer leeren Datenbank."
        )


class NestedWork(StorageFault):
    def __init__(self) -> None:
        super().__init__(
            "This task is already inside a transaction. Hand its work on instead of opening a second one."
        )
