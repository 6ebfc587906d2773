"""Other tools read what we write, and we what they write, where they are installed."""

from pathlib import Path

import pytest
from campaigns.other_tools import Passage, terms_through_toolkit, through_omegat, through_toolkit
from support.finished_work import DOCUMENTS
from support.omegat_runs import NO_OMEGAT, OMEGAT
from support.translate_toolkit import HAS_TOOLKIT, NO_TOOLKIT

with_omegat = pytest.mark.skipif(OMEGAT is None, reason=NO_OMEGAT)
with_toolkit = pytest.mark.skipif(not HAS_TOOLKIT, reason=NO_TOOLKIT)


def lost(passages: list[Passage]) -> list[Passage]:
    assert passages
    return [each for each in passages if each.came < each.total]


@with_omegat
@pytest.mark.timeout(900)
def test_omegat_translates_from_our_files_and_we_read_its_own(tmp_path: Path) -> None:
    assert lost(list(through_omegat(DOCUMENTS[-1], tmp_path))) == []


@with_toolkit
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_toolkit_reads_our_files_and_we_read_its_own(document: str, tmp_path: Path) -> None:
    assert lost(list(through_toolkit(document, tmp_path))) == []


@with_toolkit
def test_the_toolkit_reads_our_terms(tmp_path: Path) -> None:
    assert lost(list(terms_through_toolkit(tmp_path))) == []
