"""What a LibreTranslate server answers, read without trust."""

from collections.abc import Mapping, Sequence

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.languages.language_codes import base_language
from alignwb.errors import EngineError

_GROWTH, _LEAST_LONG = 10, 400
"""A translation has at most so many times the characters of its source, or so many."""


def translations(answer: object, sources: Sequence[str], who: str) -> list[tuple[str, ...]]:
    """For each source its translations, the best first; () where no text in it has a word.

    The sources have words, so what has none translates none of them.
    Raises EngineError if the answer is none to these sources.
    """
    if not isinstance(answer, dict):
        raise _wrong(who, "its answer is no object")
    best = answer.get("translatedText")
    if not isinstance(best, list) or len(best) != len(sources):
        raise _wrong(who, f"it was asked for {len(sources)} translations and gives others")
    others = answer.get("alternatives")
    if not isinstance(others, list) or len(others) != len(sources):
        others = [[]] * len(sources)  # servers before 1.5 have none
    return [
        _of_one(source, text, alternatives, who)
        for source, text, alternatives in zip(sources, best, others, strict=True)
    ]


def _of_one(source: str, best: object, others: object, who: str) -> tuple[str, ...]:
    if not isinstance(best, str):
        raise _wrong(who, "a translation in its answer is no text")
    most = max(_LEAST_LONG, _GROWTH * len(source))
    if len(best) > most:
        raise _wrong(who, f"it gives {len(best)} characters for {len(source)}")
    texts = [best, *(others if isinstance(others, list) else ())]
    cleaned = [_clean(text) for text in texts if isinstance(text, str) and len(text) <= most]
    return tuple(dict.fromkeys(text for text in cleaned if any(map(str.isalnum, text))))


def _clean(text: str) -> str:
    """The text without what no file can hold: control characters and halves of characters."""
    printable = "".join(
        " " if ord(character) < 32 or 127 <= ord(character) < 160 else character
        for character in without_half_characters(text)
        if character not in "\ufffe\uffff"
    )
    return " ".join(printable.split())


def check_pair(answer: object, source_lang: str, target_lang: str, who: str) -> tuple[str, str]:
    """The server's own codes of two languages, from its list of languages.

    Raises EngineError if it does not translate between them, or its answer is no such list.
    """
    if not isinstance(answer, list) or not all(isinstance(each, dict) for each in answer):
        raise _wrong(who, "its list of languages is none")
    offered = {code: each for each in answer if isinstance(code := each.get("code"), str)}
    source = _own_code(offered, source_lang)
    if source is None:
        raise _not_offered(who, f"from “{source_lang}”", offered)
    targets = offered[source].get("targets", list(offered))
    if not isinstance(targets, list):
        raise _wrong(who, "its list of languages is none")
    target = _own_code({code: {} for code in targets if isinstance(code, str)}, target_lang)
    if target is None:
        raise _not_offered(who, f"from “{source_lang}” to “{target_lang}”", targets)
    return source, target


def _own_code(offered: Mapping[str, object], language: str) -> str | None:
    """The language as a server writes it: the very code, else any of its base."""
    if language in offered:
        return language
    base = base_language(language)
    return next((code for code in offered if base_language(code) == base), None)


def _not_offered(
    who: str, what: str, offered: Sequence[object] | Mapping[str, object]
) -> EngineError:
    names = ", ".join(sorted(str(code)[:20] for code in list(offered)[:60])) or "none"
    return EngineError(f"{who}: it does not translate {what}", hint=f"It offers: {names}.")


def _wrong(who: str, what: str) -> EngineError:
    return EngineError(f"{who}: {what}", hint="Is there a LibreTranslate server at this address?")
