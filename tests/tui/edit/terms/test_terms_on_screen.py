"""Terms on the screen: put in with one key, chosen, and added from what is selected."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from support.real_embedder import the_embedder
from support.screens import ListeningApp, Open, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document
from support.waiting import LONG_S
from textual.pilot import Pilot
from textual.widgets import Input, Static

from alignwb.alignment.ports import Embedder
from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.services.project.project import Project
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.edit.panels import SidePanel, shown_terms
from alignwb.tui.edit.terms.term_form import TermForm

SOURCE = "De tverdost van de Sovnarkom en de Zjenotdel was bekend."
TARGET = "The firmness of Sovnarkom and the women’s section was known."
PLACE = SegmentRef("p4", "s1")
GLOSSARY = """\
source\ttarget\tstatus\tpos\tnote\tvariants
Sovnarkom\tSovnarkom\tpreferred\tname\t\t
tverdost\ttverdost\tpreferred\tnoun\thardness, a virtue\t
tverdost\ttoughness\tforbidden\tnoun\t\t
Zjenotdel\tZhenotdel\tpreferred\tname\t\t
Zjenotdel\tWomen’s Department\tadmitted\tname\t\t
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    segment = Segment("s1", SOURCE, TARGET, Status.EDITED)
    bitext = replace(
        BITEXT,
        paragraphs=(*BITEXT.paragraphs, Paragraph("p4", Kind.PARAGRAPH, (segment,))),
    )
    project = make_project(tmp_path, bitext)
    project.glossary.write_text(GLOSSARY, encoding="utf-8")
    return project


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(
        *, links_wait_for: Event | None = None, read_only: bool = False
    ) -> AsyncIterator[Pilot[None]]:
        def open_embedder() -> Embedder:
            assert links_wait_for is None or links_wait_for.wait(LONG_S)
            return the_embedder()

        helpers = helpers_with(project, open_embedder)
        if links_wait_for is None:
            helpers.word_links.links(SOURCE, TARGET)
        app = ListeningApp(project, the_document(project), helpers=helpers, read_only=read_only)
        async with on_screen(app, (160, 40)) as pilot:
            edit_screen(pilot).go(PLACE)
            await pilot.pause()
            yield pilot

    return open_document


async def test_a_glossary_with_bad_rows_is_used_and_they_are_named(
    project: Project, opened: Open
) -> None:
    with project.glossary.open("a", encoding="utf-8") as file:
        file.write("halfweg\t\n")
    async with opened() as pilot:
        said = [each.message for each in pilot.app._notifications]
        assert any("“halfweg” has no target" in message for message in said)
        assert edit_screen(pilot).term_commands.terms.termbase.terms


async def test_a_glossary_that_cannot_be_read_keeps_nobody_from_opening_a_document(
    project: Project, opened: Open
) -> None:
    project.glossary.write_bytes("source\ttarget\n".encode("utf-16"))
    async with opened() as pilot:
        said = [each.message for each in pilot.app._notifications]
        assert any("glossary.tsv:1: not UTF-8" in message for message in said)
        assert not edit_screen(pilot).term_commands.terms.termbase.terms


def form_of(pilot: Pilot[None]) -> TermForm:
    assert isinstance(pilot.app.screen, TermForm)
    return pilot.app.screen


def filled_in(form: TermForm) -> tuple[str, str]:
    source, target = (form.query_one(f"#{name}", Input).value for name in ("source", "target"))
    return source, target


def glossary_rows(project: Project) -> list[list[str]]:
    lines = project.glossary.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[:3] for line in lines]


async def pressed_once_settled(pilot: Pilot[None], *keys: str) -> None:
    """Press each key when the words that stand there now are linked."""
    for key in keys:
        await settled(pilot)
        await pilot.press(key)


async def test_a_term_that_is_rendered_so_is_ticked(opened: Open) -> None:
    async with opened() as pilot:
        shown = shown_terms(edit_screen(pilot).query_one(SidePanel).shown.terms)
        assert [(each.term.target, each.is_honoured) for each in shown] == [
            ("tverdost", False),
            ("toughness", False),
            ("Sovnarkom", True),
            ("Zhenotdel", False),
            ("Women’s Department", False),
        ]


