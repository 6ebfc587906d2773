"""Reading both texts of a pair as the project and the settings of an alignment have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.pairing import Side
from alignwb.core.languages.long_sentences import CutSentence, CuttingSplitter
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import UsageError
from alignwb.services.aligning.plausibility import Doubt
from alignwb.services.aligning.side_text import SideText
from alignwb.services.aligning.sides import read_lines, read_side
from alignwb.services.project.config import Config
from alignwb.services.project.project import Project


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """How texts are read for an alignment, and what may be done with the result.

    Attributes:
        presegmented: Whether the files hold a sentence a line.
        encoding: That of texts that are not in Unicode; None for none.
        is_forced: Whether to go on where it looks like a mistake.
        may_replace: Whether a bitext with a person's work may be replaced.
    """

    presegmented: bool = False
    encoding: str | None = None
    is_forced: bool = False
    may_replace: bool = False


@dataclass(frozen=True, slots=True)
class ReadPair:
    """The two texts of a pair.

    Attributes:
        source: The text itself.
        target: Its translation.
        cuts: For each side whose sentences were too long, the side and what was cut.
    """

    source: SideText
    target: SideText
    cuts: tuple[tuple[SideText, tuple[CutSentence, ...]], ...] = ()


def languages_of(project: Project | None) -> tuple[str, str]:
    """The languages of source and target.  Raises ProjectError on a bad settings file."""
    config = project.config if project else Config()
    return config.source_lang, config.target_lang


def read_pair(
    source: str, target: str, project: Project | None, settings: AlignSettings
) -> ReadPair:
    """Read both texts, as `read_side` or `read_lines` does.  Raises what these do."""
    own = _read(source, Side.SOURCE, project, settings)
    other = _read(target, Side.TARGET, project, settings)
    return ReadPair(own[0], other[0], tuple(each for each in (own, other) if each[1]))


def read_one(asked: str, side: Side, project: Project | None, settings: AlignSettings) -> SideText:
    """Read one of the two texts, as `read_pair` does."""
    return _read(asked, side, project, settings)[0]


def _read(
    asked: str, side: Side, project: Project | None, settings: AlignSettings
) -> tuple[SideText, tuple[CutSentence, ...]]:
    """The text and the sentences that were cut because they were too long."""
    if settings.presegmented:
        return read_lines(Path(asked), settings.encoding), ()
    language = dict(zip(Side, languages_of(project), strict=True))[side]
    splitter = CuttingSplitter(SrxSplitter(project.srx if project else None, language))
    text = read_side(asked, side, project, splitter, settings.encoding)
    return text, tuple(splitter.cut)


def refuse_mistake(doubts: Sequence[Doubt], settings: AlignSettings) -> None:
    """Raise UsageError if what is doubted is a mistake, unless it is meant so."""
    mistake = next((doubt for doubt in doubts if doubt.is_mistake), None)
    if mistake and not settings.is_forced:
        raise UsageError(mistake.text, hint=f"{mistake.hint} If it is meant so: --force")
