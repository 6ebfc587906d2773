from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.formats.termbase.termbase_tsv import (
    TermbaseFile,
    add_term,
    read_termbase,
    write_termbase,
)

PATH = Path("glossary.tsv")
FULL = """# Names as the author spells them
source\ttarget\tstatus\tpos\tnote\tvariants
Komintern\tComintern\t\tnoun\tthe Third International\t

  # Ideology
tverdost\ttverdost\tdo-not-translate\tnoun\thardness\tverdost | tverdost'
koelak\tfarmer\tForbidden\t\t\t
"""


def read(text: str) -> TermbaseFile:
    return read_termbase(text.encode("utf-8"), PATH)


def test_terms_are_read_in_order_with_everything_they_say() -> None:
    assert read(FULL).termbase.terms == (
        Term("Komintern", "Comintern", pos="noun", note="the Third International"),
        Term(
            "tverdost",
            "tverdost",
            TermStatus.DO_NOT_TRANSLATE,
            "noun",
            "hardness",
            ("verdost", "tverdost'"),
        ),
        Term("koelak", "farmer", TermStatus.FORBIDDEN),
    )


@pytest.mark.parametrize(
    "text",
    [
        "source\ttarget\na\tb\n",
        "\ufeffsource\ttarget\r\na\tb\r\n",
        "Target\tid\tSource\nb\t7\ta\n",
        "source\ttarget\tstatus\na\tb",
        "a\tb",
        "a\tb\tany remark\n",
        "# no header\n\n a \t b \t\t\n",
        "source\ttarget\ra\tb\r",
    ],
)
def test_other_ways_to_write_a_table_are_read(text: str) -> None:
    assert read(text).termbase.terms == (Term("a", "b"),)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet", "source\ttarget\n", "\ufeff"])
def test_a_file_without_terms_is_an_empty_termbase(text: str) -> None:
    assert read(text).termbase.terms == ()


@pytest.mark.parametrize("cell", ["do not translate", "Do_Not_Translate", "DO-NOT-TRANSLATE"])
def test_a_status_is_read_however_it_is_spelled(cell: str) -> None:
    file = read(f"source\ttarget\tstatus\nPravda\t\t{cell}\n")
    assert file.termbase.terms == (Term("Pravda", "Pravda", TermStatus.DO_NOT_TRANSLATE),)


@pytest.mark.parametrize(
    ("data", "line", "message", "hint"),
    [
        (b"source\tdoel\na\tb\n", 1, "no column “target”", "Columns: source"),
        (b"source\ttarget\tnote\tnote\n", 1, "column “note” twice", "Rename"),
        (b"a   b\nc\n", 1, "“a   b” has no target", "not spaces"),
        ("source\ttarget\n".encode("utf-16"), 1, "not UTF-8", "UTF-8"),
    ],
)
def test_what_is_no_termbase_is_refused_with_its_line_and_what_to_do(
    data: bytes, line: int, message: str, hint: str
) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read_termbase(data, PATH)
    assert caught.value.message.startswith(f"{PATH}:{line}: ")
    assert hint in caught.value.hint


@pytest.mark.parametrize("rest", [b"", b"zon\tsun\n"])
@pytest.mark.parametrize(
    ("data", "line", "message", "hint"),
    [
        (b"source\ttarget\tstatus\na\tb\tbest\n", 2, "“best” is no status", "preferred, admitted"),
        (b"source\ttarget\n\n\tb\n", 3, "no source", "begin the line with #"),
        (b"source\ttarget\na   b\n", 2, "“a   b” has no target", "not spaces"),
        (b"source\ttarget\n# caf\xe9\ncaf\xe9\tcaf\xe9\n", 3, "not UTF-8", "UTF-8"),
        (b"source\ttarget\n" + b"a" * 100_001 + b"\tb\n", 2, "100,000 characters", "Shorten"),
    ],
)
def test_a_row_that_makes_no_term_is_named_and_the_others_are_read(
    data: bytes, line: int, message: str, hint: str, rest: bytes
) -> None:
    file = read_termbase(data + rest, PATH)
    assert file.termbase.terms == ((Term("zon", "sun"),) if rest else ())
    [problem] = file.problems
    assert problem.message.startswith(f"{PATH}:{line}: ")
    assert message in problem.message
    assert hint in problem.hint


def test_a_line_in_another_encoding_keeps_its_bytes_when_a_term_is_added() -> None:
    data = b"source\ttarget\ncaf\xe9\tcaf\xe9\n\xff\n"
    file = read_termbase(data, PATH)
    assert write_termbase(file) == data
    assert write_termbase(add_term(file, Term("zon", "sun"))) == data + b"zon\tsun\n"


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(FormatError, match="not a text file"):
        read("PK\0\0")


