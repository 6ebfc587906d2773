import pytest

from alignwb.cli.printing.remarks import remark_error, remark_memory_problems
from alignwb.errors import EngineError, FormatError
from alignwb.services.memory.sources import MemoryProblem

Capture = pytest.CaptureFixture[str]


def test_an_error_is_said_with_what_to_do_and_nothing_is_printed(capsys: Capture) -> None:
    remark_error(FormatError("a.tmx, line 3: cut off", hint="Copy it again."))
    remark_error(FormatError("b.tmx, line 1: no TMX"))
    assert capsys.readouterr() == (
        "",
        "alignwb: a.tmx, line 3: cut off\n  Copy it again.\nalignwb: b.tmx, line 1: no TMX\n",
    )


def test_what_follows_from_an_error_comes_first(capsys: Capture) -> None:
    remark_memory_problems(
        (
            MemoryProblem("a.tmx", FormatError("a.tmx: no TMX")),
            MemoryProblem("b.tmx", FormatError("b.tmx: no TMX")),
        )
    )
    assert capsys.readouterr().err == (
        "alignwb: left out of the memory: a.tmx: no TMX\n"
        "alignwb: left out of the memory: b.tmx: no TMX\n"
    )


def test_what_is_mended_already_is_not_said_to_be_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = EngineError("the index was damaged", hint="It was made again.")
    remark_memory_problems([MemoryProblem("memory.sqlite", error, is_left_out=False)])
    assert capsys.readouterr().err == "alignwb: the index was damaged\n  It was made again.\n"


def test_a_line_end_in_a_name_begins_no_remark(capsys: Capture) -> None:
    remark_error(FormatError("a\nalignwb: all is well: cut off", hint="See b\n   c"))
    assert capsys.readouterr().err == (
        "alignwb: a\n  alignwb: all is well: cut off\n  See b\n  c\n"
    )
