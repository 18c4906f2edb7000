"""Companies to write documents for; the database's shape is the real one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.papers.inventory import Offered, Reporting, Storage, inventory
from bot.settings import Settings
from contacts.model import Company, CompanyId
from db.shape import RETENTION, TABLES
from reporting.documents import Inventory
from reporting.model import Release, Unit, UnitId
from reporting.ports import Pending

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STORAGE = Storage(tables=TABLES, retention=RETENTION)
NOTHING_PENDING = Pending(headcount=None, budget=None, unit=None)
STOCK = Offered(
    title="Der Bestand stimmt nicht", area="daten", area_title="Datenkompetenz", since=date(2026, 11, 2)
)
TOKEN = "123456:a-very-secret-token"


def a_house(
    *,
    headcount: int = 20,
    council: bool = True,
    employer: bool = False,
    telegram: bool = True,
    name: str = "Schreinerei Lindner",
    operator: str = "IHK Musterstadt, Musterstadt",
    budget: float = 0.5,
    network: int | None = None,
    siblings: bool = False,
    pending: Pending = NOTHING_PENDING,
    releases: Sequence[Release] = (),
    modules: Sequence[Offered] = (STOCK,),
    database_url: str = "",
) -> Inventory:
    """`network`: heads of the companies that it has figures together with."""
    company = Company(
        id=CompanyId(7),
        name=name,
        headcount=headcount,
        zone="Europe/Berlin",
        state="BY",
        language="de",
        trade="handwerk",
        created_on=date(2026, 11, 2),
    )
    unit = Unit(
        id=UnitId(7),
        name="Verbund Muster" if network else name,
        zone="Europe/Berlin",
        headcount=network or headcount,
        budget=budget,
        is_network=network is not None,
    )
    settings = Settings(
        _env_file=None,
        token=TOKEN,
        api_url="https://api.telegram.org" if telegram else "https://chat.example",
        database_url=database_url,
        operator=operator,
        operator_is_employer=employer,
    )
    return inventory(
        settings=settings,
        storage=STORAGE,
        company=company,
        reporting=Reporting(unit=unit, releases=releases, pending=pending, has_siblings=siblings),
        modules=modules,
        council=council,
        now=NOW,
    )