async def test_one_key_after_another_puts_in_the_terms_that_are_missing(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+t")
        assert edit_screen(pilot).current.text == TARGET.replace("firmness", "tverdost")
        await pilot.press("alt+x", *"Here")
        await pressed_once_settled(pilot, "ctrl+t")
        assert edit_screen(pilot).current.text == "Here tverdost"
        await pressed_once_settled(pilot, "space", "ctrl+t", "ctrl+t")
        assert edit_screen(pilot).current.text == "Here tverdost Sovnarkom Zhenotdel"


async def test_the_term_the_cursor_is_at_goes_first(opened: Open) -> None:
    async with opened() as pilot:
        box = edit_screen(pilot).editor
        box.move_cursor((0, TARGET.index("section")))
        await pressed_once_settled(pilot, "ctrl+t")
        assert "Zhenotdel" in edit_screen(pilot).current.text
        assert "firmness" in edit_screen(pilot).current.text


async def test_with_all_terms_in_place_the_key_says_so_and_the_list_puts_one_in(
    opened: Open,
) -> None:
    async with opened() as pilot:
        keys = ("alt+x", "ctrl+t", "space", "ctrl+t", "space", "ctrl+t", "space")
        await pressed_once_settled(pilot, *keys)
        text = edit_screen(pilot).current.text
        assert text == "tverdost Sovnarkom Zhenotdel "
        await pilot.press("ctrl+t")
        assert isinstance(pilot.app.screen, EditScreen)
        assert edit_screen(pilot).current.text == text
        assert "has all terms" in messages(pilot)
        await pilot.press("alt+t")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("4")
        assert edit_screen(pilot).current.text == text + "Women’s Department"


@pytest.mark.parametrize(
    ("source", "typed", "keys", "expected"),
    [
        ("De schippers kwamen aan.", "They arrived.", (), "They arrived skippers."),
        ("De schippers kwamen aan.", "Skippers arrived.", (), "Skippers arrived."),
        ("Zij zag een ui.", "She saw a", (), "She saw an onion"),
        ("De brug werd afgebroken.", "The bridge was", (), "The bridge was demolished"),
        ("Men brak het af.", "They it.", ("home", "ctrl+right"), "They demolished it."),
        ("Schippers zongen.", "", (), "Skippers"),
    ],
)
async def test_a_term_comes_in_the_form_of_its_dutch_and_apart_from_its_neighbours(
    tmp_path: Path, source: str, typed: str, keys: tuple[str, ...], expected: str
) -> None:
    segment = Segment("s1", source, typed, Status.EDITED if typed else Status.INITIAL)
    bitext = replace(BITEXT, paragraphs=(Paragraph("p1", Kind.PARAGRAPH, (segment,)),))
    project = make_project(tmp_path, bitext)
    project.glossary.write_text(
        "source\ttarget\tpos\nschipper\tskipper\tnoun\nui\tonion\tnoun\nafbreken\tdemolish\tverb\n",
        encoding="utf-8",
    )
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project, None))
    async with on_screen(app, (160, 40)) as pilot:
        await pilot.press(*keys, "ctrl+t")
        assert edit_screen(pilot).current.text == expected
        assert edit_screen(pilot).editor.text == expected


