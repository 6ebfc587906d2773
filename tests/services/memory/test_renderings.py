"""What words are rendered by in the units of the memory, with the real embedder."""

import pytest
from support.real_embedder import the_embedder

from alignwb.core.bitext.pairing import Side
from alignwb.core.memory.concordance import search_words
from alignwb.core.memory.units import MemoryUnit
from alignwb.services.memory.renderings import renderings_of
from alignwb.services.words.project_word_links import ProjectWordLinks

UNIT = MemoryUnit(
    "De vrouwenafdeling kwam in de herfst bijeen.",
    "The women’s section met in autumn.",
    "unit 1",
)


@pytest.fixture(scope="module")
def word_links() -> ProjectWordLinks:
    return ProjectWordLinks(the_embedder)


@pytest.mark.parametrize(
    ("wanted", "side", "rendered"),
    [
        ("vrouwenafdeling", Side.SOURCE, ["women’s section"]),
        ("vrouwen*", Side.SOURCE, ["women’s section"]),
        ("de herfst", Side.SOURCE, ["autumn"]),
        ("autumn", Side.TARGET, ["herfst"]),
        ("women’s section", Side.TARGET, ["vrouwenafdeling"]),
        ("lente", Side.SOURCE, []),
    ],
)
def test_the_other_side_of_a_unit_renders_the_words(
    word_links: ProjectWordLinks, wanted: str, side: Side, rendered: list[str]
) -> None:
    links = word_links.links(UNIT.source, UNIT.target)
    assert links is not None
    other = UNIT.target if side is Side.SOURCE else UNIT.source
    spans = renderings_of(search_words(wanted), UNIT, side, links)
    assert [other[span.start : span.end] for span in spans] == rendered
