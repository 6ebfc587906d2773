import zipfile
from io import BytesIO

from lxml import etree
from support.review_files import MAIN, review_of

from alignwb.core.bitext.codes import InlineCode
from alignwb.formats.reviewed.review_names import W
from alignwb.formats.translation_unit import TranslationUnit

_W = {"w": W}


def _main(data: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        return etree.fromstring(archive.read(MAIN))


def test_texts_have_their_languages_and_tags_are_grey() -> None:
    code = InlineCode(5, is_pair=False)
    unit = TranslationUnit("Zee", f"Sea{code.ends[0].text}", "Zo?", (), {5: code})
    main = _main(review_of([unit]))
    runs = {
        "".join(map(str, run.itertext())): run.find("w:rPr", _W)
        for run in main.iterfind(".//w:r", _W)
    }
    languages = {
        text: properties.find("w:lang", _W).get(f"{{{W}}}val")  # type: ignore[union-attr]
        for text, properties in runs.items()
        if properties is not None and properties.find("w:lang", _W) is not None
    }
    assert languages == {"Zee": "nl", "Sea": "en", "Zo?": "en"}
    tag = runs["⟦5/⟧"]
    assert tag is not None
    assert tag.find("w:rStyle", _W) is not None


def test_the_header_is_repeated_and_only_targets_and_notes_are_not_shaded() -> None:
    main = _main(review_of([TranslationUnit("a", "b", "c")]))
    header, row = main.iterfind(".//w:tr", _W)
    assert header.find("w:trPr/w:tblHeader", _W) is not None
    shaded = [cell.find("w:tcPr/w:shd", _W) is not None for cell in row.iterfind("w:tc", _W)]
    assert shaded == [True, True, False, True, False]


def test_the_same_units_make_the_same_bytes() -> None:
    units = [TranslationUnit("a", "b")]
    assert review_of(units) == review_of(units)
