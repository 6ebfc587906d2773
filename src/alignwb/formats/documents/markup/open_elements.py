"""The blocks that are open at a place of an HTML document, ended as browsers end them."""

from collections import Counter
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.documents.markup.element_layouts import ElementLayouts, ElementStanding
from alignwb.formats.documents.markup.elements import (
    CLOSED_BY,
    KINDS,
    LEAVE_P_OPEN,
    NOTE_ROLES,
    PREFORMATTED,
    SCOPES,
)

_DEEPEST = 512
"""Browsers nest no deeper either."""

_P = frozenset({"p"})


@dataclass(frozen=True, slots=True)
class Surround:
    """What a block says of the text in it.

    Attributes:
        name: Of its element.
        kind: Of its paragraphs.
        is_preformatted: Whether lines and white space count.
        untranslated: Why its text is not translated, for people; "" where it is.
        standing: What it is a part of.
    """

    name: str
    kind: Kind = Kind.PARAGRAPH
    is_preformatted: bool = False
    untranslated: str = ""
    standing: ElementStanding = field(default_factory=ElementStanding)


class OpenElements:
    """The blocks that are open; `surround` is what the innermost says."""

    def __init__(self) -> None:
        self._open: list[Surround] = [Surround("")]
        self._count: Counter[str] = Counter()
        self._layouts = ElementLayouts()

    @property
    def surround(self) -> Surround:
        """What the innermost open block says."""
        return self._open[-1]

    def open(self, name: str, values: dict[str, str], untranslated: str | None) -> None:
        """A block begins.

        values: its attributes.  untranslated: why its text is not translated, "" if it is; None for
        as around it.
        """
        closed, scope = CLOSED_BY.get(name, (frozenset(), frozenset()))
        if closed:
            self._close_any(closed, scope)
        if name not in LEAVE_P_OPEN:
            self._close_any(_P, SCOPES)
        if len(self._open) > _DEEPEST:
            return
        around = self.surround
        kind = KINDS.get(name, around.kind)
        roles = f"{values.get('role', '')} {values.get('epub:type', '')}".lower().split()
        if not NOTE_ROLES.isdisjoint(roles):
            kind = Kind.NOTE
        self._open.append(
            Surround(
                name,
                kind,
                name in PREFORMATTED or (around.is_preformatted and name != "p"),
                around.untranslated if untranslated is None else untranslated,
                self._layouts.inside(name, values, around.standing),
            )
        )
        self._count[name] += 1

    def close(self, name: str) -> None:
        """The end tag of a block."""
        if name in SCOPES:
            self._close_any(frozenset({name}), frozenset())
        else:
            self._close_any(frozenset({name}), SCOPES)

    def _close_any(self, names: frozenset[str], scope: frozenset[str]) -> None:
        """End the innermost of such elements, with all in it, unless the scope's is inside."""
        if not any(self._count[name] for name in names):
            return
        for place in range(len(self._open) - 1, 0, -1):
            name = self._open[place].name
            if name in names:
                for each in self._open[place:]:
                    self._count[each.name] -= 1
                del self._open[place:]
                return
            if name in scope:
                return
