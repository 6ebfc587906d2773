"""The parts of a path as they are shown behind what is typed."""

import pytest

from alignwb.core.drafting.continuer import ContinuedPart
from alignwb.core.languages.words import Span
from alignwb.engines.argos.continuing.prefix_reading import read_prefix
from alignwb.engines.argos.continuing.written_parts import ReadSource, written
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn

STAND_INS = (
    StandIn("Oxford", "kade.nl", "kade.nl", Span(0, 7)),
    StandIn("438", "£ 9", "£9", Span(10, 13)),
    StandIn("NASA", "{'x'}", "{'x'}", Span(20, 25)),
)


def shown(typed: str, *parts: str, case: LineCase = LineCase.AS_IT_IS) -> str | None:
    """What is shown behind a prefix of a document with curly apostrophes."""
    read = read_prefix(typed, STAND_INS, case)
    assert read is not None
    source = ReadSource((), STAND_INS, case, "’")
    found = written([ContinuedPart(text, 0.5) for text in parts], read, source)
    return None if found is None else "".join(part.text for part in found)


@pytest.mark.parametrize(
    ("typed", "parts", "text"),
    [
        ("See", (" Oxford", " here"), " kade.nl here"),
        ("See", (" Oxford's", " page"), " kade.nl’s page"),
        ("It is", (" 438", "."), " £9."),
        ("See kade.nl", ("'s", " page"), "’s page"),
        ("See kade.nl", (" or", " Oxford"), " or"),
        ("See", (" Oxfordshire",), None),
        ("See Ox", ("ford",), None),
        ("See ox", ("ford", " here"), None),
        ("It is 4", ("38", "."), None),
        ("It is 2", ("38", "."), None),
        ("It is 2", ("9", "."), "9."),
        ("It is", (" 1438",), None),
        ("See the", (" Uxford",), None),
        ("See kade.nl", ("shire",), None),
        ("A na", ("sal", " sound"), "sal sound"),
        ("See", (" NASA", " don't"), " {'x'} don’t"),
        ("See", (), ""),
    ],
)
def test_a_stand_in_is_shown_as_its_wording_or_not_at_all(
    typed: str, parts: tuple[str, ...], text: str | None
) -> None:
    assert shown(typed, *parts) == text


def test_a_wording_keeps_its_letters_in_a_line_in_capitals() -> None:
    assert shown("THE", " Oxford", " page", case=LineCase.CAPITALS) == " kade.nl PAGE"


@pytest.mark.parametrize(
    ("typed", "parts", "text"),
    [
        ("She asked", (":", ' "', "Where", "?"), ":"),
        ("She asked: “Where", ("?”", " and"), "?"),
        ("She asked", (" «", "Where"), None),
        ("She asked", (" ‘Where", "?"), None),
        ("She asked: ‘Where", (" now", "?’"), " now?"),
        ("the boys", ("'", " boat"), "’ boat"),
        ("It is", (" Anna's", " boat"), " Anna’s boat"),
        ("It is", (" five", " o'clock"), " five o’clock"),
    ],
)
def test_it_ends_before_a_quotation_mark_and_not_before_an_apostrophe(
    typed: str, parts: tuple[str, ...], text: str | None
) -> None:
    assert shown(typed, *parts) == text