async def test_any_term_can_be_chosen_but_no_forbidden_one(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+x", "alt+t", "4")
        assert edit_screen(pilot).current.text == "Women’s Department"
        await pilot.press("alt+x", "alt+t", "5")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("escape")
        assert edit_screen(pilot).current.text == ""


async def test_a_term_is_added_from_the_word_at_the_cursor(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g")
        assert filled_in(form_of(pilot)) == ("bekend", "known")
        await pilot.press("alt+g")
        assert isinstance(pilot.app.screen, EditScreen)
        assert glossary_rows(project)[-1] == ["bekend", "known", "preferred"]
        assert glossary_rows(project)[:-1] == [
            line.split("\t")[:3] for line in GLOSSARY.splitlines()
        ]
        shown = shown_terms(edit_screen(pilot).query_one(SidePanel).shown.terms)
        assert (shown[-1].term.target, shown[-1].is_honoured) == ("known", True)


async def test_a_term_is_added_from_a_marked_source_word(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await pilot.press(*["alt+w"] * 11)
        assert edit_screen(pilot).editor.selected_text == "known"
        await pilot.press("alt+g")
        assert filled_in(form_of(pilot)) == ("bekend", "known")


async def test_what_links_the_words_may_come_after_the_form(opened: Open) -> None:
    links = Event()
    async with opened(links_wait_for=links) as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g")
        form = form_of(pilot)
        assert filled_in(form) == ("", "known")
        links.set()
        await settled(pilot)
        assert filled_in(form) == ("bekend", "known")


async def test_what_was_typed_meanwhile_is_not_overwritten(opened: Open) -> None:
    links = Event()
    async with opened(links_wait_for=links) as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g", *"beroemd")
        form = form_of(pilot)
        links.set()
        await settled(pilot)
        assert filled_in(form) == ("beroemd", "known")


async def test_a_refused_term_is_told_of_and_the_form_stays(opened: Open, project: Project) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        await pilot.press("alt+g", *"x", "backspace")
        form = form_of(pilot)
        source, target = form.query_one("#source", Input), form.query_one("#target", Input)
        source.value, target.value = "Sovnarkom", "Council"
        await pilot.press("enter")
        assert "Sovnarkom" in str(form.query_one("#refusal", Static).render())
        assert form.query_one("#refusal").has_class("-shown")
        assert project.glossary.read_bytes() == before
        source.value = ""
        await pilot.press("enter")
        assert pilot.app.screen is form
        source.value = "Sovnarkom"
        await pilot.press("f4", "enter")
        assert glossary_rows(project)[-1] == ["Sovnarkom", "Council", "admitted"]


async def test_a_new_term_has_the_note_and_status_given_to_it(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g", "down", "down", *"why", "f4", "f4", "enter")
        last = project.glossary.read_text(encoding="utf-8").splitlines()[-1]
        assert last.split("\t") == ["bekend", "known", "forbidden", "", "why", ""]


async def test_several_renderings_and_variants_are_typed_on_one_line(
    opened: Open, project: Project
) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        screen = edit_screen(pilot)
        screen.editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g", "down", "end", *" | familiar")
        await pilot.press("down", "down", *"adjective", "down", *"bekent | vermaard", "enter")
        assert isinstance(pilot.app.screen, EditScreen)
        lines = project.glossary.read_text(encoding="utf-8").splitlines()[-2:]
        assert [line.split("\t") for line in lines] == [
            ["bekend", "known", "preferred", "adjective", "", "bekent | vermaard"],
            ["bekend", "familiar", "admitted", "adjective", "", "bekent | vermaard"],
        ]
        await pilot.press("ctrl+z")
        assert glossary_rows(project)[-1] == ["bekend", "known", "preferred"]
        await pilot.press("ctrl+z")
        assert project.glossary.read_bytes() == before
        await pilot.press("ctrl+y", "ctrl+y")
        assert glossary_rows(project)[-1] == ["bekend", "familiar", "admitted"]


async def test_where_one_rendering_is_refused_none_is_added(opened: Open, project: Project) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        await pilot.press("alt+g")
        form = form_of(pilot)
        form.query_one("#source", Input).value = "Zjenotdel"
        for target in ("Bureau | Zhenotdel", " | "):
            form.query_one("#target", Input).value = target
            await pilot.press("f4", "enter")
            assert form.query_one("#refusal").has_class("-shown")
            assert pilot.app.screen is form
    assert project.glossary.read_bytes() == before


async def test_a_row_is_opened_with_all_its_cells_and_may_get_another_rendering(
    opened: Open, project: Project
) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("Sovnarkom")))
        await settled(pilot)
        await pilot.press("alt+y")
        form = form_of(pilot)
        assert form.texts()["pos"] == "name"
        form.query_one("#target", Input).value = "Sovnarkom | Zhenotdel"
        form.query_one("#variants", Input).value = "Zjenotdel | SNK"
        await pilot.press("enter")
        rows = glossary_rows(project)
        assert rows[1] == ["Sovnarkom", "Sovnarkom", "preferred"]
        assert rows[-1] == ["Sovnarkom", "Zhenotdel", "admitted"]
        assert "Zjenotdel | SNK" in project.glossary.read_text(encoding="utf-8").splitlines()[1]
        await pilot.press("ctrl+z", "ctrl+z")
        assert project.glossary.read_bytes() == before


async def test_a_change_is_taken_back_where_its_further_rendering_is_refused(
    opened: Open, project: Project
) -> None:
    with project.glossary.open("a", encoding="utf-8") as file:
        file.write("Sovnarkom\tCouncil\tadmitted\t\t\t\n")
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("Sovnarkom")))
        await settled(pilot)
        await pilot.press("alt+y", "enter")
        form = form_of(pilot)
        form.query_one("#target", Input).value = "Commissars | Council"
        await pilot.press("enter")
        assert "already: Council" in str(form.query_one("#refusal", Static).render())
        assert project.glossary.read_bytes() == before
        await pilot.press("escape")
        assert not edit_screen(pilot).session.can_undo


