"""What do the buttons say between the poster and the consent?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuestAnswer:
    language: str
    code: str
    position: int


@dataclass(frozen=True, slots=True)
class GuestNext:
    """After the guest case: the four things."""

    language: str
    code: str
    position: int


@dataclass(frozen=True, slots=True)
class GuestLanguage:
    language: str
    code: str


@dataclass(frozen=True, slots=True)
class GuestLanguages:
    """Which languages are there? Below the guest case, which stays as it is."""

    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Consent:
    choice: str
    """yes, uncounted, read, no"""
    language: str
    code: str
    position: int
    """the option of the guest case"""
    notice: str
    """version of the notice that stands above the button"""


@dataclass(frozen=True, slots=True)
class Reconsent:
    """Says yes to a changed notice."""

    choice: str
    """yes, read, leave"""
    notice: str
    """version of the notice that stands above the button"""


BeginningAction = GuestAnswer | GuestNext | GuestLanguage | GuestLanguages | Consent | Reconsent
