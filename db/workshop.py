"""What has a company written for itself? Revisions of its modules, pictures, and local notes."""

import json
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from contacts.model import CompanyId
from contacts.workshop import LocalNote, OwnContent, Revision, RevisionState
from db.schema import local_note, own_content, own_media, revision
from db.transaction import Transaction

GONE = (RevisionState.REPLACED.value, RevisionState.DISCARDED.value)
SEEN = (RevisionState.PUBLISHED.value, RevisionState.WITHDRAWN.value)

_MINE = revision.c.company == bindparam("company")
_CONTENT = select(own_content).where(own_content.c.company == bindparam("company"))
_HOLD = _CONTENT.with_for_update()
_CHANGE = (
    update(own_content)
    .where(own_content.c.company == bindparam("of"))
    .values(state=own_content.c.state + 1, lock=bindparam("new"))
)
_SEEN = select(revision).where(_MINE, revision.c.state.in_(SEEN)).order_by(revision.c.module)
_NEWEST = (
    select(revision)
    .where(_MINE, revision.c.state.not_in(GONE))
    .order_by(revision.c.module, revision.c.number)
)
_OF_MODULE = (
    select(revision).where(_MINE, revision.c.module == bindparam("module")).order_by(revision.c.number.desc())
)
_DROP = delete(revision).where(
    _MINE,
    revision.c.module == bindparam("module"),
    revision.c.number == bindparam("number"),
    revision.c.state.in_(GONE),
)
_MEDIA = select(own_media.c.data).where(
    own_media.c.company == bindparam("company"), own_media.c.hash == bindparam("hash")
)
_PICTURE = select(own_media.c.data).where(own_media.c.hash == bindparam("hash")).limit(1)
_USED = select(revision.c.media).where(_MINE, revision.c.media != "{}")
_UNUSED = delete(own_media).where(
    own_media.c.company == bindparam("company"), own_media.c.hash.not_in(bindparam("used", expanding=True))
)
_NOTES = (
    select(local_note)
    .where(local_note.c.company == bindparam("company"))
    .order_by(local_note.c.unit, local_note.c.language)
)
_DROP_NOTE = delete(local_note).where(
    local_note.c.company == bindparam("company"),
    local_note.c.unit == bindparam("unit"),
    local_note.c.language == bindparam("language"),
)


class Workshop:
    """Fulfils contacts.workshop.Workshop."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    # --- what learners see ----------------------------------------------------------------------

    async def content(self, company: CompanyId) -> OwnContent:
        row = (await self._transaction.run(_CONTENT, {"company": company})).first()
        return OwnContent(state=row.state, lock=row.lock) if row else OwnContent(state=0, lock="")

    async def state(self, company: CompanyId) -> int:
        known = self._transaction.contents.get(company)
        return (await self.content(company)).state if known is None else known

    async def hold(self, company: CompanyId) -> OwnContent:
        await self._transaction.add(own_content, {"company": company, "state": 0, "lock": ""})
        row = (await self._transaction.run(_HOLD, {"company": company})).one()
        return OwnContent(state=row.state, lock=row.lock)

    async def change(self, company: CompanyId, *, lock: str) -> None:
        await self._transaction.run(_CHANGE, {"of": company, "new": lock})
        self._transaction.contents.pop(company, None)

    # --- revisions ------------------------------------------------------------------------------

    async def published(self, company: CompanyId) -> tuple[Revision, ...]:
        return tuple(map(_revision, await self._transaction.run(_SEEN, {"company": company})))

    async def newest(self, company: CompanyId) -> tuple[Revision, ...]:
        return tuple(map(_revision, await self._transaction.run(_NEWEST, {"company": company})))

    async def revisions(self, company: CompanyId, module: str) -> tuple[Revision, ...]:
        found = await self._transaction.run(_OF_MODULE, {"company": company, "module": module})
        return tuple(map(_revision, found))

    async def save(self, company: CompanyId, one: Revision) -> None:
        row = {
            "company": company,
            "module": one.module,
            "number": one.number,
            "state": one.state.value,
            "base": one.base,
            "files": json.dumps(dict(one.files), ensure_ascii=False),
            "media": json.dumps(dict(one.media), sort_keys=True),
            "pack": one.pack,
            "made_on": one.made_on,
        }
        await self._transaction.put(revision, row)

    async def drop(self, company: CompanyId, module: str, number: int) -> None:
        await self._transaction.run(_DROP, {"company": company, "module": module, "number": number})

    # --- pictures -------------------------------------------------------------------------------

    async def add_media(self, company: CompanyId, name: str, data: bytes) -> None:
        await self._transaction.add(own_media, {"company": company, "hash": name, "data": data})

    async def media(self, company: CompanyId, name: str) -> bytes | None:
        found = await self._transaction.run(_MEDIA, {"company": company, "hash": name})
        data: bytes | None = found.scalar_one_or_none()
        return data

    async def picture(self, name: str) -> bytes | None:
        data: bytes | None = (await self._transaction.run(_PICTURE, {"hash": name})).scalar()
        return data

    async def sweep_media(self, company: CompanyId) -> None:
        named = (await self._transaction.run(_USED, {"company": company})).scalars()
        used = sorted({one for media in named for one in json.loads(media).values()})
        await self._transaction.run(_UNUSED, {"company": company, "used": used})

    # --- local notes ----------------------------------------------------------------------------

    async def notes(self, company: CompanyId) -> tuple[LocalNote, ...]:
        return tuple(
            LocalNote(unit=row.unit, language=row.language, note=row.note, problem=row.problem)
            for row in await self._transaction.run(_NOTES, {"company": company})
        )

    async def save_note(self, company: CompanyId, note: LocalNote) -> None:
        key = {"company": company, "unit": note.unit, "language": note.language}
        if note.note or note.problem:
            await self._transaction.put(local_note, key | {"note": note.note, "problem": note.problem})
        else:
            await self._transaction.run(_DROP_NOTE, key)


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        module=row.module,
        number=row.number,
        state=RevisionState(row.state),
        base=row.base,
        files=json.loads(row.files),
        media=json.loads(row.media),
        made_on=row.made_on,
        pack=row.pack,
    )
