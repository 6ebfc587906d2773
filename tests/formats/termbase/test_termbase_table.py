"""Tables of terms as other programs and people have them."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.formats.termbase.termbase_rows import ReadTerms
from alignwb.formats.termbase.termbase_table import (
    read_csv,
    read_tsv,
    write_csv,
    write_omegat,
    write_tsv,
)

PATH = Path("terms.csv")
P, A, F, K = (
    TermStatus.PREFERRED,
    TermStatus.ADMITTED,
    TermStatus.FORBIDDEN,
    TermStatus.DO_NOT_TRANSLATE,
)


def rows(read: ReadTerms) -> list[tuple[str, str, TermStatus]]:
    return [(term.source, term.target, term.status) for _, term in read.terms]


def remarks(read: ReadTerms) -> dict[str, tuple[int, ...]]:
    return dict(read.remarks)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Approved", P),
        ("goedgekeurd", P),
        ("Voorkeur", P),
        ("voorkeursterm", P),
        ("Preferred term", P),
        ("toegelaten", A),
        ("Toegestaan", A),
        ("alternative", A),
        ("Deprecated", F),
        ("verboden", F),
        ("Niet gebruiken", F),
        ("do not use", F),
        ("verouderd", F),
        ("obsolete", F),
        ("deprecatedTerm-admn-sts", F),
        ("Do not translate", K),
        ("niet vertalen", K),
    ],
)
def test_statuses_are_known_in_dutch_and_english(cell: str, status: TermStatus) -> None:
    read = read_csv(f"Nederlands;Engels;Status\nwiek;sail;{cell}\n".encode(), PATH)
    assert rows(read) == [("wiek", "sail", status)]
    assert not read.unstated


@pytest.mark.parametrize("yes", ["true", "WAAR", "ja", "J", "x", "1", "Yes", "✓"])
@pytest.mark.parametrize("no", ["false", "onwaar", "nee", "N", "", "0", "-"])
def test_a_column_says_which_renderings_are_forbidden(yes: str, no: str) -> None:
    text = f"nl;en;Verboden;Niet vertalen\nwiek;sail;{no};\nwiek;wing;{yes};\nas;as;;{yes}\n"
    read = read_csv(text.encode(), PATH)
    assert rows(read) == [("wiek", "sail", P), ("wiek", "wing", F), ("as", "as", K)]
    assert read.unstated == {2}
    assert read.remarks == ()


def test_what_a_status_or_a_yes_means_is_said_where_it_is_not_known() -> None:
    read = read_csv(b"nl;en;status;forbidden\na;b;huh;maybe\nc;d;huh;\n", PATH)
    assert rows(read) == [("a", "b", P), ("c", "d", P)]
    assert remarks(read) == {
        "the status “huh” is not known: taken as preferred": (2, 3),
        "“maybe” in “forbidden” is neither yes nor no: taken as no": (2,),
    }


@pytest.mark.parametrize(
    ("cell", "renderings"),
    [
        ("sail; vane", ["sail", "vane"]),
        ("sail / vane / wing", ["sail", "vane", "wing"]),
        ("sail | vane", ["sail", "vane"]),
        ("sail|vane", ["sail", "vane"]),
        ('"sail\nvane"', ["sail", "vane"]),
        ("sail; sail ;", ["sail"]),
        ("and/or", ["and/or"]),
        ("sail, the big one", ["sail, the big one"]),
    ],
)
def test_several_renderings_in_a_cell_are_rows_of_their_own(
    cell: str, renderings: list[str]
) -> None:
    table = f"Dutch\tEnglish\tNote\nwiek\t{cell}\tn\n"
    read = read_csv(table.encode(), PATH)
    assert [term.target for _, term in read.terms] == renderings
    assert [term.status for _, term in read.terms] == [P, *[A] * (len(renderings) - 1)]
    assert {term.note for _, term in read.terms} == {"n"}
    assert bool(read.remarks) is (len(renderings) > 1)


@pytest.mark.parametrize(
    ("cell", "spellings"),
    [
        ("op|bellen", ["opbellen"]),
        ("Uit|lachen", ["Uitlachen"]),
        ("wiek|molenwiek", ["wiek", "molenwiek"]),
        ("wiek; molenwiek", ["wiek", "molenwiek"]),
        ("wiek / roede", ["wiek", "roede"]),
        ("in- en uitgang", ["in- en uitgang"]),
    ],
)
def test_several_spellings_of_a_source_are_variants(cell: str, spellings: list[str]) -> None:
    read = read_csv(f"Dutch\tEnglish\n{cell}\tx\n".encode(), PATH)
    ((_, term),) = read.terms
    assert [term.source, *term.variants] == spellings


def test_variants_may_have_columns_and_notes_several() -> None:
    text = (
        "Nederlands (NL);Nederlands (BE);Synoniemen;Engels;Synoniem EN;Definitie;Opmerking\n"
        "wiek;molenvleugel;roe, roede;sail;vane;arm;oud\n"
    )
    read = read_csv(text.encode(), PATH)
    assert rows(read) == [("wiek", "sail", P), ("wiek", "vane", A)]
    term = read.terms[0].term
    assert term.variants == ("molenvleugel", "roe", "roede")
    assert term.note == "arm; oud"


def test_a_forbidden_or_kept_cell_is_forbidden_or_kept_as_a_whole() -> None:
    text = "nl;en;status\nwiek;wing; \nwiek;wing / arm;verboden\nTASS;Tass / TASS;dnt\n"
    read = read_csv(text.encode(), PATH)
    assert rows(read)[1:] == [("wiek", "wing", F), ("wiek", "arm", F), ("TASS", "Tass / TASS", K)]


def test_a_line_break_in_a_note_is_a_space() -> None:
    read = read_csv(b'nl,en,note\nas,shaft,"een\n twee\tdrie"\n', PATH)
    assert read.terms == ((2, Term("as", "shaft", note="een twee drie")),)
    assert remarks(read) == {"a line break in a cell became a space": (2,)}


def test_a_table_that_excel_calls_unicode_text_is_read() -> None:
    text = 'Nederlands\tEngels\r\nwiek\t"sail, or ""vane"""\r\nas\t"shaft, axle"\r\n'
    for encoding in ("utf-16", "utf-8"):
        read = read_tsv(text.encode(encoding), PATH)
        assert [term.target for _, term in read.terms] == ['sail, or "vane"', "shaft, axle"]
    read = read_tsv(b'Ja\t"Yes," he said\nNee\t"No"\n', PATH)
    assert [term.target for _, term in read.terms] == ['"Yes," he said', '"No"']


