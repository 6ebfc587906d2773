import io
import sys
import unicodedata

import pytest
from rich.cells import cell_len

from alignwb.cli.printing.output import file_on_stdout, one_of, print_each, print_table

Capture = pytest.CaptureFixture[str]
ENDS = ["words", " 12", " 1"]


class Terminal(io.StringIO):
    """A stdout that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_file_goes_to_a_pipe_byte_for_byte(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with file_on_stdout() as stdout:
        stdout.write(b"een\r\n\x1b[2J\xff\n")
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == b"een\r\n\x1b[2J\xff\n"


def test_a_file_that_a_terminal_shows_does_not_drive_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    with file_on_stdout() as stdout:
        stdout.write("één\n\x1b[2Jtwee\n".encode())
        assert terminal.getvalue() == ""
    assert terminal.getvalue() == "één\n␛[2Jtwee\n"


@pytest.mark.parametrize(
    "name", ["reünie", unicodedata.normalize("NFD", "reünie één"), "手紙 3", "⑴ ﬁets", "x\u200dy"]
)
def test_columns_stand_below_each_other_whatever_the_names(name: str, capsys: Capture) -> None:
    print_table([("document", "words", name), (name, "12", "x"), ("a", "1", "yy")])
    rows = capsys.readouterr().out.splitlines()
    assert len({cell_len(row) for row in rows}) == 1
    ends = [row[: row.rindex(end) + len(end)] for row, end in zip(rows, ENDS, strict=True)]
    assert len(set(map(cell_len, ends))) == 1


def test_items_are_printed_as_lines_or_as_objects_and_counted(capsys: Capture) -> None:
    def show(*, as_json: bool) -> int:
        return print_each(
            iter((1, 2)),
            as_json=as_json,
            to_json=lambda item: {"item": item},
            to_line=lambda item: f"item {item}\x1b",
        )

    assert show(as_json=False) == 2
    assert capsys.readouterr().out == "item 1␛\nitem 2␛\n"
    assert show(as_json=True) == 2
    assert capsys.readouterr().out == '{"item": 1}\n{"item": 2}\n'


@pytest.mark.parametrize(
    ("names", "words"), [(["tmx"], "tmx"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_names_are_offered_as_a_choice_in_words(names: list[str], words: str) -> None:
    assert one_of(names) == words
