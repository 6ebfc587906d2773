"""The sentence splitter: rule files in order of precedence, and cutting a paragraph by them."""

import importlib.util
from functools import cached_property
from pathlib import Path

from alignwb.engines.srx.patterns import Rules, check_rules
from alignwb.engines.srx.rules import read_rules
from alignwb.errors import EngineError

_OVERLAY = Path(__file__).parent / "overlay.srx"


class SrxSplitter:
    """Splits paragraphs into sentences; a `Splitter`.

    Rules are read, and their library loaded, at the first split.  They are applied by our own
    few lines rather than by choppa's iterator, which takes most of a second to get ready (ours a
    tenth) and applies a rule for the place before a space to that place alone, not to the one
    after the space.

    Args:
        project_rules: The project's own SRX file, asked first; may be missing.
        language: BCP 47 code of the text.
    """

    def __init__(self, project_rules: Path | None = None, language: str = "nl") -> None:
        self._project_rules = project_rules
        self._language = language

    def split(self, text: str) -> tuple[str, ...]:
        """The sentences of one paragraph, without white space around them, none of them empty.

        Raises FormatError on bad rules.
        """
        sentences: list[str] = []
        start = 0
        for gap_start, gap_end in self._rules.breaks(text):
            sentences.append(text[start:gap_start])
            start = gap_end
        sentences.append(text[start:])
        return tuple(filter(None, (sentence.strip() for sentence in sentences)))

    @cached_property
    def _rules(self) -> Rules:
        own = self._project_rules
        project = read_rules(own, self._language) if own and own.exists() else ()
        check_rules(project)
        standard = [
            rule for path in (_OVERLAY, _base_rules()) for rule in read_rules(path, self._language)
        ]
        return Rules([*project, *standard])


def _base_rules() -> Path:
    """LanguageTool's rules, which choppa carries; found without the import, which is slow."""
    package = importlib.util.find_spec("choppa")
    if package is None or package.origin is None:
        raise EngineError(
            "choppa-srx, which carries the rules for sentences, is not installed",
            hint="Install alignwb again, with its dependencies.",
        )
    return Path(package.origin).parent / "data" / "srx" / "languagetool_segment.srx"
