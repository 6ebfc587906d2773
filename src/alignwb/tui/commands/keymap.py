"""The commands of both screens with the keys that are in force in a project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alignwb.core.near_names import nearest_name
from alignwb.errors import ProjectError
from alignwb.services.project.config import Config
from alignwb.tui.commands.command import Command
from alignwb.tui.commands.editing import EDITING
from alignwb.tui.commands.key_names import key_named, spoken
from alignwb.tui.commands.presets import PRESETS, Preset
from alignwb.tui.commands.reviewing import REVIEWING
from alignwb.tui.commands.sending import is_typed, why_not_sent

_SETTING, _TABLE = "keys", "own_keys"

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Keymap:
    """The commands with their keys.

    Attributes:
        editing: Those of the screen on which a document is translated.
        reviewing: Those of the screen on which an alignment is reviewed.
    """

    editing: Sequence[Command] = EDITING
    reviewing: Sequence[Command] = REVIEWING


def project_keymap(config: Config, path: Path) -> Keymap:
    """The keys that a project has set: a preset, and keys of its own over that.

    path: the file of the settings, for messages.  Raises ProjectError if there is no such preset
    or command, if a terminal cannot send a key, or if one would have two meanings.
    """
    preset = _preset(config.keys, path)
    own = {name: _keys(name, keys, path) for name, keys in config.own_keys}
    keymap = with_preset(preset)
    keymap = Keymap(_with_own(keymap.editing, own), _with_own(keymap.reviewing, own))
    for commands in (keymap.editing, keymap.reviewing):
        _refuse_clashes(commands, own, path)
    return keymap


def with_preset(preset: Preset) -> Keymap:
    """The keys of a preset; a command keeps the keys it had, those the preset wants elsewhere not.

    On the screen for alignments letters and arrows stay what they are.
    """
    keys = PRESETS[preset].keys
    return Keymap(_with_keys(EDITING, keys), _with_keys(REVIEWING, keys))


def _with_keys(commands: Sequence[Command], wanted: Keys) -> tuple[Command, ...]:
    present = {command.id for command in commands}
    taken = {key for name, keys in wanted.items() if name in present for key in keys}
    changed: list[Command] = []
    for command in commands:
        new = wanted.get(command.id, ())
        kept = [key for key in command.keys if key not in taken]
        begins_plain = bool(kept) and is_typed(kept[0])
        plain = [key for key in kept if is_typed(key)] if begins_plain else []
        keys = (*plain, *new, *(key for key in kept if key not in plain))
        changed.append(replace(command, keys=tuple(dict.fromkeys(keys))))
    return tuple(changed)


def _with_own(commands: Sequence[Command], own: Keys) -> tuple[Command, ...]:
    """The commands with these keys and no others; but what both screens know keeps its letters."""
    return tuple(
        replace(command, keys=tuple(dict.fromkeys((*own[command.id], *_letters_of(command)))))
        if command.id in own
        else command
        for command in commands
    )


def _letters_of(command: Command) -> list[str]:
    """The letters and arrows that a command of both screens has on the one for alignments."""
    is_shared = command.id in {each.id for each in EDITING}
    return [key for key in command.keys if is_shared and (is_typed(key) or key == "enter")]


def _preset(name: str, path: Path) -> Preset:
    try:
        return Preset(name.casefold())
    except ValueError as error:
        near = nearest_name(name, Preset)
        raise ProjectError(
            f"{path}: “{_SETTING}”: there are no keys of “{name}”",
            hint=f"{f'Did you mean {near}? ' if near else ''}There are: {', '.join(Preset)}.",
        ) from error


def _keys(name: str, written: Sequence[str], path: Path) -> tuple[str, ...]:
    """The keys written for a command.  Raises ProjectError."""
    where = f"{path}: [{_TABLE}] {name}"
    of_editing = {command.id for command in EDITING}
    known = [*dict.fromkeys(command.id for command in (*EDITING, *REVIEWING))]
    if name not in known:
        near = nearest_name(name, known)
        raise ProjectError(
            f"{where}: there is no command of this name",
            hint=f"{f'Did you mean {near}? ' if near else ''}"
            "Names stand in the tables that this prints: alignwb edit --keys",
        )
    if not written:
        raise ProjectError(f"{where}: there is no key", hint="Write one, such as “f11”.")
    keys: list[str] = []
    for each in written:
        try:
            keys.append(key_named(each))
        except ValueError as error:
            raise ProjectError(
                f"{where}: no key is called “{each}”",
                hint="Write it like these: f11, ctrl+k, alt+shift+t, alt+/, ctrl+pgup.",
            ) from error
    for key in keys:
        if key == "escape" or (name in of_editing and is_typed(key)):
            raise ProjectError(
                f"{where}: {spoken(key)} cannot be a command, as one types and edits with it",
                hint="Add Ctrl or Alt, or take a function key.",
            )
    if why := why_not_sent(keys[0]):
        raise ProjectError(
            f"{where}: a terminal cannot send {spoken(keys[0])}: {why}",
            hint="Put a key before it that every terminal sends; then it works where it can be sent"
            f': {name} = ["f11", "{written[0]}"]',
        )
    return tuple(keys)


def _refuse_clashes(commands: Sequence[Command], own: Keys, path: Path) -> None:
    """Raise ProjectError if a key would be that of two commands."""
    owners: dict[str, str] = {}
    for command in sorted(commands, key=lambda each: each.id in own):
        for key in (*command.keys, *command.digit_keys):
            other = owners.setdefault(key, command.id)
            if other != command.id:
                raise ProjectError(
                    f"{path}: [{_TABLE}]: {spoken(key)} would be the key of {command.id}"
                    f" and of {other}",
                    hint=f"Give one of them another key: {other} = "
                    f'"…" in the same table, or another one than {spoken(key)} here.',
                )
