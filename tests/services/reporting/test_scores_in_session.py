from pathlib import Path

import pytest
from support.scored_project import DRAFTED, make_scored_project

from alignwb.core.bitext.segment import SegmentRef
from alignwb.scoring import Scorer
from alignwb.services.reporting.scores_in_session import Stopped, score_tables, session_scores
from alignwb.services.scoring.hypotheses import ScoredText


def test_the_tables_have_the_scores_of_the_document_as_it_stands(tmp_path: Path) -> None:
    project = make_scored_project(tmp_path)
    found = session_scores(project.find("brief"), DRAFTED)
    tables = {table.heading: table.rows for table in score_tables(found, SegmentRef("p1", "s1"))}
    lines = found.total[ScoredText.TARGET].lines
    scores = Scorer().corpus(
        [line.hypothesis for line in lines], [line.match.reference for line in lines], bootstrap=0
    )
    assert [row[0] for row in tables[""]] == ["", "segments", "BLEU", "chrF2++", "TER"]
    assert [row[2] for row in tables[""][2:]] == [f"{score.value:.1f}" for score in scores]
    assert [row[0] for row in tables["This segment"]] == ["draft", "target"]
    worst = [float(row[0]) for row in tables["The worst targets"]]
    assert worst == sorted(worst)
    assert all(len(row[0]) <= 58 for row in tables["What to make of it"])


def test_scoring_stops_when_nobody_waits(tmp_path: Path) -> None:
    project = make_scored_project(tmp_path)
    with pytest.raises(Stopped):
        session_scores(project.find("brief"), DRAFTED, lambda: False)
