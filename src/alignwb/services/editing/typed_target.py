"""A target while it is typed: its text, and what of it is a person's own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from alignwb.core.bitext.post_edits import tracing
from alignwb.core.bitext.post_edits.tracing import Kept, TextChange
from alignwb.core.bitext.segment import Origin, PostEdit, Segment
from alignwb.services.session.box_records import text_change

Step: TypeAlias = TextChange | str
"""What a box did: a change, or a text that its undo or redo led to."""

_MOST_TEXTS = 1_000
"""Texts that undo is likely to lead back to; of older ones only the words are compared."""

_MOST_MOVED = 50


class TypedTarget:
    """The text of a box and its post-edit, which follows every key.

    A text that undo leads back to is as much a person's own as it was before, and so are words
    that were cut out and are pasted again.

    Attributes:
        text: What the box holds.
        post_edit: How it was made.
    """

    def __init__(self, segment: Segment) -> None:
        self.text = segment.target
        self.post_edit = tracing.post_edit_of(segment)
        self._held: dict[str, PostEdit] = {self.text: self.post_edit}
        self._moved: dict[str, Kept] = {}

    @property
    def origin(self) -> Origin | None:
        """The origin of the text as it stands."""
        return tracing.origin_of(self.post_edit, self.text)

    def hold(self, text: str, post_edit: PostEdit | None) -> None:
        """Hold a text that was typed before; without a post-edit only the words are compared."""
        if post_edit is None:
            post_edit = tracing.rewritten(self.post_edit, self.text, text)
        self._hold(text, post_edit)

    def put(self, text: str, origin: Origin | None) -> None:
        """Hold a text that was put in as a whole; `origin`: None if nothing proposed it."""
        if origin is not None:
            self._hold(text, tracing.put_in(text, origin))
        else:
            self._hold(text, replace(self.post_edit, kept=()))

    def follow(self, text: str, steps: Sequence[Step]) -> None:
        """Hold `text`, to which the steps lead; if they do not, only the words are compared."""
        before, post_edit = self.text, self.post_edit
        for step in steps:
            if isinstance(step, str):
                self._return_to(step)
            elif step.end <= len(self.text):
                self._change(step)
        if self.text != text:
            self.text, self.post_edit = before, post_edit
            key = _single_key(before, text)
            if key is None or text in self._held:
                self._return_to(text)
            else:
                self._change(key)

    def _change(self, change: TextChange) -> None:
        start, end, _ = change
        if end - start > 1:
            self._remember(self.text[start:end], tracing.part_of(self.post_edit.kept, start, end))
        moved = self._moved.get(change.text, ()) if len(change.text) > 1 else ()
        self._hold(change.applied(self.text), tracing.typed_in(self.post_edit, change, moved))

    def _remember(self, text: str, kept: Kept) -> None:
        self._moved.pop(text, None)
        self._moved[text] = kept
        if len(self._moved) > _MOST_MOVED:
            del self._moved[next(iter(self._moved))]

    def _return_to(self, text: str) -> None:
        known = self._held.get(text)
        self._hold(text, known or tracing.rewritten(self.post_edit, self.text, text))

    def _hold(self, text: str, post_edit: PostEdit) -> None:
        self.text, self.post_edit = text, post_edit
        self._held.pop(text, None)
        self._held[text] = post_edit
        if len(self._held) > _MOST_TEXTS:
            del self._held[next(iter(self._held))]


def _single_key(before: str, after: str) -> TextChange | None:
    """The key that changes one text into the other; None if it takes more than one."""
    change = text_change(before, after)
    start, cut, put = change["at"], change["cut"], change["put"]
    if cut > 1 or len(put) > 1:
        return None
    return TextChange(start, start + cut, put)
