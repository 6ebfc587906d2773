"""Where a target is cut when its source is, for who has no screen."""

from collections.abc import Sequence

from alignwb.alignment.words.cut_placing import target_cut
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment
from alignwb.core.terms.termbase import Term
from alignwb.services.project.project import Project
from alignwb.services.words.project_word_links import project_word_links


def linked_cut(
    project: Project, bitext: Bitext, terms: Sequence[Term], segment: Segment, source_offset: int
) -> int | None:
    """The character of its target where the second part begins, by the word links.

    None if they do not say so.  Takes a second, for the embedder is loaded.
    """
    word_links = project_word_links(project)
    word_links.learn(bitext, terms)
    links = word_links.links(segment.source, segment.target)
    return None if links is None else target_cut(links, segment.target, source_offset)
