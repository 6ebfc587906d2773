"""Files of clients in several languages: those of the document, and what is left out."""

import pytest
from support.client_xliff import PATH, read, segments_of, translated

from alignwb.core.bitext.segment import Status
from alignwb.core.reading.blocks import BlockSegment, Untranslated
from alignwb.formats.xliff1.client_file import read_xliff_1


def files(*parts: tuple[str, str]) -> bytes:
    """A file with a `<file>` for each pair of attributes and units."""
    bodies = (
        f"<file original='{number}' datatype='x' {languages}><body>{units}</body></file>"
        for number, (languages, units) in enumerate(parts)
    )
    return f"<xliff version='1.2'>\n{chr(10).join(bodies)}\n</xliff>".encode()


def pair(source: str = "", target: str = "") -> str:
    stated = {"source-language": source, "target-language": target}
    return " ".join(f"{name}='{value}'" for name, value in stated.items() if value)


def unit(source: str, target: str = "") -> str:
    approved = f"approved='yes'><source>{source}</source><target>{target}</target>"
    rest = approved if target else f"><source>{source}</source>"
    return f"<trans-unit id='1' {rest}</trans-unit>"


MIXED = files(
    (pair("nl", "en"), unit("De vis zwemt.", "The fish swims.")),
    (pair("nl", "fr"), unit("Het  paard <x id='1'/>staat.", "Le cheval est debout.") + unit(" ")),
    (pair("nl-BE", "en-GB"), f"<group>{unit('De os rust.')}</group>"),
    (pair("sv", "en"), unit("Fisken simmar.", "The fish swims.")),
)


def test_what_is_in_other_languages_than_the_first_file_is_left_out_and_stays() -> None:
    document = read(MIXED)
    assert document.languages == ("nl", "en")
    assert segments_of(document) == [
        BlockSegment("De vis zwemt.", "The fish swims.", Status.CONFIRMED),
        BlockSegment("De os rust."),
    ]
    assert document.left_out == (
        Untranslated("text from nl to fr", ("Het paard staat.",)),
        Untranslated("text from sv to en", ("Fisken simmar.",)),
    )
    [remark] = document.remarks
    assert remark == (
        "it holds texts of several pairs of languages: from nl to en, from nl to fr, from nl-BE to"
        " en-GB, from sv to en; only those from nl to en are taken"
    )
    written = translated(MIXED, {"De os rust.": "The ox rests."})
    added = b'<target state="translated">The ox rests.</target>'
    assert written == MIXED.replace(
        b"<source>De os rust.</source>", b"<source>De os rust.</source>" + added
    )


def test_regions_and_what_is_not_stated_keep_nothing_apart() -> None:
    document = read(
        files(
            (pair("Dutch", "EN-us"), unit("Ga zitten.")),
            (pair("nl"), unit("Sta op.")),
            (pair(), unit("Loop door.")),
        )
    )
    assert [each.source for each in segments_of(document)] == [
        "Ga zitten.",
        "Sta op.",
        "Loop door.",
    ]
    assert document.left_out == ()
    assert not any("only those" in each for each in document.remarks)


@pytest.mark.parametrize(
    ("stated", "languages", "taken"),
    [
        ([pair("da"), pair("nl", "en")], ("nl", "en"), ["tekst 1"]),
        ([pair("da"), pair("nl")], ("da", ""), ["tekst 0"]),
        ([pair(), pair(target="pl")], ("", "pl"), ["tekst 0", "tekst 1"]),
        ([pair(), pair()], None, ["tekst 0", "tekst 1"]),
    ],
)
def test_the_first_file_that_states_both_says_the_documents(
    stated: list[str], languages: tuple[str, str] | None, taken: list[str]
) -> None:
    data = files(*((each, unit(f"tekst {number}")) for number, each in enumerate(stated)))
    document = read_xliff_1(data, PATH)
    assert document.languages == languages
    assert [each.source for each in segments_of(document)] == taken
