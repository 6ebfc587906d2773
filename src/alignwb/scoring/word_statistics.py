"""Which words and phrases systems get right: by how rare they are, and where two systems differ.

Words are what sacrebleu's tokenizer 13a makes of a text.  A word is met as often as the reference
has it; of several references the one counts that has it most often.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from alignwb.scoring.counts import Reference, several

FREQUENCIES = (1, 2, 3, 4, 5, 10, 100)
"""Where a band of frequencies begins; words are rare or common in the references themselves."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordAccuracy:
    """How well the words of a band are met.

    Attributes:
        label: The band: "1", "5–9", "100 and more".
        words: How many words of the references are in it.
        precision: Of the system's words of the band the share that the reference has; None where it
            has none.
        recall: Of the references' words the share that the system has.
    """

    label: str
    words: int
    precision: float | None
    recall: float

    @property
    def f_measure(self) -> float:
        """The harmonic mean of both, 0 to 1."""
        total = (self.precision or 0) + self.recall
        return 2 * (self.precision or 0) * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class PhraseDifference:
    """A phrase of the references that one system has more often than the other.

    Attributes:
        phrase: One to four words.
        more: How often the one has it, where a reference has it, that has it more often.
        fewer: How often the other has it there.
    """

    phrase: str
    more: int
    fewer: int


class WordStatistics:
    """The words of references, and of the systems that are compared with them."""

    def __init__(self, references: Sequence[Reference]) -> None:
        from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

        make: Callable[[], Callable[[str], str]] = Tokenizer13a
        self._tokenize = make()
        self._references = [[self._words(text) for text in several(each)] for each in references]
        self._frequencies = Counter(
            word for line in self._references for word in _most(line, 1).elements()
        )

    def accuracy(self, hypotheses: Sequence[str]) -> tuple[WordAccuracy, ...]:
        """How well words are met, rare ones first; bands that no reference has are left out.

        Words of the system that no reference has at all are in no band.
        """
        wanted, said, met = (Counter[int]() for _ in range(3))
        for line, references in zip(map(self._words, hypotheses), self._references, strict=True):
            own, theirs = _most([line], 1), _most(references, 1)
            for counts, into in ((theirs, wanted), (own, said), (own & theirs, met)):
                for word, count in counts.items():
                    if word in self._frequencies:
                        into[self._band(word)] += count
        return tuple(
            WordAccuracy(
                _label(band),
                wanted[band],
                met[band] / said[band] if said[band] else None,
                met[band] / wanted[band],
            )
            for band in range(len(FREQUENCIES))
            if wanted[band]
        )

    def differences(
        self, first: Sequence[str], second: Sequence[str], *, most: int = 10
    ) -> tuple[tuple[PhraseDifference, ...], tuple[PhraseDifference, ...]]:
        """The phrases that the first system has more often than the second, and the other way.

        most: how many of each; those that differ most come first, of those the longer ones.
        """
        ours, theirs = (Counter(self._met(each)) for each in (first, second))
        return _ahead(ours, theirs, most), _ahead(theirs, ours, most)

    def length_ratio(self, hypotheses: Sequence[str]) -> float:
        """Words of the system for one of the references; of several the nearest in length."""
        said = wanted = 0
        for line, references in zip(map(self._words, hypotheses), self._references, strict=True):
            said += len(line)
            wanted += min((abs(len(each) - len(line)), len(each)) for each in references)[1]
        return said / wanted if wanted else 0.0

    def lengths(self) -> tuple[int, ...]:
        """The words of each line's first reference."""
        return tuple(len(references[0]) for references in self._references)

    def _met(self, hypotheses: Sequence[str]) -> Iterator[Words]:
        for line, references in zip(map(self._words, hypotheses), self._references, strict=True):
            for size in range(1, 5):
                yield from (_phrases([line], size) & _phrases(references, size)).elements()

    def _words(self, text: str) -> Words:
        return tuple(self._tokenize(text).split())

    def _band(self, word: str) -> int:
        return max(
            band for band, least in enumerate(FREQUENCIES) if least <= self._frequencies[word]
        )


def _most(texts: Iterable[Words], size: int) -> Counter[str]:
    return Counter({phrase[0]: count for phrase, count in _phrases(texts, size).items()})


def _phrases(texts: Iterable[Words], size: int) -> Counter[Words]:
    """The phrases of any of the texts, each as often as the one has it that has it most."""
    found = Counter[Words]()
    for words in texts:
        found |= Counter(zip(*(words[start:] for start in range(size)), strict=False))
    return found


def _ahead(ours: Counter[Words], theirs: Counter[Words], most: int) -> tuple[PhraseDifference, ...]:
    leads = ours - theirs
    ordered = sorted(leads, key=lambda phrase: (-leads[phrase], -len(phrase), phrase))
    return tuple(
        PhraseDifference(" ".join(phrase), ours[phrase], theirs[phrase])
        for phrase in ordered[:most]
    )


def _label(band: int) -> str:
    least = FREQUENCIES[band]
    if band + 1 == len(FREQUENCIES):
        return f"{least} and more"
    end = FREQUENCIES[band + 1] - 1
    return str(least) if least == end else f"{least}–{end}"
