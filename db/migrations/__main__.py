"""One migration, in a process that ends with it: the URL comes in, what is wrong goes out."""

import sys

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from db.migrations import migrate


def main() -> int:
    try:
        migrate(make_url(sys.stdin.read().strip()))
    except DBAPIError as error:
        sys.stderr.write(f"{error.orig}.")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
