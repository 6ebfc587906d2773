"""Dictionaries in UTX are tables whose header stands in comments."""

from pathlib import Path

import pytest

from alignwb.core.terms.termbase import TermStatus
from alignwb.errors import FormatError
from alignwb.formats.termbase.termbase_table import read_tsv

PATH = Path("molens.utx")


def utx(pair: str, *rows: str, names: str = "#src\ttgt\tsrc:pos\tterm status") -> bytes:
    return "\n".join((f"#UTX 1.20; {pair}; 2020-01-01", names, *rows, "")).encode()


@pytest.mark.parametrize(
    ("pair", "rows"),
    [
        ("nl-NL/en-GB", ["kap\tcap\tnoun\tapproved", "kruien\twinding\tverb\tforbidden"]),
        ("en/nld", ["cap\tkap\tnoun\tapproved", "winding\tkruien\tverb\tforbidden"]),
    ],
)
def test_either_direction_is_read(pair: str, rows: list[str]) -> None:
    read = read_tsv(utx(pair, *rows), PATH)
    assert [(line, term.source, term.target, term.status) for line, term in read.terms] == [
        (3, "kap", "cap", TermStatus.PREFERRED),
        (4, "kruien", "winding", TermStatus.FORBIDDEN),
    ]


def test_comments_between_terms_are_none() -> None:
    read = read_tsv(utx("nl/en", "kap\tcap", "# een\topmerking", "roede\tstock"), PATH)
    assert [term.target for _, term in read.terms] == ["cap", "stock"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (utx("de/fr", "Haube\tcoiffe"), "molens.utx:1: this dictionary is from and to de/fr"),
        (utx("nl/en", "kap\tcap", names="# niets"), "no comment names the columns"),
    ],
    ids=["other languages", "no header"],
)
def test_what_it_lacks_is_said(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        read_tsv(data, PATH)
