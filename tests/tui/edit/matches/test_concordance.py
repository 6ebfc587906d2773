"""The concordance over the edit screen, with the real memory and the real embedder."""

from support.remembering_project import FIRST, REPEATED
from support.screens import Open, edit_screen
from support.settling import settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from alignwb.tui.edit.matches.concordance import ConcordanceScreen
from alignwb.tui.shared.row_painting import DIVIDER


async def open_concordance(pilot: Pilot[None], *keys: str) -> ConcordanceScreen:
    await pilot.press("alt+l", *keys)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ConcordanceScreen)
    return screen


def hits(screen: ConcordanceScreen) -> list[str]:
    """The Dutch of each hit and, in another line, its English."""
    shown = screen.query_one(OptionList)
    prompts = [str(shown.get_option_at_index(n).prompt) for n in range(shown.option_count)]
    return [_one_below_the_other(prompt) if DIVIDER in prompt else prompt for prompt in prompts]


def _one_below_the_other(prompt: str) -> str:
    columns = zip(*(line.split(DIVIDER) for line in prompt.splitlines()), strict=True)
    return "\n".join(" ".join(" ".join(column).split()) for column in columns)


async def test_words_are_looked_up_as_they_are_typed_in_either_language(opened: Open) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zon")
        assert hits(screen) == [
            "De zon ging onder.\nThe sun set.",
            "De zon scheen, en het was warm.\nThe sun shone, and it was warm.",
        ]
        await pilot.press("tab")
        await settled(pilot)
        assert hits(screen) == []
        await pilot.press(*["backspace"] * 3, *"sun", "space", "s", "e", "asterisk")
        await settled(pilot)
        assert hits(screen) == ["De zon ging onder.\nThe sun set."]


async def test_what_renders_the_words_is_marked_on_the_other_side(opened: Open) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zon")
        shown = screen.query_one(OptionList).get_option_at_index(0).prompt
        marked = {
            str(shown)[span.start : span.end]
            for span in shown.spans  # type: ignore[union-attr]
            if "bold" in str(span.style)
        }
        assert marked == {"zon", "sun"}


async def test_where_there_is_room_the_texts_of_a_hit_stand_beside_each_other(
    opened: Open,
) -> None:
    async with opened(size=(130, 30)) as pilot:
        screen = await open_concordance(pilot, *"onder")
        shown = screen.query_one(OptionList)
        wide = str(shown.get_option_at_index(0).prompt)
        assert wide.startswith("De zon ging onder. ")
        assert wide.endswith(f"{DIVIDER}The sun set.")
        await pilot.resize_terminal(80, 24)
        assert str(shown.get_option_at_index(0).prompt) == "De zon ging onder.\nThe sun set."


async def test_only_the_marked_words_of_a_hit_are_inserted(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press(*"The", "space")
        screen = await open_concordance(pilot, *"zon")
        await pilot.press("ctrl+t")
        assert edit_screen(pilot).current.text == "The sun"
        screen = await open_concordance(pilot, "tab", *["backspace"] * 3, *"shone")
        assert len(hits(screen)) == 1
        await pilot.press("ctrl+t")
        assert edit_screen(pilot).current.text == "The sun shone"


async def test_a_hit_that_went_while_it_was_being_highlighted_or_clicked_does_nothing(
    opened: Open,
) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zon")
        shown = screen.query_one(OptionList)
        gone = shown.get_option_at_index(1)
        await pilot.press(*"derling")
        await settled(pilot)
        assert hits(screen) == []
        shown.post_message(OptionList.OptionHighlighted(shown, gone, 1))
        shown.post_message(OptionList.OptionSelected(shown, gone, 1))
        await settled(pilot)
        assert pilot.app.screen is screen
        assert str(screen.query_one("#beside", Static).render()) == ""


async def test_the_units_beside_a_hit_are_shown(opened: Open) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zij")
        beside = str(screen.query_one("#beside", Static).render())
        assert beside.splitlines() == [
            "memory/letters.tmx unit 3",
            "↑ Toen ging hij weg.",
            "↓ De zon ging onder.",
        ]


async def test_a_hit_is_inserted_at_the_cursor(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("a", "b", "left")
        await open_concordance(pilot, *"zon")
        await pilot.press("down", "enter")
        assert edit_screen(pilot).current.text == "a The sun shone, and it was warm.b"


async def test_the_concordance_begins_with_what_is_selected_or_was_looked_up_last(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await pilot.press(*"The sun", "shift+home")
        screen = await open_concordance(pilot)
        assert screen.query_one(Input).value == "The sun"
        assert len(hits(screen)) == 2
        await pilot.press("escape", "end")
        screen = await open_concordance(pilot)
        assert screen.query_one(Input).value == "The sun"


async def test_what_is_confirmed_is_found_by_the_concordance(opened: Open) -> None:
    async with opened(FIRST) as pilot:
        await pilot.press(*"Silence", "enter")
        screen = await open_concordance(pilot, *"stil")
        assert hits(screen) == [f"{REPEATED}\nSilence"]


async def test_the_marked_source_word_is_looked_up_in_the_dutch(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+w", "alt+w")
        screen = await open_concordance(pilot)
        assert screen.query_one(Input).value == "ging"
        assert len(hits(screen)) == 3
