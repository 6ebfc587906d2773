import re
from io import BytesIO
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.formats.po.po_reader import read_po
from alignwb.formats.po.po_writer import write_po
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout

LAYOUT = UnitLayout(("nl", "en-GB"), "sentence")
PLACE = (("document", "brief"), ("segment", "p1/s1"))


def _written(*units: TranslationUnit) -> str:
    file = BytesIO()
    write_po(file, units, LAYOUT, "1.0")
    return file.getvalue().decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(prose, prose, prose), min_size=1, max_size=4))
def test_texts_and_notes_come_back(tmp_path: Path, texts: list[tuple[str, str, str]]) -> None:
    path = tmp_path / "x.po"
    units = [
        TranslationUnit(source, target, note, PLACE)
        for source, target, note in ([text.replace("\0", "") for text in row] for row in texts)
        if source and target
    ]
    path.write_bytes(_written(*units).encode())
    read = [unit for _, unit in read_po(path, ("nl", "en"))]
    assert [(unit.source, unit.target) for unit in read] == [(u.source, u.target) for u in units]
    # The ends of a note's lines are all alike in comments.
    expected = [re.sub("\r\n|\r", "\n", unit.note) for unit in units]
    assert [unit.note for unit in read] == expected
    assert all(unit.properties[:2] == PLACE for unit in read)


def test_only_what_somebody_confirmed_is_not_fuzzy() -> None:
    statuses = ("draft", "edited", "confirmed", "reviewed", "locked")
    units = (TranslationUnit("a", "b", properties=(("status", each),)) for each in statuses)
    entries = _written(*units).split("\n\n")[1:]
    assert ["#, fuzzy" in entry for entry in entries] == [True, True, False, False, False]


def test_the_same_source_twice_is_no_duplicate() -> None:
    unit = TranslationUnit("Ja.", "Yes.", properties=PLACE)
    bare = TranslationUnit("Ja.", "Yes.")
    contexts = re.findall("(?m)^msgctxt .*", _written(unit, unit, bare, bare))
    assert len(contexts) == len(set(contexts)) == 3


def test_what_no_catalogue_holds_is_replaced_and_counted() -> None:
    file = BytesIO()
    written = write_po(file, [TranslationUnit("a\0", "b\ud800")], LAYOUT, "1.0")
    assert written.replaced == 2
    assert 'msgid "a\ufffd"\nmsgstr "b\ufffd"' in file.getvalue().decode()
