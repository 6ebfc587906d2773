"""What of a document is in no block, kept count of so that it can be told."""

from collections import Counter

from alignwb.core.reading.blocks import Untranslated


class UntranslatedTexts:
    """Texts that are not to be translated, by what they are, and remarks with counts."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}
        self._remarks: Counter[str] = Counter()

    def add(self, what: str, text: str) -> None:
        """Note a text; one of white space only is none."""
        if text.strip():
            self._texts.setdefault(what, []).append(text)

    def remark(self, words: str) -> None:
        """Note that something occurs once more: words for the list of remarks."""
        self._remarks[words] += 1

    def texts(self) -> tuple[Untranslated, ...]:
        """What is left out, each kind once, in the order in which they were met."""
        return tuple(Untranslated(what, tuple(texts)) for what, texts in self._texts.items())

    def remarks(self) -> tuple[str, ...]:
        """The remarks with how often each was made."""
        return tuple(f"{words}: {count:,}" for words, count in self._remarks.items())
