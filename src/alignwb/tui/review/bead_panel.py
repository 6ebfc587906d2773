"""The current bead in words: its shape, who trusts it, its note, how it read as aligned.

None of these changes its size with its content, so that going to another bead is a repaint and no
new layout.
"""

from dataclasses import dataclass, field

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.sentences import sentence_counts, sentence_texts
from alignwb.core.defaults import DOUBTFUL_BELOW
from alignwb.core.languages.visible import visible
from alignwb.tui.boxes.code_text import code_legend, code_text
from alignwb.tui.review.bead_lines import FLAG, NOTE, REVIEW_MARKS, confidence_in_words
from alignwb.tui.review.bead_wires import MOVED

_FAINT = "$foreground-darken-3"
_REMARK = "$foreground-darken-2"
_CONTEXT = 90  # characters of a neighbour that are shown


@dataclass(frozen=True, slots=True)
class CurrentBead:
    """A bead, the side chosen, its neighbours, and the confidence below which it is doubtful.

    codes: those of its paragraph.
    """

    bead: Segment | None = None
    side: Side = Side.TARGET
    before: Segment | None = None
    after: Segment | None = None
    doubtful_below: float = DOUBTFUL_BELOW
    codes: Codes = field(default_factory=dict, hash=False)

    @property
    def legend(self) -> Content | None:
        """What the codes of the bead are; None if it has none."""
        if self.bead is None:
            return None
        # A text that was written apart from the other need not have its codes: none is missing.
        return code_legend(self.bead.source + self.bead.target, "", self.codes)


class BeadLine(Widget):
    """Two lines under the list, for screens too narrow for the panel."""

    DEFAULT_CSS = "BeadLine { height: 2; padding: 0 1; background: $panel; }"

    shown: reactive[CurrentBead] = reactive(CurrentBead())

    def render(self) -> RenderResult:
        """The bead's shape, status, codes and note (Textual's render)."""
        bead = self.shown.bead
        if bead is None:
            return Content("")
        remarks = [
            Content.assemble((f"{heading.lower()}: ", _REMARK), text)
            for heading, text in _remarks(bead)
        ]
        if (legend := self.shown.legend) is not None:
            remarks.insert(0, legend)
        second = Content("  ·  ").join(remarks) if remarks else Content.styled("no note", _FAINT)
        return Content("\n").join([_summary(self.shown), second])


class BeadPanel(Widget):
    """The bead large, between its neighbours; what does not fit is cut at the foot."""

    DEFAULT_CSS = "BeadPanel { padding: 1 1 0 1; }"

    shown: reactive[CurrentBead] = reactive(CurrentBead())

    def render(self) -> RenderResult:
        """Everything there is to say of it (Textual's render)."""
        shown = self.shown
        if shown.bead is None:
            return Content("")
        parts = [_summary(shown), Content("")]
        parts += _neighbour("BEFORE", shown.before)
        for side in Side:
            parts += _side(shown.bead, side, is_chosen=side is shown.side)
        if (legend := shown.legend) is not None:
            parts += [_heading("CODES"), legend, Content("")]
        parts += _neighbour("AFTER", shown.after)
        for heading, text in _remarks(shown.bead):
            parts += [_heading(heading.upper()), Content(text), Content("")]
        return Content("\n").join(parts)


def shape_in_words(bead: Segment) -> str:
    """The numbers of sentences on either side, such as `2–1`."""
    return "–".join(map(str, sentence_counts(bead)))


def _summary(shown: CurrentBead) -> Content:
    bead = shown.bead
    assert bead is not None
    status = "unconfirmed" if not bead.status.is_done else str(bead.status)
    parts = [
        Content.assemble((f"{REVIEW_MARKS[bead.status]} {status}", "$accent")),
        Content.styled(shape_in_words(bead), "bold"),
        Content(confidence_in_words(bead, shown.doubtful_below)),
    ]
    if bead.pairing is not None and bead.pairing.is_moved:
        places = [place for place in bead.pairing.target_places if place is not None]
        parts.append(Content(f"{MOVED} sentence {places[0] + 1} of the target"))
    if bead.is_flagged:
        parts.append(Content.styled(f"{FLAG} flagged", "bold $accent"))
    return Content("  ·  ").join(parts)


def _remarks(bead: Segment) -> list[tuple[str, str]]:
    """The note and the texts as they were aligned, where there are any."""
    remarks = [(f"{NOTE} note", visible(bead.note))] if bead.note else []
    for side in Side:
        original = bead.pairing.original(side) if bead.pairing else ""
        if original:
            remarks.append((f"{side} as aligned", visible(original)))
    return remarks


def _side(bead: Segment, side: Side, *, is_chosen: bool) -> list[Content]:
    heading = f"▸ {side.upper()}" if is_chosen else f"  {side.upper()}"
    lines = [Content.styled(heading, "bold $accent" if is_chosen else f"bold {_REMARK}")]
    run = sentence_texts(bead, side)
    lines += [
        Content.assemble((f"{number} ", "bold $accent") if len(run) > 1 else "", code_text(text))
        for number, text in enumerate(run, start=1)
    ]
    if not run:
        lines.append(Content.styled("nothing: this bead is a null", _FAINT))
    return [*lines, Content("")]


def _neighbour(heading: str, bead: Segment | None) -> list[Content]:
    if bead is None:
        return []
    lines = [_shortened(visible(bead.text(side))) or "∅" for side in Side]
    return [_heading(heading), *(Content.styled(line, _FAINT) for line in lines), Content("")]


def _shortened(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    return text[:_CONTEXT].rsplit(" ", 1)[0] + " …"


def _heading(text: str) -> Content:
    return Content.styled(text, f"bold {_REMARK}")
