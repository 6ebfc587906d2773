"""Keys as other tools have them, where a terminal can send them.

Facts: OmegaT's `MainMenuShortcuts.properties` and `EditorShortcuts.properties` (6.1); of memoQ and
Trados Studio the keys that ship with them.  What is not named here keeps the key it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Preset(StrEnum):
    """A set of keys, by the name it has in `alignwb.toml`."""

    ALIGNWB = "alignwb"
    OMEGAT = "omegat"
    MEMOQ = "memoq"
    TRADOS = "trados"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A key of the other tool that is none here.

    Attributes:
        key: As that tool's manual prints it.
        meaning: What it does there.
        instead: Why it is none here, and what to press.
    """

    key: str
    meaning: str
    instead: str


@dataclass(frozen=True, slots=True)
class PresetKeys:
    """The keys of another tool.

    Attributes:
        tool: Its name.
        keys: By command; the first one of each works on every terminal.
        unsent: Keys of it that are none here; `{command}` stands for the key of a command.
    """

    tool: str
    keys: Mapping[str, tuple[str, ...]]
    unsent: tuple[Unsent, ...] = ()


_CTRL_ENTER = Unsent(
    "Ctrl+Enter", "confirm", "most terminals send Enter for it, or Ctrl+J; all three confirm"
)
_CTRL_H = Unsent("Ctrl+H", "replace", "a terminal sends Backspace; {replace} replaces")

PRESETS: Mapping[Preset, PresetKeys] = {
    Preset.ALIGNWB: PresetKeys("alignwb", {}),
    Preset.OMEGAT: PresetKeys(
        "OmegaT",
        {
            "next_segment": ("ctrl+n",),
            "previous_segment": ("ctrl+p",),
            "next_open": ("ctrl+u",),
            "go_to": ("ctrl+j",),
            "replace": ("ctrl+k",),
            "switch_document": ("ctrl+l",),
            "insert_match": ("alt+i", "ctrl+i"),
            "revert_to_draft": ("f7", "ctrl+m"),
            "copy_source": ("f5", "ctrl+shift+r"),
            "add_term": ("alt+g", "ctrl+shift+g"),
            "command_palette": ("alt+shift+p",),
            "join_paragraphs": ("alt+shift+j",),
        },
        (
            Unsent("Ctrl+I", "insert the match", "a terminal sends Tab; {insert_match} inserts it"),
            Unsent(
                "Ctrl+M",
                "replace with the machine translation",
                "a terminal sends Enter, which confirms; {revert_to_draft} replaces",
            ),
            Unsent(
                "Ctrl+Shift+R",
                "replace with the source",
                "the Shift is lost; {copy_source} copies the source",
            ),
            Unsent("Ctrl+Shift+G", "add a term", "the Shift is lost; {add_term} adds one"),
            Unsent(
                "Ctrl+Shift+V", "check", "terminals paste by it; {list_findings} lists findings"
            ),
            Unsent(
                "Ctrl+↑, Ctrl+↓",
                "choose a match",
                "they go from segment to segment; {pick_suggestion} and a digit choose a match",
            ),
            Unsent("Ctrl+Enter", "previous segment", "most terminals send Enter; it confirms here"),
        ),
    ),
    Preset.MEMOQ: PresetKeys(
        "memoQ",
        {
            "use_match": ("ctrl+@", "ctrl+space"),
            "concordance": ("ctrl+k",),
            "add_term": ("ctrl+e",),
            "edit_source": ("f2",),
            "switch_document": ("ctrl+o",),
            "split_segment": ("ctrl+t",),
            "insert_term": ("alt+shift+t",),
            "note": ("f6", "ctrl+m"),
            "replace": ("alt+h", "ctrl+h"),
            "copy_source": ("f5", "ctrl+shift+s"),
            "toggle_locked": ("alt+k", "ctrl+shift+l"),
            "first_segment": ("ctrl+home",),
            "last_segment": ("ctrl+end",),
        },
        (
            _CTRL_ENTER,
            Unsent("Ctrl+M", "note", "a terminal sends Enter, which confirms; {note} writes one"),
            Unsent("Ctrl+J", "join segments", "some terminals send it for Ctrl+Enter, so it"
                   " confirms; {merge_segments} joins"),
            Unsent("Ctrl+Q", "add a term at once", "it leaves alignwb, after saving; {add_term}"
                   " and Enter add one"),
            Unsent("Ctrl+Shift+S", "copy the source", "the Shift is lost; {copy_source} copies it"),
            _CTRL_H,
        ),
    ),
    Preset.TRADOS: PresetKeys(
        "Trados Studio",
        {
            "use_match": ("ctrl+t",),
            "concordance": ("f3",),
            "search_next": ("alt+shift+f",),
            "go_to": ("ctrl+g",),
            "next_open": ("ctrl+l",),
            "copy_source": ("f5", "ctrl+insert"),
            "insert_term": ("alt+shift+l", "ctrl+shift+l"),
            "add_term": ("alt+g", "ctrl+f2"),
            "split_segment": ("alt+shift+t",),
            "clear_target": ("alt+x", "alt+delete"),
            "note": ("f6", "ctrl+shift+n"),
            "replace": ("alt+h", "ctrl+h"),
            "first_segment": ("ctrl+home",),
            "last_segment": ("ctrl+end",),
        },
        (
            _CTRL_ENTER,
            Unsent(
                "Ctrl+F3", "concordance in the target",
                "it is taken for a report of the cursor; in the concordance Tab changes the side",
            ),
            Unsent("Ctrl+Shift+L", "insert a term", "the Shift is lost; {insert_term} inserts one"),
            Unsent("Ctrl+Shift+N", "note", "the Shift is lost; {note} writes one"),
            _CTRL_H,
        ),
    ),
}  # fmt: skip
