from pathlib import Path

import pytest
from support.conformance_files import GOOD, TMX
from support.pdf_documents import Printed, pdf

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.errors import AlignwbError, FormatError
from alignwb.formats.checked_files import checked_file
from alignwb.formats.xliff import write_xliff

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n'


@pytest.mark.parametrize(
    ("name", "data", "standard", "holds"),
    [
        ("kust.tmx", TMX.encode(), "TMX 1.4", "1 unit"),
        ("kust.po", f'{PO}msgid "duin"\nmsgstr "dune"\n'.encode(), "PO", "1 segment"),
        ("kust.csv", b"source,target\nduin,dune\nwad,mudflat\n", "csv", "2 units or 2 terms"),
        ("kust.utf8", b"duin\tdune\n", "omegat", "1 term"),
        ("kust.md", b"# Duin\n\nEen *duin*.\n", "md", "2 texts"),
        ("kust.PDF", pdf([Printed("Een duin.", 72, 700)]), "pdf", "1 text"),
        ("kust.xlf", GOOD["xliff2"].encode(), "XLIFF 2.1", None),
    ],
)
def test_a_file_is_told_with_what_is_in_it(
    name: str, data: bytes, standard: str, holds: str | None, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    checked = checked_file(path)
    assert (checked.standard, checked.findings) == (standard, ())
    assert checked.holds if holds is None else checked.holds == holds


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("kust.xyz", b"duin", "does not say what kind of file"),
        ("kust.csv", b"", "nothing in it is read as csv"),
        ("kust.docx", b"PK\x03\x04 no more", "kust.docx"),
        ("kust.po", b"duin = dune\n", "line 1"),
    ],
)
def test_a_file_that_is_not_read_is_refused_in_words(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(AlignwbError) as refused:
        checked_file(path)
    assert isinstance(refused.value, FormatError)
    assert said in refused.value.message
    assert name in refused.value.message


def test_a_catalogue_that_violates_rules_is_still_counted(tmp_path: Path) -> None:
    path = tmp_path / "kust.po"
    path.write_text('msgid "wad"\nmsgstr "mudflat"\n', encoding="utf-8")
    checked = checked_file(path)
    assert ([each.rule for each in checked.findings], checked.holds) == (["no-header"], "1 segment")


def test_a_bitext_that_keeps_the_standard_and_cannot_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "duin.xlf"
    bead = new_bead("s1", [Sentence("Een duin.")], [Sentence("A dune.", place=4)], confidence=0.5)
    sound = write_xliff(Bitext("duin", "", (Paragraph("p1", Kind.PARAGRAPH, (bead,)),)))
    path.write_bytes(sound)
    assert checked_file(path).holds == "1 segment"
    path.write_bytes(sound.replace(b'"target_places":[4]', b'"target_places":["vier"]'))
    with pytest.raises(FormatError, match=r"duin\.xlf, line \d+: .*no bead this program knows"):
        checked_file(path)
