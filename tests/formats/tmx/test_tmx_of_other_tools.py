from pathlib import Path

import pytest

from alignwb.errors import FormatError
from alignwb.formats.read_report import ReadReport
from alignwb.formats.tmx.tmx_reader import read_tmx


def pairs(
    tmp_path: Path, body: str, target: str = "en", *, root: str = "<tmx>"
) -> tuple[list[tuple[int, str, str]], ReadReport]:
    path = tmp_path / "klant.tmx"
    path.write_text(f"{root}<header/><body>{body}</body></tmx>", encoding="utf-8")
    report = ReadReport()
    units = read_tmx(path, "nl", target, report)
    return [(number, unit.source, unit.target) for number, unit in units], report


def tu(*variants: tuple[str, str]) -> str:
    texts = (f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    return f"<tu>{''.join(texts)}</tu>"


@pytest.mark.parametrize(
    ("dutch", "english"), [("dut", "ENG"), ("Nederlands", "English (Ireland)")]
)
def test_languages_are_known_by_any_code_or_name(tmp_path: Path, dutch: str, english: str) -> None:
    found, report = pairs(tmp_path, tu((dutch, "Rogge."), (english, "Rye.")))
    assert found == [(1, "Rogge.", "Rye.")]
    assert report.left_out_total == 0


def test_what_is_left_out_is_told_with_its_unit_and_the_languages_there_are(
    tmp_path: Path,
) -> None:
    body = tu(("nl", "Rogge.")) + tu(("de", "Hafer."), ("en", "Oats.")) + tu(("nl", ""), ("en", ""))
    found, report = pairs(tmp_path, body)
    assert found == []
    assert {reason: str(places) for reason, places in report.left_out.items()} == {
        "no text in en (its languages: nl)": "unit 1",
        "no text in nl (its languages: de, en)": "unit 2",
        "no text in nl or en (its languages: none)": "unit 3",
    }
    assert list(report.languages) == ["nl", "de", "en"]


def test_each_text_of_a_language_makes_a_pair(tmp_path: Path) -> None:
    found, _ = pairs(tmp_path, tu(("nl", "Rogge."), ("en", "Rye."), ("en", "Rye."), ("en", "Rye!")))
    assert found == [(1, "Rogge.", "Rye."), (1, "Rogge.", "Rye!")]
    found, _ = pairs(tmp_path, tu(("nl-BE", "Frieten."), ("nl-NL", "Patat."), ("en-IE", "Chips.")))
    assert found == [(1, "Frieten.", "Chips."), (1, "Patat.", "Chips.")]


def test_another_region_beside_the_wanted_one_is_counted(tmp_path: Path) -> None:
    body = tu(("nl", "Frieten."), ("en-US", "Fries."), ("en-GB", "Chips."))
    found, report = pairs(tmp_path, body, "en-GB")
    assert found == [(1, "Frieten.", "Chips.")]
    assert list(report.left_out) == ["its text in en-US, beside the one in en-GB"]
    empty = tu(("nl", "Frieten."), ("en-GB", ""), ("en-US", "Fries."))
    assert pairs(tmp_path, empty, "en-GB")[0] == [(1, "Frieten.", "Fries.")]


def test_more_pairs_than_are_read_of_a_unit_are_counted(tmp_path: Path) -> None:
    many = [("nl", f"a{n}") for n in range(11)] + [("en", f"b{n}") for n in range(10)]
    found, report = pairs(tmp_path, tu(*many))
    assert len(found) == 100
    assert report.left_out_total == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Het dak\n        lekt\t. ", "Het dak lekt\t."),
        ("een<ph>&lt;br/&gt;</ph>twee", "een twee"),
        ("een<bpt>&lt;p&gt;</bpt>twee", "een twee"),
        ("k<bpt>&lt;b&gt;</bpt>o<ept/>p", "kop"),
        ("re\u0301e\u0308l", "réël"),
        ("a&#11;b&#1;c", "a b�c"),
    ],
)
def test_a_text_is_one_line_composed_and_without_glue(tmp_path: Path, text: str, read: str) -> None:
    found, report = pairs(tmp_path, tu(("nl", text), ("en", "x")))
    assert found == [(1, read, "x")]
    assert bool(report.mended) == ("&#" in text)


def test_namespaces_do_not_count_but_the_root_does(tmp_path: Path) -> None:
    body = tu(("nl", "Rogge."), ("en", "Rye."))
    for root in ('<tmx xmlns="http://example.org/tmx">', "<tmx xmlns:a='b'>"):
        assert pairs(tmp_path, body, root=root)[0] == [(1, "Rogge.", "Rye.")]
    path = tmp_path / "x.tmx"
    path.write_text("<t:html xmlns:t='tmx'/>", encoding="utf-8")
    with pytest.raises(FormatError, match="not TMX"):
        list(read_tmx(path, "nl", "en"))


def test_notes_of_a_unit_and_of_its_texts_are_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "klant.tmx"
    path.write_text(
        "<tmx><header/><body><tu><note>Titel</note><note>Kort</note>"
        '<tuv xml:lang="nl-BE"><note>Zuidelijk</note><note>Kort</note><seg>Schoon.</seg></tuv>'
        '<tuv xml:lang="en"><note/><seg>Pretty.</seg><note>or: clean</note></tuv>'
        '<tuv xml:lang="fr"><note>douteux</note><seg>Joli.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    [(_, unit)] = read_tmx(path, "nl", "en")
    assert unit.note.splitlines() == ["Titel", "Kort", "Zuidelijk", "or: clean"]


def test_texts_inside_of_codes_are_told_as_left_out_of_units_that_are_taken(tmp_path: Path) -> None:
    link = '<ph>&lt;img alt="<sub>{}</sub>"></ph>'
    body = tu(("nl", f"Zie {link.format('de sluis')}."), ("en", f"See {link.format('a lock')}."))
    body += tu(("nl", f"Leeg {link.format(' ')}."), ("en", "Empty."))
    body += tu(("nl", "Ja."), ("en", "Yes."), ("fr", f"Oui {link.format('là')}."))
    found, report = pairs(tmp_path, body)
    assert [source for _, source, _ in found] == ["Zie .", "Leeg .", "Ja."]
    assert {reason: str(places) for reason, places in report.mended.items()} == {
        "text inside of codes (<sub>) is left out": "unit 1"
    }
    assert report.left_out_total == 0


def test_what_looks_like_a_footnote_marker_is_read_as_it_is(tmp_path: Path) -> None:
    found, report = pairs(tmp_path, tu(("nl", "Niet [^a-f] of [^q]."), ("en", "Not [^q].")))
    assert found == [(1, "Niet [^a-f] of [^q].", "Not [^q].")]
    assert not report.mended
