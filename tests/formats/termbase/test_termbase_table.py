from collections.abc import Callable, Iterable

import pytest

from alignwb.core.terms.termbase import Term
from alignwb.formats.termbase.termbase_table import write_csv, write_omegat, write_tsv


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