def test_sep_titles_and_unread_columns_are_said() -> None:
    text = "sep=;\r\nMolens\r\nVersie:;2\r\n\r\nNr;Engels;Nederlands\r\n1;sail;wiek\r\n"
    read = read_csv(text.encode("utf-8-sig"), PATH)
    assert read.terms == ((6, Term("wiek", "sail")),)
    assert remarks(read) == {
        "passed over, above the header": (2, 3),
        "columns that are not read: Nr": (),
    }


def test_a_row_that_makes_no_term_does_not_cost_the_others() -> None:
    read = read_csv(b"Bron;Vertaling\nwiek;\n;sail\nas;shaft\n", PATH)
    assert rows(read) == [("as", "shaft", P)]
    assert [line for line, _ in read.left_out] == [2, 3]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16-le", "utf-16-be", "cp850"])
def test_a_named_encoding_is_used(encoding: str) -> None:
    text = "Nederlands;Engels\r\ncoöptatie;co-optation\r\n"
    read = read_csv(text.encode(encoding), PATH, encoding=encoding)
    assert rows(read) == [("coöptatie", "co-optation", P)]
    with pytest.raises(FormatError, match=r"terms\.csv.*(cp1252|UTF-16)"):
        read_csv(text.encode(encoding), PATH)


words = st.text(st.sampled_from("aB;/|, \"'=-+1é"), min_size=1, max_size=8).map(str.strip)
texts = words.filter(lambda text: bool(text) and not text.startswith("#"))
terms = st.builds(
    Term,
    texts,
    texts,
    st.sampled_from(TermStatus),
    words,
    words,
    st.lists(texts.filter(lambda text: "|" not in text), max_size=2).map(tuple),
)


@given(st.lists(terms, max_size=5), st.booleans())
def test_what_was_exported_is_imported_unchanged(some: list[Term], for_spreadsheets: bool) -> None:
    for write, read in ((write_csv, read_csv), (write_tsv, read_tsv)):
        written = write(some, for_spreadsheets=for_spreadsheets)
        again = read(written.data, PATH)
        assert [term for _, term in again.terms] == some
        assert (again.remarks, again.left_out, again.unstated) == ((), (), frozenset())


@pytest.mark.parametrize(
    "write",
    [
        lambda terms: write_csv(terms).data,
        lambda terms: write_tsv(terms).data,
        lambda terms: write_tsv(terms, for_spreadsheets=True).data,
        write_omegat,
    ],
)
def test_half_characters_become_marks(write: Callable[[Iterable[Term]], bytes]) -> None:
    data = write([Term("een\udbff", "an \udc00egg")])
    assert "een\ufffd" in data.decode("utf-8-sig")
    assert "an \ufffdegg" in data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("header", "cells", "status"),
    [
        ("Nederlands;Status NL;Engels;Status EN", "dijk;voorkeur;dam;verboden", F),
        ("Nederlands;Status NL;Engels;Status EN", "dijk;verboden;dyke;toegelaten", A),
        ("status_en;nl;en;status_nl;status_fr", "deprecated;dijk;dam;preferred;x", F),
        ("Dutch;Dutch status;English;Status", "dijk;preferred;dam;do not use", F),
        ("Dutch;Dutch status;English", "dijk;deprecated;dam", F),
        ("NL;EN;Forbidden EN", "dijk;dam;yes", F),
        ("nl;en;en_forbidden;nl_forbidden", "dijk;dam;;x", P),
    ],
)
def test_of_two_statuses_that_of_the_rendering_counts(
    header: str, cells: str, status: TermStatus
) -> None:
    read = read_csv(f"{header}\n{cells}\n".encode(), PATH)
    assert [term.status for _, term in read.terms] == [status]
    assert not any("not known" in text for text, _ in read.remarks)


def test_of_two_parts_of_speech_that_of_the_source_counts() -> None:
    table = "Term [nl];Part of Speech [nl];Term [en];Part of Speech [en]\nlopen;ww;walk;noun\n"
    [(_, term)] = read_csv(table.encode(), PATH).terms
    assert (term.source, term.target, term.pos) == ("lopen", "walk", "ww")
