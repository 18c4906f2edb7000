"""With which number does a command end? Scripts and supervisors read it.

0 done · 1 findings · 2 configuration or usage · 3 wrong token · 4 server unreachable
5 second process · 6 database version · 7 key file · 8 another poller holds the token · 9 database
10 stuck, to be started again · 11 the protection budget does not hold
"""

from enum import IntEnum


class Exit(IntEnum):
    DONE = 0
    FINDINGS = 1
    CONFIGURATION = 2
    WRONG_TOKEN = 3
    UNREACHABLE = 4
    SECOND_PROCESS = 5
    DATABASE_VERSION = 6
    KEY_FILE = 7
    CONFLICT = 8
    DATABASE = 9
    STUCK = 10
    BUDGET = 11
