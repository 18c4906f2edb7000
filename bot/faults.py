"""What ends the running bot, and with which number? Everything else is gone on after."""

from bot.exits import Exit
from reporting.privacy import BUDGET


class RunFault(Exception):  # noqa: N818 - faults, as everywhere in this project
    """The bot cannot go on; the message says what the operator can do."""

    exit_code: Exit


class WrongToken(RunFault):
    exit_code = Exit.WRONG_TOKEN

    def __init__(self) -> None:
        super().__init__(
            "Der Token wird nicht angenommen. Hol bei @BotFather den gültigen und trag ihn als "
            "PAUSENBROT_TOKEN ein."
        )


class LaneTaken(RunFault):
    exit_code = Exit.CONFIGURATION

    def __init__(self, lane: int) -> None:
        super().__init__(
            f"Spur {lane} dieser Datenbank gehört einem anderen Bot. Ist das ein zweiter Bot: "
            f"PAUSENBROT_LANE={lane + 1}. Ersetzt er den alten: erst den alten beenden, dann "
            "pausenbrot run --replace-bot. Wer in Telegram lernt, muss den neuen Bot danach einmal starten."
        )


class ServerUnreachable(RunFault):
    exit_code = Exit.UNREACHABLE

    def __init__(self, api_url: str) -> None:
        super().__init__(
            f"Der Server {api_url} ist nicht zu erreichen. Prüf das Netz, den Proxy und PAUSENBROT_API_URL."
        )


class AnotherPoller(RunFault):
    exit_code = Exit.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            "Ein anderer Prozess fragt mit demselben Token. Beende ihn, oder starte diesen mit "
            "PAUSENBROT_ROLE=worker."
        )


class BudgetExceeded(RunFault):
    exit_code = Exit.BUDGET

    def __init__(self, unit: str, charged: float, *, allowed: float = BUDGET) -> None:
        limit = f"{allowed:g}".replace(".", ",")
        super().__init__(
            f"Das Schutzbudget hält nicht: „{unit}“ kostet in 52 Wochen {charged:.4f}, erlaubt sind {limit}. "
            "Es wird nichts gezogen. Spiel die letzte Sicherung ein oder melde den Fehler."
        )


class Stuck(RunFault):
    exit_code = Exit.STUCK

    def __init__(self, silence_s: float) -> None:
        super().__init__(
            f"Der Bot hat seit {silence_s:.0f} Sekunden nicht mehr nach Neuem gefragt und beendet sich, "
            "damit er neu gestartet wird. Das Log zeigt die letzten Schritte."
        )
