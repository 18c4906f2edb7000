"""When does a calendar file say that somebody works?"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.icalfile import IcalFault, shifts_in

FIRST, LAST = date(2026, 10, 19), date(2026, 12, 19)


def event(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def read(*events: str, zone: str = "Europe/Berlin") -> list[str]:
    """Each shift as "24.10. 06:00-14:00"."""
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""))
    found = shifts_in(text.encode(), zone=zone, first=FIRST, last=LAST)
    return [f"{day:%d.%m.} {span.starts:%H:%M}-{span.ends:%H:%M}" for day, span in found]


@pytest.mark.parametrize(
    ("lines", "shift"),
    [
        (("DTSTART:20261020T060000", "DTEND:20261020T140000"), "20.10. 06:00-14:00"),
        (("DTSTART:20261020T060000", "DURATION:PT8H"), "20.10. 06:00-14:00"),
        (("DTSTART:20261020T040000Z", "DTEND:20261020T120000Z"), "20.10. 06:00-14:00"),
        (
            ("DTSTART;TZID=Europe/London:20261020T210000", "DTEND;TZID=Europe/London:20261021T050000"),
            "20.10. 22:00-06:00",
        ),
    ],
    ids=["local", "duration", "utc", "zone"],
)
def test_a_shift_is_read_in_the_learners_own_time(lines: tuple[str, ...], shift: str) -> None:
    assert read(event(*lines)) == [shift]


def test_a_shift_that_repeats_keeps_its_hours_when_the_clocks_change() -> None:
    weekly = event(
        "UID:a",
        "DTSTART;TZID=Europe/Berlin:20261013T060000",
        "DTEND;TZID=Europe/Berlin:20261013T140000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261110T235959Z",
        "EXDATE;TZID=Europe/Berlin:20261103T060000",
    )
    assert read(weekly) == ["20.10. 06:00-14:00", "27.10. 06:00-14:00", "10.11. 06:00-14:00"]


def test_a_single_one_of_them_that_was_moved_is_read_where_it_is() -> None:
    weekly = event("UID:a", "DTSTART:20261020T060000", "DTEND:20261020T140000", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event(
        "UID:a", "RECURRENCE-ID:20261027T060000", "DTSTART:20261028T140000", "DTEND:20261028T220000"
    )
    assert read(weekly, moved) == ["20.10. 06:00-14:00", "28.10. 14:00-22:00"]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;VALUE=DATE:20261020", "DTEND;VALUE=DATE:20261021"),
        ("DTSTART:20261020T060000", "DTEND:20261020T061500"),
        ("DTSTART:20261020T060000", "DTEND:20261022T060000"),
        ("DTSTART:20261020T060000", "DTEND:20261020T140000", "STATUS:CANCELLED"),
        ("DTSTART:20260901T060000", "DTEND:20260901T140000"),
        ("DTSTART:20270901T060000", "DTEND:20270901T140000"),
        ("DTSTART:20261020T060000", "DTEND:20261020T140000", "RRULE:FREQ=SECONDLY"),
        ("DTSTART:19700101T060000", "DTEND:19700101T140000", "RRULE:FREQ=DAILY"),
        ("DTSTART:20261020T060000",),
        ("SUMMARY:nichts",),
    ],
    ids=["day", "short", "long", "cancelled", "past", "far", "seconds", "old", "endless", "empty"],
)
def test_what_is_no_shift_to_come_is_left_out(lines: tuple[str, ...]) -> None:
    assert read(event("UID:a", *lines)) == []


@pytest.mark.parametrize(
    "raw",
    [b"", b"Guten Tag", b"\x00\xff", b"BEGIN:VCALENDAR", b"END:VCALENDAR"],
)
def test_what_is_no_calendar_is_said_to_be_none(raw: bytes) -> None:
    with pytest.raises(IcalFault):
        shifts_in(raw, zone="Europe/Berlin", first=FIRST, last=LAST)


LINES = st.sampled_from(
    [
        "DTSTART:20261020T060000",
        "DTSTART:20261020T060000Z",
        "DTSTART;VALUE=DATE:20261020",
        "DTEND:20261020T140000",
        "DTEND:20261020T140000Z",
        "DURATION:-PT8H",
        "RRULE:FREQ=DAILY;BYDAY=MO",
        "RRULE:FREQ=",
        "RRULE:FREQ=DAILY;UNTIL=20261101",
        "EXDATE:20261021T060000",
        "RECURRENCE-ID:20261021T060000Z",
        "UID:a",
        "STATUS:",
        "DTSTART;TZID=Nirgendwo:20261020T060000",
        "DTSTART:99999999T999999",
        "X",
        "END:VEVENT",
        "BEGIN:VEVENT",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.lists(LINES, max_size=7), max_size=3))
def test_any_file_is_read_or_refused(events: list[list[str]]) -> None:
    try:
        read(*(event(*lines) for lines in events))
    except IcalFault:
        return
