"""Aligning two texts from beginning to end: the engine, or what stands in for it."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignwb.errors import EngineError
from alignwb.files.reading_limits import MOST_SENTENCES, beyond_limit
from alignwb.services.aligning.aligner_run import AlignProgress, pair_up
from alignwb.services.aligning.embedding import lexical_embedders, open_embedder
from alignwb.services.aligning.side_text import SideText
from alignwb.services.project.project import Project

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder
    from alignwb.alignment.sentences.aligner import Alignment


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts aligned.

    Attributes:
        alignment: What pairs with what.
        engine: The engine's name and version; "" if there was none.
        closeness: The mean cosine of what pairs, by the engine; None if there was none.
        problem: Why there was no engine; None if there was one.
    """

    alignment: "Alignment"
    engine: str = ""
    closeness: float | None = None
    problem: EngineError | None = None


def align_texts(
    source: SideText,
    target: SideText,
    project: Project | None = None,
    *,
    embedder: "Embedder | None" = None,
) -> Generator[AlignProgress, None, Aligned]:
    """Align two texts; the project, if there is one, caches the vectors of their sentences.

    embedder: one that is open already; it is used as it is.

    Without an engine it aligns by lengths, numbers, names and the project's own words.  Raises
    FormatError if there are too many sentences.
    """
    for side in (source, target):
        if (count := sum(len(each.sentences) for each in side.paragraphs)) > MOST_SENTENCES:
            raise beyond_limit(
                side.place,
                f"{count:,} sentences to align",
                f"{MOST_SENTENCES:,}",
                "Divide both texts, for example by their chapters.",
            )
    texts = source.as_text(), target.as_text()
    total = len(texts[0].sentences) + len(texts[1].sentences)
    yield AlignProgress("opening the engine", 0, total)
    try:
        embedder = embedder or open_embedder(project)
        found = yield from pair_up(*texts, (embedder, embedder))
    except EngineError as problem:
        found = yield from pair_up(*texts, lexical_embedders(*texts, project))
        return Aligned(found.alignment, problem=problem)
    return Aligned(found.alignment, embedder.name, found.closeness)
