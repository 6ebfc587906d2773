"""Typing does not wait for Python's collector of cycles."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from support.small_project import make_project, the_document

from alignwb.tui.app import AlignwbApp


async def test_no_key_waits_for_a_full_collection(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = AlignwbApp(project, the_document(project))

    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        with _full_collections() as full:
            for _ in range(30):
                await pilot.press("a", "b", "space", "ctrl+down", "ctrl+up")

    assert len(full) <= 1


@contextmanager
def _full_collections() -> Iterator[list[int]]:
    """Gathers an entry for each full collection inside."""
    seen: list[int] = []

    def note(phase: str, info: Mapping[str, int]) -> None:
        if phase == "start" and info["generation"] == 2:
            seen.append(2)

    gc.callbacks.append(note)
    try:
        yield seen
    finally:
        gc.callbacks.remove(note)
