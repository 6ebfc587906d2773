"""A project with a document to be mended, as the current folder."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, Status
from alignwb.services.project.project import Project

_DRAFT = Draft("argos", "translate-nl_en", "0.1", (Hypothesis("Anna read a book.", -0.4),))
_DRAFTED = Segment(
    "s1", "Anna las een boek.", _DRAFT.text, Status.DRAFT, _DRAFT.origin, _DRAFT, "a note"
)
_CUT_WRONGLY = (
    Paragraph("p1", Kind.HEADING, (Segment("s1", "De trein"),)),
    Paragraph("p2", Kind.PARAGRAPH, (_DRAFTED, Segment("s2", "Toen werd het laat en"))),
    Paragraph("p3", Kind.PARAGRAPH, (Segment("s1", "ging zij naar huis."), Segment("s2", "Stil."))),
)


@pytest.fixture
def bitext() -> Bitext:
    return Bitext("reis", "seeds/reis.txt", _CUT_WRONGLY)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bitext: Bitext) -> Project:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path, bitext)


@pytest.fixture
def confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bitext: Bitext) -> Project:
    """The same with its draft confirmed."""
    monkeypatch.chdir(tmp_path)
    second = bitext.paragraphs[1]
    done = replace(second.segments[0], status=Status.CONFIRMED)
    changed = replace(second, segments=(done, *second.segments[1:]))
    return make_project(tmp_path, bitext.with_paragraphs((changed,)))
