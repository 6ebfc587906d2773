from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.errors import FormatError
from alignwb.formats.read_report import ReadReport
from alignwb.formats.text.json_lines import read_json_lines, write_json_lines
from alignwb.formats.translation_unit import TranslationUnit


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(TranslationUnit, prose, prose, prose, st.just((("status", "x"),)))))
def test_units_come_back_each_from_its_line(tmp_path: Path, units: list[TranslationUnit]) -> None:
    path = tmp_path / "x.jsonl"
    file = BytesIO()
    assert write_json_lines(file, units).units == len(units)
    path.write_bytes(file.getvalue())
    whole = [(n, unit) for n, unit in enumerate(units, 1) if unit.source and unit.target]
    assert list(read_json_lines(path)) == whole


def test_what_other_programs_write_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        '{"translation": {"nl": "a", "en": "b"}, "id": 3}\n\n{"nl": "c", "en": "d", "note": "e"}\n'
        '{"source": "f"}\n["g"]\n',
        encoding="utf-8-sig",
    )
    report = ReadReport()
    units = read_json_lines(path, ("nl-NL", "en"), report)
    assert next(units) == (1, TranslationUnit("a", "b"))
    assert next(units) == (3, TranslationUnit("c", "d", "e"))
    with pytest.raises(FormatError, match="line 5: this is no JSON object"):
        next(units)
    assert report.left_out_total == 1


@pytest.mark.parametrize("line", ['{"source": "a"', "[" * 100_000, '{"source": ' + "9" * 10_000])
def test_what_is_no_json_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(f"{{}}\n{line}\n", encoding="utf-8")
    with pytest.raises(FormatError, match="line 2: this is no JSON"):
        list(read_json_lines(path))
