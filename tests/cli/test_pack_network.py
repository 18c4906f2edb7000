"""What does a network see of its list of packs, and a company of what is offered?"""

from pathlib import Path

from content.packs.signature import signature_bytes
from tests.cli.packing import CHAMBER_KEY, OTHER, installed, run, tree_of
from tests.content.packs.making import CHAMBER, DETAILS, details, packed


def _network(folder: Path) -> Path:
    target = folder / "netz"
    target.mkdir()
    for version in (1, 2):
        made = packed(OTHER if version == 2 else None, of=details(version=version))
        (target / f"lager-ihk-{version}.pausenbrot.zip").write_bytes(made)
    return target


def test_a_network_offers_and_a_company_takes_what_it_wants(folder: Path) -> None:
    key = run("pack-key", "--out", "netz.pem").stdout
    public = key.split("zum Weitergeben: ")[1].splitlines()[0]
    target = _network(folder)
    assert run("pack-index", target, "--sign-key", "netz.pem").exit_code == 0
    listing = ("pack-updates", target, "--dir", "neu", "--trust", f"Netz={public}")
    assert f"{DETAILS.title} (lager-ihk): Version 2, hier noch nicht\n" in run(*listing).stdout
    installed(folder)
    result = run(*listing)
    assert result.stdout.startswith("Unterschrift der Liste: unterschrieben von Netz (")
    assert result.stdout.endswith(
        f"{DETAILS.title} (lager-ihk): Version 2, hier liegt 1\n"
        "  2: Ein Fall mehr\n"
        f"  pausenbrot content unpack {target}/lager-ihk-2.pausenbrot.zip --out neu\n"
    )
    assert run("unpack", target / "lager-ihk-2.pausenbrot.zip", "--out", "neu", "--replace").exit_code == 0
    assert run(*listing).stdout.endswith("\nNichts Neues.\n")


def test_a_list_that_the_network_did_not_sign_is_refused(folder: Path) -> None:
    target = _network(folder)
    assert run("pack-index", target).exit_code == 0
    assert run("pack-updates", target, "--dir", "neu").exit_code == 0
    assert run("pack-updates", target, "--dir", "neu", "--trust", CHAMBER_KEY).exit_code == 1
    (target / "index.sig").write_bytes(signature_bytes(b"andere Liste", CHAMBER))
    result = run("pack-updates", target, "--dir", "neu")
    assert result.exit_code == 1
    assert "Jemand hat die Liste geändert" in result.stdout


def test_a_new_list_without_a_key_leaves_no_old_signature(folder: Path) -> None:
    target = _network(folder)
    run("pack-key", "--out", "netz.pem")
    run("pack-index", target, "--sign-key", "netz.pem")
    assert (target / "index.sig").exists()
    run("pack-index", target)
    assert not (target / "index.sig").exists()


def test_a_pack_with_a_fault_keeps_the_list_as_it_was(folder: Path) -> None:
    target = _network(folder)
    run("pack-index", target)
    before = tree_of(target)
    (target / "x-1.pausenbrot.zip").write_bytes(b"x")
    assert run("pack-index", target).exit_code == 1
    assert tree_of(target)["index.yaml"] == before["index.yaml"]
