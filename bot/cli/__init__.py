"""How does the program begin? With no more of it than the command needs."""

import sys


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["content"]:  # called at every save and commit; loading all the rest takes a second
        from bot.cli.content import app as content

        content(args=words[1:], prog_name="pausenbrot content")
        return
    from bot.cli.commands import run

    run()
