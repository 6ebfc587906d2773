"""A small document that is open, and a stage for controllers, at its first segment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.empty_stage import EmptyStage
from support.small_project import TITLE, make_project, the_document

from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.session import Session, open_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    project = make_project(tmp_path)
    with open_session(project, the_document(project)) as session:
        yield session


@pytest.fixture
def stage(session: Session) -> EmptyStage:
    return EmptyStage(OpenSegment(session, TITLE))
