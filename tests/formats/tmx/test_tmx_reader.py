from pathlib import Path

import pytest

from alignwb.errors import FormatError
from alignwb.formats.text.tsv import read_tsv
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.translation_unit import TranslationUnit

HEAD = '<?xml version="1.0"?><tmx version="1.4"><header/><body>'


def _units(path: Path, body: str) -> list[tuple[int, TranslationUnit]]:
    path.write_text(f"{HEAD}{body}</body></tmx>", encoding="utf-8")
    return list(read_tmx(path, "nl", "en-GB"))


def _tu(*variants: tuple[str, str], before: str = "") -> str:
    texts = (f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    return f"<tu>{before}{''.join(texts)}</tu>"


@pytest.mark.parametrize("lang", ["en-GB", "EN_gb", "en", "en-US"])
def test_a_text_is_taken_by_its_language_however_it_is_spelled(tmp_path: Path, lang: str) -> None:
    [(number, unit)] = _units(tmp_path / "a.tmx", _tu(("NL-be", "Ja."), (lang, "Yes.")))
    assert (number, unit.source, unit.target) == (1, "Ja.", "Yes.")


def test_the_exact_language_goes_before_others(tmp_path: Path) -> None:
    body = _tu(("nl", "Kleur."), ("en-US", "Color."), ("en-GB", "Colour."))
    [(_, unit)] = _units(tmp_path / "a.tmx", body)
    assert unit.target == "Colour."


def test_units_without_both_texts_are_passed_over_but_counted(tmp_path: Path) -> None:
    body = _tu(("nl", "Ja.")) + _tu(("nl", "Nee."), ("en", ""))
    body += _tu(("nl", "Ja."), ("en", "Yes."), before='<note>N</note><prop type="x-kind">t</prop>')
    assert _units(tmp_path / "a.tmx", body) == [
        (3, TranslationUnit("Ja.", "Yes.", "N", (("kind", "t"),)))
    ]


def test_codes_of_other_tools_go_and_the_text_inside_marks_stays(tmp_path: Path) -> None:
    text = 'Een <bpt i="1">&lt;b&gt;</bpt>groot<ept i="1">&lt;/b&gt;</ept> <hi>huis</hi>.'
    [(_, unit)] = _units(tmp_path / "a.tmx", _tu(("nl", text), ("en", "A big house.")))
    assert unit.source == "Een groot huis."


@pytest.mark.parametrize("text", [f"{HEAD}<tu>", "<html/>", "", "no XML"])
def test_what_is_no_tmx_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.tmx"):
        list(read_tmx(path, "nl", "en"))


def test_tab_separated_units_are_read_with_or_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("target\tsource\tkind\nYes\\tno.\tJa.\ttitle\n", encoding="utf-8")
    unit = TranslationUnit("Ja.", "Yes\tno.", "", (("kind", "title"),))
    assert list(read_tsv(path)) == [(2, unit)]
    path.write_text("Ja.\tYes\\no.\n\nNee.\t\n", encoding="utf-8")
    assert list(read_tsv(path)) == [(1, TranslationUnit("Ja.", r"Yes\no."))]


def test_a_line_without_a_target_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("Ja.\tYes.\nNee.\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.tsv, line 2"):
        list(read_tsv(path))
    path.write_bytes(b"Ja.\tYes.\n\xff\t\n")
    with pytest.raises(FormatError, match="not UTF-8"):
        list(read_tsv(path))
