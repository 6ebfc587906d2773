"""The languages of a client's file, which each `<file>` in it states, and its texts in others."""

from collections.abc import Iterator, Mapping

from alignwb.core.languages.language_codes import is_language
from alignwb.core.reading.blocks import Untranslated
from alignwb.formats.xliff1.client_units import ClientUnit
from alignwb.formats.xliff1.placed_nodes import PlacedXml


class ClientLanguages:
    """The languages of a file, and what of it is in others.

    The first `<file>` that states both says those of the document; if none does, the first that
    states one.  Another `<file>` is in other languages if it states one that is not the document's,
    whatever the region.

    Attributes:
        pair: Those of its sources and targets; "" for one that is not stated.
    """

    def __init__(self, xml: PlacedXml) -> None:
        self._xml = xml
        files = [each for each in xml.root.children if each.name == "file"]
        stated = [_stated(xml.attributes(each)) for each in files]
        self.pair = next(filter(all, stated), next(filter(any, stated), ("", "")))
        self._pairs = dict.fromkeys(map(self._in_words, filter(any, stated)))
        self._others = {
            id(node): self._in_words(languages)
            for node, languages in zip(files, stated, strict=True)
            if not self._is_own(languages)
        }
        self._left_out: dict[str, list[str]] = {}

    def leaves_out(self, unit: ClientUnit) -> bool:
        """Whether a unit is in other languages than the document; if so its text is noted."""
        words = next(
            (self._others[id(node)] for node in unit.around if id(node) in self._others), ""
        )
        if words:
            text = " ".join(self._xml.all_text(unit.source).split())
            self._left_out.setdefault(words, []).extend([text] if text else [])
        return bool(words)

    def left_out(self) -> Iterator[Untranslated]:
        """The sources of the units that were left out, by their languages."""
        for words, texts in self._left_out.items():
            if texts:
                yield Untranslated(f"text {words}", tuple(texts))

    def remarks(self) -> Iterator[str]:
        """What is to be said of a file with several pairs of languages."""
        if len(self._pairs) > 1:
            only = f"; only those {self._in_words(self.pair)} are taken" if self._others else ""
            yield f"it holds texts of several pairs of languages: {', '.join(self._pairs)}{only}"

    def _is_own(self, languages: tuple[str, str]) -> bool:
        return all(
            not stated or not own or is_language(stated, own)
            for stated, own in zip(languages, self.pair, strict=True)
        )

    def _in_words(self, languages: tuple[str, str]) -> str:
        source, target = languages[0] or self.pair[0], languages[1] or self.pair[1]
        return " ".join(
            [*(["from", source] if source else []), *(["to", target] if target else [])]
        )


def _stated(attributes: Mapping[str, str]) -> tuple[str, str]:
    source, target = (attributes.get(f"{side}-language", "") for side in ("source", "target"))
    return source.strip(), target.strip()