@given(
    st.lists(st.sampled_from([*FULL.splitlines(keepends=True), "a\tb\r\n", "\n", "#\r", "a\tb"]))
)
def test_a_file_is_written_as_it_was_read(lines: list[str]) -> None:
    data = "".join(lines).encode("utf-8")
    try:
        file = read_termbase(data, PATH)
    except FormatError:
        assume(False)
    else:
        assert write_termbase(file) == data


@pytest.mark.parametrize(
    ("before", "row"),
    [
        (
            "",
            "source\ttarget\tstatus\tpos\tnote\tvariants\nSovnarkom\tSovnarkom\tpreferred\t\t\t\n",
        ),
        (FULL, "Sovnarkom\tSovnarkom\tpreferred\t\t\t\n"),
        ("a\tb\n", "Sovnarkom\tSovnarkom\n"),
        ("target\tid\tsource\r\nb\t7\ta\r\n", "Sovnarkom\t\tSovnarkom\r\n"),
    ],
)
def test_a_term_is_added_as_one_line_at_the_end(before: str, row: str) -> None:
    file = add_term(read(before), Term("Sovnarkom", "Sovnarkom"))
    assert write_termbase(file).decode("utf-8") == before + row
    assert file.termbase.terms[-1] == Term("Sovnarkom", "Sovnarkom")


def test_a_last_line_without_an_end_gets_one() -> None:
    file = add_term(read("source\ttarget\r\na\tb"), Term("c", "d"))
    assert write_termbase(file) == b"source\ttarget\r\na\tb\r\nc\td\r\n"


@pytest.mark.parametrize(
    "term",
    [
        Term("a\tb", "c"),
        Term("a", "b\nc"),
        Term("#a", "b"),
        Term(" a", "b"),
        Term("", "b"),
        Term("a", ""),
        Term("a", "b", variants=("c|d",)),
    ],
)
def test_what_a_line_cannot_hold_is_refused(term: Term) -> None:
    file = read(FULL)
    with pytest.raises(FormatError, match="cannot hold"):
        add_term(file, term)


def test_what_no_column_can_hold_is_refused() -> None:
    with pytest.raises(FormatError, match="no column “note”") as caught:
        add_term(read("a\tb\n"), Term("c", "d", note="remark"))
    assert "header" in caught.value.hint


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
terms = st.builds(
    Term,
    source=cells,
    target=cells,
    status=st.sampled_from(TermStatus),
    pos=cells,
    note=cells,
    variants=st.lists(cells, max_size=2).map(tuple),
)


@given(st.lists(terms, max_size=5))
def test_added_terms_read_back_as_they_were(added: list[Term]) -> None:
    file = read("# mine\n")
    kept = []
    for term in added:
        try:
            file = add_term(file, term)
        except FormatError:
            continue
        kept.append(term)
    assert list(read_termbase(write_termbase(file), PATH).termbase.terms) == kept


def test_a_term_can_be_added_below_an_unfinished_first_row() -> None:
    file = read_termbase(b"molen\nvaart\tcanal\n", PATH)
    assert len(file.problems) == 1
    added = add_term(file, Term("wiek", "sail"))
    assert write_termbase(added).decode() == "molen\nvaart\tcanal\nwiek\tsail\n"


def test_a_header_in_other_words_is_one_and_a_row_that_is_added_keeps_to_it() -> None:
    text = "Engelse term\tNederlandse term\tOpmerking\nsail\twiek\toud\n"
    file = read(text)
    assert file.termbase.terms == (Term("wiek", "sail", note="oud"),)
    added = add_term(file, Term("as", "shaft"))
    assert write_termbase(added).decode() == f"{text}shaft\tas\t\n"


def test_a_column_of_forbidden_renderings_is_not_taken_for_nothing() -> None:
    with pytest.raises(FormatError, match="no column “Verboden”") as caught:
        read("Nederlands\tEngels\tVerboden\nwiek\twing\tja\n")
    assert "alignwb terms import" in caught.value.hint


def test_rows_of_another_encoding_are_named_and_the_rest_is_used() -> None:
    file = read_termbase("source\ttarget\nzeeën\tseas\nwiek\tsail\n".encode("cp1252"), PATH)
    assert [term.source for term in file.termbase.terms] == ["wiek"]
    [problem] = file.problems
    assert problem.message.endswith(":2: not UTF-8: byte EB, which would be “ë” in cp1252")
