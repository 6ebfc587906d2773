"""A word that the translator puts in the place of the engine's comes back in the drafts to come."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.drafted_bitext import drafted_bitext
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import make_project, the_document
from textual.events import Paste
from textual.pilot import Pilot

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Hypothesis, SegmentRef, Status
from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.translator import DraftRequest
from alignwb.services.project.project import Project
from alignwb.tui.edit import edit_screen as edit_screen_module
from alignwb.tui.edit.edit_screen import EditScreen

FIRST, SECOND, TOUCHED, OPEN = (SegmentRef(p, "s1") for p in ("p1", "p2", "p3", "p4"))
SOURCES = (
    "De kamer was koud.",
    "Zij verliet de kamer.",
    "De kamer had geen ramen.",
    "Hij kwam de kamer binnen.",
)


@pytest.fixture(scope="module")
def drafted() -> Bitext:
    bitext = drafted_bitext(SOURCES)
    assert all("chamber" not in each.target for _, each in bitext.segments())
    edit = edits.set_target(bitext, TOUCHED, "There was no window in the room.")
    return edits.apply(bitext, edit) if edit else bitext


async def confirm_both(pilot: Pilot[None]) -> None:
    for text in ("The chamber was cold.", "She left the chamber."):
        await pilot.press("alt+x")
        await type_text(pilot, text)
        await pilot.press("enter")
        await settled(pilot)


def project_of(folder: Path, bitext: Bitext, settings: str = "") -> Project:
    return make_project(folder, bitext, settings=f"hypotheses = 2\n{settings}")


def target(screen: EditScreen, ref: SegmentRef) -> str:
    return screen.session.bitext.segment(ref).target


async def test_a_word_put_right_twice_is_in_the_other_drafts(
    tmp_path: Path, drafted: Bitext
) -> None:
    project = project_of(tmp_path, drafted)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        await confirm_both(pilot)
        screen = edit_screen(pilot)

        assert "chamber" in target(screen, OPEN)
        assert screen.session.bitext.segment(OPEN).status is Status.DRAFT
        assert target(screen, TOUCHED) == drafted.segment(TOUCHED).target
        assert "1 draft was made again for your own words" in messages(pilot)


async def test_it_is_not_where_the_settings_say_no(tmp_path: Path, drafted: Bitext) -> None:
    project = project_of(tmp_path, drafted, "learn_words = false\n")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        await confirm_both(pilot)

        assert target(edit_screen(pilot), OPEN) == drafted.segment(OPEN).target


async def test_the_word_of_the_termbase_goes_before(tmp_path: Path, drafted: Bitext) -> None:
    project = project_of(tmp_path, drafted)
    project.glossary.write_text("source\ttarget\nkamer\troom\n", encoding="utf-8")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        await confirm_both(pilot)

        assert "room" in target(edit_screen(pilot), OPEN)


async def test_a_sign_put_right_twice_is_in_the_other_drafts(tmp_path: Path) -> None:
    bitext = drafted_bitext(
        (
            "De kamer — een kleine — was koud.",
            "Zij sliep — denk ik — in de kamer.",
            "Hij kwam — eindelijk — de kamer binnen.",
        )
    )
    last = SegmentRef("p3", "s1")
    before = bitext.segment(last).target
    assert "—" in before
    project = project_of(tmp_path, bitext)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        for text in ("It – the room – was cold.", "She slept – I think – in the room."):
            await pilot.press("alt+x")
            pilot.app.post_message(Paste(text))
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
        screen = edit_screen(pilot)

        assert "—" not in target(screen, last)
        assert "–" in target(screen, last)
        assert screen.session.bitext.segment(last).status is Status.DRAFT
        assert "1 draft was made again for your own words" in messages(pilot)

        await pilot.press("ctrl+z")
        await settled(pilot)

        assert target(screen, last) == before


class SayingHarbor:
    """Goes on with one word whatever is asked."""

    name = "saying harbor"

    def continuations(
        self, request: DraftRequest, prefix: str, most: int = 5, document: Sequence[str] = ()
    ) -> tuple[Continuation, ...]:
        del request, prefix, most, document
        return ((ContinuedPart(" harbor", 0.9),),)


@pytest.mark.parametrize(("setting", "ghost"), [("true", " harbour"), ("false", " harbor")])
async def test_what_may_follow_is_in_the_spelling_of_the_translator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, ghost: str
) -> None:
    monkeypatch.setattr(edit_screen_module, "continuer_of", lambda *_: SayingHarbor())
    bitext = drafted_bitext(("De haven is mooi.", "De haven was koud.", "Zij verliet hem."))
    made = bitext.segment(FIRST).draft
    assert made is not None
    wording = replace(made, hypotheses=(Hypothesis("The harbor there.", -0.5),))
    edit = edits.attach_drafts(bitext, dict.fromkeys((FIRST, SECOND), wording))
    assert edit is not None
    bitext = edits.apply(bitext, edit)
    project = project_of(tmp_path, bitext, f"complete = true\nlearn_words = {setting}\n")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        for _ in range(2):
            await pilot.press("alt+x")
            await type_text(pilot, "The harbour there.")
            await pilot.press("enter")
            await settled(pilot)
        await pilot.press("alt+x", "x")
        await settled(pilot)

        assert edit_screen(pilot).editor.ghost == ghost
