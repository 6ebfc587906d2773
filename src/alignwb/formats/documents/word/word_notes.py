"""Labels of footnotes and endnotes, by which their markers in the text and the notes are one."""

from collections.abc import Iterator

from alignwb.formats.documents.packages.xml_nodes import Node

NOTES = {"w:footnote": "footnote", "w:endnote": "endnote"}
"""The elements of notes, and what they are called."""


class NoteLabels:
    """Footnotes are `1`, `2`, … and endnotes `e1`, `e2`, … in the order of the notes."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self._count = {"footnote": 0, "endnote": 0}
        self._deleted: set[tuple[str, str]] = set()

    def add(self, note: Node) -> None:
        """Give the next note its label; separators get none."""
        kind = NOTES[note.name]
        key = (kind, note.get("w:id"))
        if note.get("w:type", "normal") == "normal" and key not in self._labels:
            self._count[kind] += 1
            prefix = "e" if kind == "endnote" else ""
            self._labels[key] = f"{prefix}{self._count[kind]}"

    def label(self, kind: str, note_id: str) -> str:
        """The label of a note; "" if there is none of that id."""
        return self._labels.get((kind, note_id), "")

    def delete(self, content: Node) -> bool:
        """Note the markers in what is deleted by a tracked change; whether there are any."""
        found = set(_references(content))
        self._deleted |= found
        return bool(found)

    def is_deleted(self, kind: str, note_id: str) -> bool:
        """Whether the marker of a note is deleted by a tracked change."""
        return (kind, note_id) in self._deleted


def _references(node: Node) -> Iterator[tuple[str, str]]:
    for each in node.descendants():
        kind = each.name.removeprefix("w:").removesuffix("Reference")
        if each.name == f"w:{kind}Reference":
            yield kind, each.get("w:id")
