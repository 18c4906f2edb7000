"""Under which ids do the modules and images of a pack come here?

Under their own, unless these belong to somebody else here: a trainer, another pack, or what people
learned before. An id that a pack has got here stays the same in all its versions.
"""

from collections.abc import Mapping
from hashlib import sha256

from content.edition import edition
from content.packs.archive import Opened
from content.packs.installed import InstalledPack, Placed
from content.packs.names import FileKind, is_learning_text, kind_of, module_of
from content.packs.renaming import prefixed, renamed_image
from content.packs.shelf import Shelf


def placed_modules(
    opened: Opened, shelf: Shelf, *, before: InstalledPack | None, others: tuple[InstalledPack, ...]
) -> tuple[Placed, ...]:
    """Sorted by the id in the pack; `before` is the version of this pack that is here."""
    settled = {one.name: one.here for one in before.modules} if before else {}
    foreign = {one.here for pack in others for one in pack.modules}
    here = shelf.edition()
    taken = {
        *foreign,
        *settled.values(),
        *(text.id for text in here.texts),
        # an id that was published once belongs to what people learned then, though the file is gone
        *(locked.module for locked in here.lock.values()),
    }
    areas = _areas(opened)
    placed = []
    for module in opened.manifest.module_ids:
        name = settled.get(module, module)
        is_ours = module in settled or (name not in foreign and _is_here(opened, shelf, module))
        if name in taken and not is_ours:
            name = prefixed(
                module,
                area=areas.get(module, ""),
                pack_name=opened.manifest.name,
                taken=frozenset({*taken, *opened.manifest.module_ids}),
            )
        taken.add(name)
        placed.append(Placed(name=module, here=name))
    return tuple(placed)


def _areas(opened: Opened) -> Mapping[str, str]:
    read = edition({path: raw for path, raw in opened.files.items() if is_learning_text(path)})
    return {text.id: text.head.value("area") for text in read.modules}


def _is_here(opened: Opened, shelf: Shelf, module: str) -> bool:
    """Is every text of this module here already, byte for byte, and none more?"""
    return _texts(opened.files, module) == _texts(shelf.texts, module)


def _texts(files: Mapping[str, bytes], module: str) -> Mapping[str, bytes]:
    return {path: raw for path, raw in files.items() if is_learning_text(path) and module_of(path) == module}


def placed_images(opened: Opened, shelf: Shelf, *, before: InstalledPack | None) -> tuple[Placed, ...]:
    """Sorted by the name in the pack."""
    settled = {one.name: one.here for one in before.images} if before else {}
    taken = {name.casefold() for name in shelf.images} | {name.casefold() for name in settled.values()}
    placed = []
    for path, raw in sorted(opened.files.items()):
        if kind_of(path) is not FileKind.IMAGE:
            continue
        own = path.partition("/")[2]
        name = settled.get(own, own)
        if name.casefold() in taken and not _may_be(name, raw, shelf, before=before):
            name = renamed_image(own, pack_name=opened.manifest.name, taken=frozenset(taken))
        taken.add(name.casefold())
        placed.append(Placed(name=own, here=name))
    return tuple(placed)


def _may_be(name: str, raw: bytes, shelf: Shelf, *, before: InstalledPack | None) -> bool:
    """May the image of this name be, or become, these bytes? It was ours, or is the same already."""
    path = f"{FileKind.IMAGE}/{name}"
    is_ours = before is not None and before.sha256_of(path) is not None
    return is_ours or shelf.sha256_of(path) == sha256(raw).hexdigest()
