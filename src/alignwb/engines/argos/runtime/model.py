"""A package's model, ready to translate: tokenizer and CTranslate2, loaded at first use."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.engines.argos.runtime.language_tokens import (
    NO_TOKENS,
    LanguageTokens,
    TrimmedPending,
)
from alignwb.engines.argos.runtime.library import argos_settings, open_tokenizer
from alignwb.engines.argos.runtime.library_types import (
    ArgosTokenizer,
    ContinuedResult,
    PendingResult,
)
from alignwb.engines.argos.runtime.sentence_pieces import SentencePieces
from alignwb.errors import EngineError
from alignwb.files.reading import reason

_SMALL_MODEL_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Decoding:
    """The settings of the search for hypotheses.

    Attributes:
        hypotheses: How many are asked for.
        beam_size: Width of the search, at least `hypotheses`.
        length_penalty: Exponent of the length that scores are divided by.  At 1 a score is the
            log-probability per token, and drafts run less short than at Argos's own 0.2: of 500
            literary sentences chrF went from 40.4 to 40.7, BLEU from 16.7 to 16.8.
        batch_tokens: Source tokens of a batch, padding included.  Small batches stay in the
            processor's caches, and the first drafts come sooner.
    """

    hypotheses: int = 4
    beam_size: int = 4
    length_penalty: float = 1.0
    batch_tokens: int = 384


class Model:
    """The model in a package folder.

    Args:
        folder: The unpacked package.
        threads: How many sentences' worth of work run at once; None for all processors.
        around: The tokens that it wants around a sentence.
    """

    def __init__(
        self, folder: Path, threads: int | None = None, around: LanguageTokens = NO_TOKENS
    ) -> None:
        self._folder = folder
        self._around = around
        self._threads = max(1, threads or available_processors())

    @property
    def comfortable_tokens(self) -> int:
        """The length from which a sentence is better cut at its clauses.

        Measured on small models with `bench/sentence_cuts.py`, literary sentences of 38 to 80
        words: with one of 8 MB, BLEU went from 11.9 whole to 13.9 cut at 50 tokens.  With one of
        15 MB that was trained on lines up to 150 tokens it is 11.5 at 150 and at 50, chrF++ 35.8
        and 36.2, and fewer words are dropped at 50.  Larger models keep the thread of any
        sentence that is not far beyond what they were trained on.  Raises EngineError if the
        model is gone.
        """
        try:
            size = (self._folder / "model" / "model.bin").stat().st_size
        except OSError as error:
            raise EngineError(f"{self._folder}: the model is gone: {error.strerror}") from error
        return 50 if size < _SMALL_MODEL_BYTES else 150

    @cached_property
    def tokenizer(self) -> ArgosTokenizer:
        """The package's tokenizer.  Raises EngineError if it has none that can be read."""
        return open_tokenizer(self._folder)

    @cached_property
    def translator(self) -> Any:  # noqa: ANN401  # ctranslate2 comes without types
        """The `ctranslate2.Translator`.  Raises EngineError if the model cannot be loaded."""
        try:
            import ctranslate2
        except ImportError as error:
            # An interrupt while the library starts comes out as this.
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise KeyboardInterrupt from error
            raise EngineError(f"CTranslate2 cannot be loaded: {error}") from error

        settings = argos_settings()
        try:
            return ctranslate2.Translator(
                str(self._folder / "model"),
                device=settings.device,
                compute_type=settings.compute_type,
                inter_threads=self._threads,
                intra_threads=1,
            )
        except Exception as error:
            raise EngineError(
                f"{self._folder}: its model cannot be loaded: {reason(error)}",
                hint="Remove the package with `alignwb model remove`, or install it again.",
            ) from error

    def encode(self, text: str) -> list[str]:
        """The tokens of a text; a half character counts as an unknown one."""
        return self.tokenizer.encode(without_half_characters(text))

    def encode_target(self, text: str) -> list[str]:
        """The tokens of the beginning of a translation."""
        tokenizer, text = self.tokenizer, without_half_characters(text)
        if isinstance(tokenizer, SentencePieces):
            return tokenizer.encode_target(text)
        return tokenizer.encode(text)

    def submit(
        self, batch: Sequence[Sequence[str]], decoding: Decoding, *, is_strict: bool = False
    ) -> list[PendingResult]:
        """Start translating tokenised sentences; returns one asynchronous result for each.

        No target gets much longer than its source can need.  `is_strict` forbids repetition.
        """
        longest = max(map(len, batch))
        around = self._around
        sources = [self._with_language(tokens) for tokens in batch]
        target = list(around.before_target)
        prefix = {"target_prefix": [target] * len(batch)} if target else {}
        repetition = {"repetition_penalty": 1.2, "no_repeat_ngram_size": 3} if is_strict else {}
        results: list[PendingResult] = self.translator.translate_batch(
            sources,
            asynchronous=True,
            beam_size=max(decoding.beam_size, decoding.hypotheses),
            num_hypotheses=decoding.hypotheses,
            length_penalty=decoding.length_penalty,
            max_decoding_length=2 * longest + 10,
            replace_unknowns=True,
            return_scores=True,
            return_attention=True,
            **repetition,
            **prefix,
        )
        if around == NO_TOKENS:
            return results
        return [TrimmedPending(result, around) for result in results]

    def go_on(
        self,
        source: Sequence[str],
        prefixes: Sequence[Sequence[str]],
        steps: int,
        alternatives: int = 1,
    ) -> list[ContinuedResult]:
        """Continue each of these beginnings of a sentence's translation by at most `steps` tokens.

        Each step takes the likeliest token; but for the first one the `alternatives` likeliest are
        taken, each in a hypothesis of its own.  A hypothesis has its prefix, with the token of its
        language before it where the model wants one, and the token of the end if it comes to that.
        Waits for the result.  Raises EngineError if the model fails.
        """
        begun = self._around.before_target
        prefixes = [[*begun, *prefix] for prefix in prefixes]
        try:
            results: list[ContinuedResult] = self.translator.translate_batch(
                [self._with_language(source)] * len(prefixes),
                prefixes,
                beam_size=1,
                num_hypotheses=alternatives,
                return_alternatives=alternatives > 1,
                # Prefixes of several lengths are decoded together, and the longest counts.
                max_decoding_length=max(map(len, prefixes)) + steps,
                length_penalty=0,
                disable_unk=True,
                return_end_token=True,
                return_scores=True,
                return_logits_vocab=True,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"{self._folder}: the model failed: {reason(error)}") from error
        return results

    @property
    def target_tokens(self) -> int:
        """How many tokens the model has before a target."""
        return len(self._around.before_target)

    def _with_language(self, tokens: Sequence[str]) -> list[str]:
        return [*self._around.before_source, *tokens, *self._around.after_source]


def available_processors() -> int:
    """The number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
