"""Tokens that a model wants around a sentence: the languages, and the end of the source.

Which ones they are is told by the model's own vocabulary, since every family of models has its
own way to write them.  What is put around a sentence is taken out of the result, so that nobody
else has to know of it.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from alignwb.core.languages.language_codes import three_letter_code
from alignwb.engines.argos.runtime.library_types import PendingResult, TranslationResult

_END = "</s>"


@dataclass(frozen=True, slots=True)
class LanguageTokens:
    """What stands before and after the tokens of a source, and before those of its target."""

    before_source: tuple[str, ...] = ()
    after_source: tuple[str, ...] = ()
    before_target: tuple[str, ...] = ()


NO_TOKENS = LanguageTokens()


class UnknownLanguageError(Exception):
    """A model of many languages does not have one that is asked for; its message names it."""


@dataclass(frozen=True, slots=True)
class _Family:
    """How a family of models of many languages writes a language.

    Attributes:
        write: The token of a language.
        source: Whether the source's language stands before the source; else the target's does.
        target: Whether the target's language stands before the target.
    """

    write: Callable[[str], str]
    source: bool
    target: bool


_SCRIPTS = {"ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl", "sr": "Cyrl", "el": "Grek"}
_FAMILIES = (
    _Family(lambda code: f"__{code}__", source=True, target=True),  # M2M-100
    _Family(  # NLLB
        lambda code: f"{three_letter_code(code)}_{_SCRIPTS.get(code, 'Latn')}",
        source=True,
        target=True,
    ),
    _Family(lambda code: f"{code}_XX", source=True, target=True),  # mBART-50
    _Family(lambda code: f"<2{code}>", source=False, target=False),  # MADLAD-400
    _Family(lambda code: f">>{three_letter_code(code)}<<", source=False, target=False),  # OPUS-MT
)
# A vocabulary with a few tokens of a family is a model of many languages.
_EXAMPLES = ("de", "fr", "es", "it", "pt", "ru", "en", "nl", "pl", "sv", "da", "af")


def choose_tokens(
    config: Mapping[str, object],
    source_vocabulary: Collection[str],
    target_vocabulary: Collection[str],
    source_lang: str,
    target_lang: str,
) -> LanguageTokens:
    """The tokens for a model and two languages.

    config: what the model's `config.json` says.  Raises UnknownLanguageError if the model is one
    of many languages and lacks one of the two.
    """
    end = () if config.get("add_source_eos") or not _wants_end(config) else (_END,)
    for family in _FAMILIES:
        if sum(family.write(code) in source_vocabulary for code in _EXAMPLES) < 2:
            continue
        source, target = family.write(source_lang), family.write(target_lang)
        before = source if family.source else target
        if before not in source_vocabulary:
            raise UnknownLanguageError(before)
        if family.target and target not in target_vocabulary:
            raise UnknownLanguageError(target)
        end = () if config.get("add_source_eos") else (_END,)
        return LanguageTokens((before,), end, (target,) if family.target else ())
    return LanguageTokens((), end)


def _wants_end(config: Mapping[str, object]) -> bool:
    """Whether a model was made from Marian by way of Transformers.

    Its decoder begins with the token that ends sentences, and its sources end with that token,
    which Transformers' tokenizer adds and CTranslate2 does not.
    """
    return config.get("decoder_start_token") == config.get("eos_token") == _END


class TrimmedPending:
    """A result on its way, without what was put around its sentence; a `PendingResult`."""

    def __init__(self, pending: PendingResult, tokens: LanguageTokens) -> None:
        self._pending = pending
        self._tokens = tokens

    def done(self) -> bool:
        """Whether the result is ready."""
        return self._pending.done()

    def result(self) -> TranslationResult:
        """Wait for the result.  Raises RuntimeError if the model failed."""
        return TrimmedResult.of(self._pending.result(), self._tokens)


@dataclass(frozen=True, slots=True)
class TrimmedResult:
    """A result in the tokens of its sentence alone; a `TranslationResult`."""

    hypotheses: list[list[str]]
    scores: list[float]
    attention: list[list[list[float]]]

    @classmethod
    def of(cls, result: TranslationResult, tokens: LanguageTokens) -> "TrimmedResult":
        """The result without what was put around its sentence."""
        hypotheses, attention = [], []
        for hypothesis, rows in zip(result.hypotheses, result.attention, strict=True):
            begin = _common_beginning(hypothesis, tokens.before_target)
            hypotheses.append(list(hypothesis[begin:]))
            # Of the tokens that are given before a target there may be rows or not.
            own = rows[max(0, len(rows) - len(hypothesis) + begin) :] if begin else rows
            attention.append([row[len(tokens.before_source) :] for row in own])
        return cls(hypotheses, list(result.scores), attention)


def _common_beginning(hypothesis: Sequence[str], before: Sequence[str]) -> int:
    return len(before) if tuple(hypothesis[: len(before)]) == tuple(before) else 0


def parse_tokens(metadata: Mapping[str, object]) -> LanguageTokens:
    """The tokens that the metadata of a package state.  Raises ValueError if they are none."""
    return LanguageTokens(*(_stated(metadata.get(name)) for name in _NAMES))


def state_tokens(tokens: LanguageTokens) -> dict[str, object]:
    """The tokens as the metadata of a package state them."""
    parts = (tokens.before_source, tokens.after_source, tokens.before_target)
    return {name: list(part) for name, part in zip(_NAMES, parts, strict=True) if part}


_NAMES = ("tokens_before_source", "tokens_after_source", "tokens_before_target")


def _stated(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(token, str) for token in value):
        raise ValueError(f"{json.dumps(value)[:60]} should be a list of tokens")
    return tuple(value)
