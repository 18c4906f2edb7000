"""With which exit code does a fault end a command?"""

from bot.exits import Exit
from bot.faults import RunFault
from db.errors import KeyFault, SecondProcess, StorageFault, WrongVersion


def exit_code_of(fault: StorageFault | RunFault) -> Exit:
    match fault:
        case RunFault():
            return fault.exit_code
        case SecondProcess():
            return Exit.SECOND_PROCESS
        case WrongVersion():
            return Exit.DATABASE_VERSION
        case KeyFault():
            return Exit.KEY_FILE
        case _:
            return Exit.DATABASE
