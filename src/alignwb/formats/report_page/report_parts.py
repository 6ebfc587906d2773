"""A report as values: what it says, in its order, free of how it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alignwb.core.languages.word_differences import WordRun


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Caution:
    """What a reader of the figures must know, said where it cannot be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Rows of cells under a head; the first cell of a row names it, the others are figures.

    Attributes:
        head: As many cells as every row.
        rows: Likewise.
        is_text: True where the cells are words, and are set to the left.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A plot of a figure for each of some groups, a bar for each series.

    Attributes:
        title: What is shown.
        groups: The names along the axis.
        series: For every series a figure for each group; None for no bar.
        axis: What the groups are.
        figure: What the bars measure.
    """

    title: str
    groups: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    axis: str
    figure: str


@dataclass(frozen=True, slots=True)
class Points:
    """A plot of points, a line through where both figures are the same.

    Attributes:
        title: What is shown.
        points: Of each its two figures, the one along the horizontal axis first.
        axes: What the two figures are.
    """

    title: str
    points: Sequence[tuple[float, float]]
    axes: tuple[str, str]


Plot = Bars | Points


@dataclass(frozen=True, slots=True)
class ExampleText:
    """One text of an example, with what it is.

    Attributes:
        label: What it is.
        runs: Its pieces in order.
        language: Its language, as BCP 47 has it; "" for none.
    """

    label: str
    runs: Sequence[WordRun]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of text by several hands.

    Attributes:
        heading: Where it stands.
        facts: What is measured of it.
        texts: The texts.
    """

    heading: str
    facts: str
    texts: Sequence[ExampleText]


Part = Words | Caution | ReportTable | Bars | Points | Example


@dataclass(frozen=True, slots=True)
class ReportSection:
    """Parts under a heading."""

    heading: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report.

    Attributes:
        title: Its title.
        subtitle: What it is about, and of when.
        sections: Its sections, in order.
    """

    title: str
    subtitle: str
    sections: Sequence[ReportSection] = field(default_factory=tuple)