async def test_a_rendering_that_holds_the_separator_stays_whole(
    opened: Open, project: Project
) -> None:
    text = GLOSSARY.replace("tverdost\ttverdost", "tverdost\tand|or")
    project.glossary.write_text(text, encoding="utf-8")
    async with opened() as pilot:
        await pilot.press("alt+y", "enter")
        form = form_of(pilot)
        assert form.query_one("#target", Input).value == "and|or"
        form.query_one("#note", Input).value = "virtue"
        await pilot.press("enter")
        assert glossary_rows(project)[2][1] == "and|or"
        assert len(glossary_rows(project)) == len(text.splitlines())


async def test_leaving_the_form_adds_nothing(opened: Open, project: Project) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        await pilot.press("alt+g", "escape")
        assert isinstance(pilot.app.screen, EditScreen)
    assert project.glossary.read_bytes() == before


async def test_nothing_of_the_project_changes_where_it_is_only_read(
    opened: Open, project: Project
) -> None:
    before = project.glossary.read_bytes()
    async with opened(read_only=True) as pilot:
        await pilot.press("alt+g", "enter", "ctrl+t", "ctrl+r", "ctrl+down")
        assert isinstance(pilot.app.screen, EditScreen)
        assert edit_screen(pilot).helpers.memory.settle()
    assert project.glossary.read_bytes() == before
    assert not (project.state / "cache").exists()


async def test_a_term_is_undone_and_redone_in_order_with_the_edits(
    opened: Open, project: Project
) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        screen = edit_screen(pilot)
        screen.editor.move_cursor((0, TARGET.index("known")))
        await pilot.press(*"un", "alt+g")
        await settled(pilot)
        await pilot.press("down", "down", "enter")
        typed = TARGET.replace("known", "unknown")
        with_term = project.glossary.read_bytes()
        assert with_term.startswith(before)
        assert len(with_term) > len(before)
        await pilot.press("end", "!", "enter", "ctrl+z", "ctrl+z")
        assert (screen.current.text, project.glossary.read_bytes()) == (typed, with_term)
        await pilot.press("ctrl+z")
        assert (screen.current.text, project.glossary.read_bytes()) == (typed, before)
        assert "bekend" not in {each.source for each in screen.term_commands.terms.termbase.terms}
        await pilot.press("ctrl+z")
        assert (screen.current.text, project.glossary.read_bytes()) == (TARGET, before)
        await pilot.press("ctrl+y", "ctrl+y")
        assert (screen.current.text, project.glossary.read_bytes()) == (typed, with_term)
        assert "bekend" in {each.source for each in screen.term_commands.terms.termbase.terms}


async def test_undoing_a_term_of_another_segment_leaves_the_text_there(
    opened: Open, project: Project
) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        screen = edit_screen(pilot)
        screen.editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g", "alt+g")
        assert project.glossary.read_bytes() != before
        await pilot.press("ctrl+home", *"Elsewhere", "ctrl+s", "ctrl+z", "ctrl+z")
        await settled(pilot)
        assert project.glossary.read_bytes() == before
        assert screen.current.ref == PLACE
        assert (screen.editor.text, screen.current.segment.target) == (TARGET, TARGET)
        await pilot.press("ctrl+y", "ctrl+y")
        assert project.glossary.read_bytes() != before
        assert screen.session.bitext.paragraphs[0].target.endswith("Elsewhere")


async def test_a_term_can_be_undone_after_a_restart(opened: Open, project: Project) -> None:
    before = project.glossary.read_bytes()
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g", "alt+g")
    assert project.glossary.read_bytes() != before
    async with opened() as pilot:
        await pilot.press("ctrl+z")
        assert project.glossary.read_bytes() == before


async def test_a_term_that_another_program_changed_is_left(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("known")))
        await pilot.press("alt+g", "alt+g")
        changed = project.glossary.read_bytes().replace(b"bekend\tknown", b"bekend\tfamiliar")
        project.glossary.write_bytes(changed)
        await pilot.press("ctrl+z")
        assert project.glossary.read_bytes() == changed
        assert "bekend → known" in messages(pilot)
        assert "left as it is" in messages(pilot)
        await pilot.press("ctrl+y")
        assert project.glossary.read_bytes() == changed
        rows = edit_screen(pilot).term_commands.terms.termbase.terms
        assert ("bekend", "familiar") in {(row.source, row.target) for row in rows}


