"""The project with a memory, on the edit screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.real_embedder import the_embedder
from support.remembering_project import LEFT, make_remembering_project
from support.screens import ListeningApp, Open, edit_screen, helpers_with, on_screen
from support.settling import settled
from textual.pilot import Pilot

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_remembering_project(tmp_path)


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(
        at: SegmentRef = LEFT, size: tuple[int, int] = (160, 40)
    ) -> AsyncIterator[Pilot[None]]:
        helpers = helpers_with(project, the_embedder)
        app = ListeningApp(project, project.find("brief"), helpers=helpers)
        async with on_screen(app, size) as pilot:
            edit_screen(pilot).go(at)
            await settled(pilot)
            yield pilot

    return open_document
