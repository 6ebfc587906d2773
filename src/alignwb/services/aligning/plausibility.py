"""Doubts whether two texts, and their alignment, can be what they are said to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.core.languages.identification import language_name, likely_language
from alignwb.services.aligning.side_text import SideText

_FEW_WORDS = 3
_SAME_SHARE = 0.5
_UNEVEN = 3.0
_LEAST_PAIRED = 0.5
_LEAST_CLOSENESS = 0.45
"""Translations reach .7 and more, unrelated texts .25."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to doubt that two texts are a Dutch text and its English translation.

    Attributes:
        text: What it is.
        hint: What to do about it; may be "".
        is_mistake: Whether it is almost certainly a mistake, so that nothing should be written.
    """

    text: str
    hint: str = ""
    is_mistake: bool = False


def doubts_about(
    source: SideText, target: SideText, source_lang: str, target_lang: str
) -> tuple[Doubt, ...]:
    """Doubts about two texts before they are aligned, the strongest first."""
    if _is_same(source.sentences, target.sentences):
        return (
            Doubt(
                f"{source.place} and {target.place} hold the same text",
                "Name the file with the translation as the second one.",
                is_mistake=True,
            ),
        )
    return (*_languages(source, target, source_lang, target_lang), *_lengths(source, target))


def _is_same(source: Sequence[str], target: Sequence[str]) -> bool:
    if tuple(source) == tuple(target):
        return True
    known = set(source)
    telling = [each for each in target if len(each.split()) > _FEW_WORDS]
    return sum(each in known for each in telling) > _SAME_SHARE * len(telling)


def _languages(
    source: SideText, target: SideText, source_lang: str, target_lang: str
) -> tuple[Doubt, ...]:
    expected = [(source, _base(source_lang)), (target, _base(target_lang))]
    found = [likely_language(text.sentences) for text, _ in expected]
    codes = [code for _, code in expected]
    if found == codes[::-1] and found[0] != found[1]:
        return (
            Doubt(
                f"{source.place} is {language_name(codes[1])} and {target.place} is"
                f" {language_name(codes[0])}",
                f"Swap them: the {language_name(codes[0])} text comes first.",
                is_mistake=True,
            ),
        )
    return tuple(
        _wrong_language(text, code, is_)
        for (text, code), is_ in zip(expected, found, strict=True)
        if code in {"nl", "en"} and is_ not in {code, None}
    )


def _wrong_language(text: SideText, expected: str, found: str | None) -> Doubt:
    expected_name = language_name(expected)
    if found:
        return Doubt(
            f"{text.place} is {language_name(found)}, not {expected_name}",
            f"Name the file with the {expected_name} text.",
            is_mistake=True,
        )
    return Doubt(f"{text.place} does not look {expected_name}", "Is it the right file?")


def _lengths(source: SideText, target: SideText) -> tuple[Doubt, ...]:
    short, long = sorted((source, target), key=lambda text: _characters(text.sentences))
    if _characters(long.sentences) <= _UNEVEN * max(_characters(short.sentences), 1):
        return ()
    return (
        Doubt(
            f"{short.place} has {_counted(short)}, {long.place} has {_counted(long)}:"
            " most of the longer text has no counterpart",
        ),
    )


def doubts_after(
    source: SideText, target: SideText, paired_share: float, closeness: float | None
) -> tuple[Doubt, ...]:
    """Doubts about two texts after they were aligned.

    paired_share: of the shorter text's sentences those that have a counterpart, 0..1.
    closeness: mean cosine of what pairs; None if there was no engine to tell.
    """
    if paired_share < _LEAST_PAIRED or (closeness is not None and closeness < _LEAST_CLOSENESS):
        return (
            Doubt(
                f"{source.place} and {target.place} may not be translations of each other:"
                " hardly anything in them fits together",
                "Are they the right files?",
            ),
        )
    return ()


def _characters(sentences: Sequence[str]) -> int:
    return sum(map(len, sentences))


def _counted(text: SideText) -> str:
    count = len(text.sentences)
    return f"{count} sentence{'s' if count != 1 else ''}"


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
