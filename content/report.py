"""How is what the check found told to a person, to a script, to an editor and on a pull request?"""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final

from content.findings import Finding, summary

SCHEMA: Final = "findings/1"


class Format(StrEnum):
    TEXT = "text"
    """for people: a line for each finding, the numbers at the end"""
    JSON = "json"
    """for scripts: one document"""
    GITHUB = "github"
    """for a pull request: workflow commands that become remarks beside the lines"""
    GCC = "gcc"
    """for editors: the lines that compilers print, which nearly all of them understand"""


def report(findings: Iterable[Finding], form: Format = Format.TEXT) -> str:
    """All of it, without the last line end."""
    return _FORMS[form](tuple(findings))


def _text(findings: tuple[Finding, ...]) -> str:
    return _listed(findings, str)


def _json(findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.is_error for finding in findings)
    document = {
        "schema": SCHEMA,
        "findings": [
            {
                "path": finding.path,
                "line": finding.line,
                "severity": finding.severity.value,
                "code": finding.code,
                "message": finding.message,
            }
            for finding in findings
        ],
        "summary": {"errors": errors, "warnings": len(findings) - errors},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _github(findings: tuple[Finding, ...]) -> str:
    return _listed(findings, _command)


def _command(finding: Finding) -> str:
    place = f"file={_property(finding.path)},line={finding.line},title={_property(finding.code)}"
    return f"::{finding.severity} {place}::{_data(finding.message)}"


def _data(text: str) -> str:
    """
    What a line break in a text must not do: end the command, or begin another one.

    Source: GitHub, workflow commands; % comes first, as it begins the other two.
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _gcc(findings: tuple[Finding, ...]) -> str:
    return _listed(findings, _compiler_line)


def _compiler_line(finding: Finding) -> str:
    """The column is always the first: many editors read no line without one."""
    line = f"{finding.path}:{finding.line}:1: {finding.severity}: {finding.message} [{finding.code}]"
    return "".join(char if char.isprintable() else " " for char in line)


def _listed(findings: tuple[Finding, ...], line: Callable[[Finding], str]) -> str:
    return "\n".join([*map(line, findings), summary(findings)])


_FORMS: Final[Mapping[Format, Callable[[tuple[Finding, ...]], str]]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.GITHUB: _github,
    Format.GCC: _gcc,
}
