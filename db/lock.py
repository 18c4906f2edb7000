"""Is another process using this SQLite file?"""

import errno
import fcntl
import os
from pathlib import Path

from db.errors import SecondProcess, UnreachableDatabase


class FileLock:
    """Held from making it until `release`, or until the process ends in whatever way."""

    __slots__ = ("_descriptor",)

    def __init__(self, database: Path) -> None:
        """
        Raises:
            SecondProcess: somebody else holds it.
            UnreachableDatabase: the folder cannot be written to.

        """
        path = database.with_name(database.name + ".lock")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise UnreachableDatabase(str(database), f"{error.strerror or error}.") from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            if error.errno in {errno.EAGAIN, errno.EACCES}:
                raise SecondProcess(database) from None
            raise UnreachableDatabase(str(database), f"{error.strerror or error}.") from error
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        # the file stays: removing it would let two processes hold two files of the same name
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
