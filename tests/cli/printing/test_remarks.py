import pytest

from alignwb.cli.printing.remarks import remark_error, remark_left_out_of_memory
from alignwb.errors import FormatError

Capture = pytest.CaptureFixture[str]


def test_an_error_is_said_with_what_to_do_and_nothing_is_printed(capsys: Capture) -> None:
    remark_error(FormatError("a.tmx, line 3: cut off", hint="Copy it again."))
    remark_error(FormatError("b.tmx, line 1: no TMX"))
    assert capsys.readouterr() == (
        "",
        "alignwb: a.tmx, line 3: cut off\n  Copy it again.\nalignwb: b.tmx, line 1: no TMX\n",
    )


def test_what_follows_from_an_error_comes_first(capsys: Capture) -> None:
    remark_left_out_of_memory([FormatError("a.tmx: no TMX"), FormatError("b.tmx: no TMX")])
    assert capsys.readouterr().err == (
        "alignwb: left out of the memory: a.tmx: no TMX\n"
        "alignwb: left out of the memory: b.tmx: no TMX\n"
    )