async def test_the_term_at_the_cursor_is_changed_in_its_row(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        edit_screen(pilot).editor.move_cursor((0, TARGET.index("Sovnarkom")))
        await settled(pilot)
        await pilot.press("alt+y")
        form = form_of(pilot)
        assert filled_in(form) == ("Sovnarkom", "Sovnarkom")
        form.query_one("#target", Input).value = "Council"
        await pilot.press("f4", "enter")
        assert isinstance(pilot.app.screen, EditScreen)
        changed = GLOSSARY.replace(
            "Sovnarkom\tSovnarkom\tpreferred\tname", "Sovnarkom\tCouncil\tadmitted\tname"
        )
        assert project.glossary.read_text("utf-8") == changed
        shown = shown_terms(edit_screen(pilot).query_one(SidePanel).shown.terms)
        assert "Council" in {each.term.target for each in shown}
        await pilot.press("ctrl+z")
        assert project.glossary.read_text("utf-8") == GLOSSARY
        await pilot.press("ctrl+y")
        assert project.glossary.read_text("utf-8") == changed


async def test_a_term_shown_for_the_segment_is_forbidden_or_removed(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("home", "alt+y", "5", "f6")
        assert glossary_rows(project)[-1] == ["Zjenotdel", "Women’s Department", "forbidden"]
        await pilot.press("alt+y", "2", "f8")
        assert "tverdost → toughness" in messages(pilot)
        rows = [row[1] for row in glossary_rows(project)]
        assert rows == ["target", "Sovnarkom", "tverdost", "Zhenotdel", "Women’s Department"]
        await pilot.press("ctrl+z", "ctrl+z")
        assert project.glossary.read_text("utf-8") == GLOSSARY
        assert edit_screen(pilot).editor.text == TARGET


async def test_a_change_that_is_refused_stays_in_its_form(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await pilot.press("home", "alt+y", "5", "f4", "f4", "f4", "enter")
        form = form_of(pilot)
        assert "“Zjenotdel” already" in str(form.query_one("#refusal", Static).render())
        project.glossary.write_text("source\ttarget\n", encoding="utf-8")
        await pilot.press("f8")
        assert "left as it is there" in str(form.query_one("#refusal", Static).render())
        assert project.glossary.read_text("utf-8") == "source\ttarget\n"


async def test_what_is_unfinished_in_a_row_is_shown_in_that_row(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("home", "alt+y", "3", "end", *"ie")
        assert filled_in(form_of(pilot)) == ("Sovnarkomie", "Sovnarkom")
    async with opened() as pilot:
        await pilot.press("home", "alt+y")
        assert filled_in(form_of(pilot)) == ("Sovnarkomie", "Sovnarkom")
        await pilot.press("escape", "escape", "alt+y")
        assert isinstance(pilot.app.screen, ChoiceScreen)


@pytest.mark.parametrize(("word", "part"), [("was", "stop word"), ("zwom", "“zwemmen”")])
async def test_a_word_that_is_hardly_a_term_is_asked_about_once(
    opened: Open, project: Project, word: str, part: str
) -> None:
    async with opened() as pilot:
        await pilot.press("alt+g")
        form = form_of(pilot)
        form.query_one("#source", Input).value = word
        form.query_one("#target", Input).value = "other"
        await pilot.press("enter")
        assert part in str(form.query_one("#refusal", Static).render())
        assert project.glossary.read_text("utf-8") == GLOSSARY
        await pilot.press("enter")
        assert glossary_rows(project)[-1] == [word, "other", "preferred"]


async def test_terms_of_another_program_are_there_without_a_key(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        with project.glossary.open("a", encoding="utf-8") as file:
            file.write("bekend\tfamous\thalf a row\n")
            file.write("bekend\tfamous\n")
        screen.term_commands.glossary.follow_file()
        await pilot.pause()
        shown = shown_terms(screen.query_one(SidePanel).shown.terms)
        assert shown[-1].term.target == "famous"
        assert "half a row" in messages(pilot)
        project.glossary.write_bytes(GLOSSARY.encode("utf-16"))
        screen.term_commands.glossary.follow_file()
        assert "not UTF-8" in messages(pilot)
        assert shown_terms(screen.query_one(SidePanel).shown.terms)[-1].term.target == "famous"


async def test_a_removal_can_be_undone_after_a_restart(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await pilot.press("home", "alt+y", "1", "f8")
    assert project.glossary.read_text("utf-8") != GLOSSARY
    async with opened() as pilot:
        await pilot.press("ctrl+z")
        assert project.glossary.read_text("utf-8") == GLOSSARY
