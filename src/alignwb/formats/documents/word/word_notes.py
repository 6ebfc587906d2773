"""Labels of footnotes and endnotes, by which their markers in the text and the notes are one."""


class NoteLabels:
    """Footnotes are `1`, `2`, … and endnotes `e1`, `e2`, … in the order of their markers."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self._count = {"footnote": 0, "endnote": 0}

    def label(self, kind: str, note_id: str) -> str:
        """The label of a note ("footnote" or "endnote"); it gets one when first asked for."""
        key = (kind, note_id)
        if key not in self._labels:
            self._count[kind] += 1
            prefix = "e" if kind == "endnote" else ""
            self._labels[key] = f"{prefix}{self._count[kind]}"
        return self._labels[key]

    def known(self, kind: str, note_id: str) -> str:
        """The label of a note, "" if no marker of it has been met."""
        return self._labels.get((kind, note_id), "")
