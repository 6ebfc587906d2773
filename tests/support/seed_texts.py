"""The project's own source documents, as an import gives them."""

from functools import cache
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.reading.reflow import read_blocks
from alignwb.engines.srx import SrxSplitter
from alignwb.formats.text.source_text import read_source
from alignwb.services.importing.importing import bitext_from_blocks

SEEDS = tuple(sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")))


@cache
def seed_bitext(path: Path) -> Bitext:
    """The bitext of a source document, without drafts."""
    read = read_blocks(read_source(path))
    return bitext_from_blocks(path.stem, f"seeds/{path.name}", read, SrxSplitter())
