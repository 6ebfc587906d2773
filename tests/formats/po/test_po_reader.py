from pathlib import Path

import pytest

from alignwb.errors import AlignwbError, FormatError
from alignwb.formats.po.po_reader import read_po
from alignwb.formats.read_report import ReadReport

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n"Language: {}\\n"\n\n'


def _read(
    tmp_path: Path, text: str | bytes, report: ReadReport | None = None
) -> list[tuple[str, str]]:
    path = tmp_path / "x.po"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(unit.source, unit.target) for _, unit in read_po(path, ("nl", "en"), report)]


def test_what_gettext_writes_is_read(tmp_path: Path) -> None:
    text = HEADER.format("UTF-8", "en_GB") + (
        '# van de vertaler\n#. uit de code\n#: a.c:3\n#| msgid "oud"\nmsgctxt "menu"\n'
        'msgid "Een "\n"molen\\n"\nmsgstr "A mill\\t\\"\\x41\\101"\n\n'
        'msgid "%d dag"\nmsgid_plural "%d dagen"\nmsgstr[0] "%d day"\nmsgstr[1] "%d days"\n'
    )
    path = tmp_path / "x.po"
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    [first, day, days] = list(read_po(path, ("nl", "en")))
    assert (first[1].source, first[1].target) == ("Een molen\n", 'A mill\t"AA')
    assert first[1].note == "van de vertaler"
    assert first[1].properties == (("context", "menu"), ("client-note", "uit de code"))
    assert [(number, unit.target) for number, unit in (day, days)] == [
        (2, "%d day"),
        (2, "%d days"),
    ]


def test_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    report = ReadReport()
    text = HEADER.format("UTF-8", "en") + (
        'msgid "a"\nmsgstr "b"\n\n#, fuzzy, c-format\nmsgid "c"\nmsgstr "d"\n\n'
        'msgid "e"\nmsgstr ""\n\n#~ msgid "f"\n#~ msgstr "g"\n'
    )
    assert _read(tmp_path, text, report) == [("a", "b")]
    assert {why: places.first for why, places in report.left_out.items()} == {
        "an entry that is marked as fuzzy": [2],
        "an entry without a source or a translation": [3],
        "an entry that is obsolete": [4],
    }


def test_a_catalogue_of_the_other_direction_is_turned_round(tmp_path: Path) -> None:
    report = ReadReport()
    text = HEADER.format("UTF-8", "nl_NL") + 'msgid "day"\nmsgstr "dag"\n'
    assert _read(tmp_path, text, report) == [("dag", "day")]
    assert "exchanged" in report.remarks[0]


def test_a_catalogue_of_another_language_gives_nothing_and_says_which(tmp_path: Path) -> None:
    report = ReadReport()
    assert _read(tmp_path, HEADER.format("UTF-8", "fr") + 'msgid "a"\nmsgstr "b"\n', report) == []
    assert list(report.languages) == ["fr"]
    assert report.left_out_total == 1


def test_the_encoding_of_the_header_is_taken(tmp_path: Path) -> None:
    text = HEADER.format("ISO-8859-1", "en") + 'msgid "één"\nmsgstr "óne"\n'
    assert _read(tmp_path, text.encode("latin-1")) == [("één", "óne")]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b'msgid "a"\nmsgstr "b\n', 2, "quotation mark"),
        (b'msgid "a" b"\nmsgstr "c"\n', 1, "quotation mark"),
        (b'msgid "a"\nmsgid "b"\n', 2, "twice"),
        (b'"a"\n', 1, "no keyword"),
        (b'msgstr "a"\n', 1, "before any msgid"),
        (b'msgid "a"\nmsgstr\n', 2, "msgstr has no text"),
        (b'msgid\n# b\n"a"\nmsgstr "b"\n', 1, "msgid has no text"),
        (b'msgid "a"\n\nEen regel.\n', 3, "no line of a PO file"),
        (b'msgid "a"\nmsgstr "\xe9"\n', 2, "not in the encoding"),
        (b'msgid ""\nmsgstr "charset=klingon\\n"\n', 0, "klingon"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: bytes, line: int, what: str
) -> None:
    with pytest.raises(AlignwbError, match=what) as raised:
        _read(tmp_path, text)
    assert isinstance(raised.value, FormatError)
    assert raised.value.message.startswith(
        f"{tmp_path / 'x.po'}" + (f", line {line}:" if line else ":")
    )
