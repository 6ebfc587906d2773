"""The keys in force: presets of other tools, keys of one's own, and what is refused."""

import ast
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import make_project, the_document
from textual.command import CommandPalette

from alignwb.errors import ProjectError
from alignwb.services.project.config import read_config
from alignwb.tui.commands import Command, Keymap, key_of, named, project_keymap
from alignwb.tui.commands.keymap import with_preset
from alignwb.tui.commands.presets import PRESETS, Preset
from alignwb.tui.commands.sending import is_sent_everywhere
from alignwb.tui.dialogs.prompts import NoteScreen
from alignwb.tui.edit.matches.concordance import ConcordanceScreen
from alignwb.tui.keys_page import keys_page
from alignwb.tui.shared.key_line import KeyLine

SCREENS = Path(__file__).parents[3] / "src" / "alignwb" / "tui"


def keymap_of(folder: Path, settings: str) -> Keymap:
    path = folder / "alignwb.toml"
    path.write_text(settings, encoding="utf-8")
    return project_keymap(read_config(path), path)


@pytest.mark.parametrize("preset", Preset)
def test_every_command_of_every_preset_has_a_key_that_every_terminal_sends(preset: Preset) -> None:
    for commands in both(with_preset(preset)):
        for command in commands:
            assert command.keys, command.id
            assert is_sent_everywhere(command.keys[0]), (command.id, command.keys)


@pytest.mark.parametrize("preset", Preset)
def test_no_key_of_a_preset_means_two_things(preset: Preset) -> None:
    for commands in both(with_preset(preset)):
        keys = [key for command in commands for key in (*command.keys, *command.digit_keys)]
        assert len(keys) == len({*keys})


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_speaks_of_commands_that_there_are(preset: Preset) -> None:
    known = {command.id: f"`{command.key}`" for command in with_preset(preset).editing}
    assert PRESETS[preset].keys.keys() <= known.keys()
    for unsent in PRESETS[preset].unsent:
        assert "{" not in unsent.instead.format_map(known)


def both(keymap: Keymap) -> tuple[Sequence[Command], Sequence[Command]]:
    return keymap.editing, keymap.reviewing


def test_a_preset_takes_a_key_from_the_command_that_had_it() -> None:
    keymap = with_preset(Preset.OMEGAT)
    assert named(keymap.editing, "previous_segment").keys[0] == "ctrl+p"
    assert "ctrl+p" not in named(keymap.editing, "command_palette").keys
    assert named(keymap.editing, "undo").keys == ("ctrl+z",)


def test_letters_and_arrows_stay_where_an_alignment_is_reviewed() -> None:
    keymap = with_preset(Preset.OMEGAT)
    assert named(keymap.reviewing, "next_segment").keys[:2] == ("down", "j")
    assert "ctrl+n" in named(keymap.reviewing, "next_segment").keys


def test_own_keys_replace_those_of_the_preset(tmp_path: Path) -> None:
    keymap = keymap_of(
        tmp_path,
        'keys = "memoq"\n[own_keys]\nconcordance = "Alt+Shift+C"\nnote = ["F11", "Ctrl+M"]\n',
    )
    assert named(keymap.editing, "concordance").keys == ("alt+shift+c",)
    assert named(keymap.editing, "note").keys == ("f11", "ctrl+m")
    assert named(keymap.reviewing, "note").keys == ("f11", "ctrl+m", "a")
    assert key_of(keymap.editing, "add_term") == "Ctrl+E"


def test_two_commands_can_change_keys(tmp_path: Path) -> None:
    keymap = keymap_of(tmp_path, '[own_keys]\nnote = "f5"\ncopy_source = "f6"\n')
    assert key_of(keymap.editing, "note") == "F5"
    assert key_of(keymap.reviewing, "note") == "F5"


