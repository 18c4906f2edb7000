"""What does the demo do to the folder that it is given?"""

from pathlib import Path

from bot.demo import performing


async def test_what_was_in_the_folder_before_stays(tmp_path: Path) -> None:
    for name in ("pausenbrot.db", "pausenbrot.key"):
        (tmp_path / name).write_text("of a real company")
    async with performing(tmp_path) as (_, stage):
        await stage.reset()
    for name in ("pausenbrot.db", "pausenbrot.key"):
        assert (tmp_path / name).read_text() == "of a real company"