def test_a_letter_is_a_key_where_letters_are(tmp_path: Path) -> None:
    keymap = keymap_of(tmp_path, '[own_keys]\nsplit_bead = "z"\n')
    assert named(keymap.reviewing, "split_bead").keys == ("z",)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('keys = "omega"', ["“keys”", "“omega”", "Did you mean omegat?", "memoq"]),
        ('keys = "vim"', ["“vim”", "There are: alignwb, omegat, memoq, trados"]),
        ("keys = 3", ["“keys” should be of type str"]),
        ('own_keys = "f5"', ["“own_keys” should be a table"]),
        ("[own_keys]\nnote = 5", ["[own_keys] note", "a key or a list of keys, not 5"]),
        ('[own_keys]\nnote = ["f5", 6]', ["[own_keys] note", "not ['f5', 6]"]),
        ("[own_keys]\nnote = []", ["[own_keys] note", "no key"]),
        ('[own_keys]\nnotes = "f11"', ["[own_keys] notes", "Did you mean note?", "--keys"]),
        ('[own_keys]\nnote = "hyper+x"', ["no key is called “hyper+x”", "alt+shift+t"]),
        ('[own_keys]\nsave = "ctrl+i"', ["[own_keys] save", "Ctrl+I", "as Tab", '"f11", "ctrl+i"']),
        ('[own_keys]\nsave = "Ctrl+Shift+W"', ["cannot send Ctrl+Shift+W"]),
        ('[own_keys]\nsave = "alt+7"', ["cannot send Alt+7"]),
        ('[own_keys]\nsave = "w"', ["[own_keys] save: w cannot be a command", "Ctrl or Alt"]),
        ('[own_keys]\nsave = "Del"', ["Del cannot be a command"]),
        ('[own_keys]\nsplit_bead = "esc"', ["Esc cannot be a command"]),
        ('[own_keys]\nsave = "f8"', ["F8 would be the key of save and of next_finding"]),
        ('[own_keys]\nsave = "f11"\nundo = "f11"', ["F11 would be the key of", "save", "undo"]),
        ('[own_keys]\nsplit_bead = "m"', ["m would be the key of split_bead and of merge_beads"]),
        ('[own_keys]\nsave = ["f11", "ctrl+3"]', ["Ctrl+3", "save and of pick_suggestion"]),
        (
            'keys = "trados"\n[own_keys]\nsave = "ctrl+t"',
            ["Ctrl+T would be the key of save and of use_match"],
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_to_do(
    tmp_path: Path, settings: str, said: Collection[str]
) -> None:
    with pytest.raises(ProjectError) as caught:
        keymap_of(tmp_path, settings)
    words = f"{caught.value.message} {caught.value.hint}"
    assert str(tmp_path / "alignwb.toml") in words
    for each in said:
        assert each in words


async def test_keys_of_a_preset_work_and_are_shown_wherever_keys_are(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.settings.write_text(
        'keys = "memoq"\n[own_keys]\nnote = "alt+shift+n"\n', encoding="utf-8"
    )
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (160, 40)) as pilot:
        shown = str(edit_screen(pilot).query_one(KeyLine).render())
        assert "Alt+Shift+N Note" in shown
        assert "F6" not in shown
        await pilot.press("f6")
        assert pilot.app.screen is edit_screen(pilot)
        await pilot.press("alt+shift+n", "o", "k", "alt+shift+n")
        assert not isinstance(pilot.app.screen, NoteScreen)
        assert edit_screen(pilot).current.segment.note == "ok"
        await pilot.press("ctrl+k")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ConcordanceScreen)
        assert "Alt+Shift+T the marked words" in str(
            pilot.app.screen.query_one("TitledFrame").border_subtitle
        )
        await pilot.press("ctrl+k")
        assert pilot.app.screen is edit_screen(pilot)
        await pilot.press("f1")
        help_text = str(pilot.app.screen.query_one("Static").render())
        assert "Ctrl+K" in help_text
        await pilot.press("f1")
        await pilot.press("alt+t")
    assert "Alt+G" not in messages(pilot)


async def test_the_key_of_the_palette_is_free_for_other_commands(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.settings.write_text('keys = "omegat"\n', encoding="utf-8")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert pilot.app.screen is edit_screen(pilot)
        number = [ref for ref, _ in edit_screen(pilot).session.bitext.segments()].index(
            edit_screen(pilot).ref
        )
        assert number == 1
        await pilot.press("alt+shift+p")
        assert isinstance(pilot.app.screen, CommandPalette)


async def test_bad_keys_keep_the_screen_shut_and_say_why(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.settings.write_text('[own_keys]\nsave = "ctrl+m"\n', encoding="utf-8")
    with pytest.raises(ProjectError, match="same character as Enter"):
        ListeningApp(project, the_document(project), helpers=helpers_with(project))


def test_the_page_shows_the_keys_in_force(tmp_path: Path) -> None:
    page = keys_page(keymap_of(tmp_path, '[own_keys]\nundo = "f11"\n'))
    assert "| `F11` | Undo |" in page
    assert "`Ctrl+Z`" not in page


def test_no_message_names_a_key_that_may_not_be_in_force() -> None:
    """Keys come from the table of the screen; the fixed ones say only what there is."""
    for path in SCREENS.rglob("*.py"):
        if path.parent.name == "commands":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                fixed = any(
                    isinstance(each, ast.Name) and each.id in {"EDITING", "REVIEWING"}
                    for each in node.args
                )
                assert not (fixed and node.func.id in {"key_of", "key_actions"}), path
            if isinstance(node, ast.Attribute) and node.attr in {"key", "shown_keys"}:
                of_common = isinstance(node.value, ast.Attribute) and (
                    isinstance(node.value.value, ast.Name) and node.value.value.id == "common"
                )
                assert not of_common, path
