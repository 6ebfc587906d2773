"""Continuing the training of a model on a few thousand pairs, with a held-out part."""

import io
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alignwb.engines.tuning.token_numbers import Numbers, Vocabulary, batches, tensors
from alignwb.engines.tuning.transformer import PAD, Transformer
from alignwb.errors import EngineError

_BETAS, _EPSILON = (0.9, 0.98), 1e-9
_SMOOTHING, _DROPOUT = 0.1, 0.1
_WARM_STEPS = 10
_LARGEST_GRADIENT = 1.0
_PATIENCE = 2


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """How a model is trained.

    Attributes:
        rounds: How many times it sees all pairs at most.
        minutes: How long it may take.
        learning_rate: The largest step of a weight; it falls to nothing over the rounds.
        batch_tokens: Tokens of a batch on each side, padding included.
        threads: How many processors to use.
    """

    rounds: int = 6
    minutes: float = 60.0
    learning_rate: float = 3e-4
    batch_tokens: int = 1_500
    threads: int = 1


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """How far the training is.

    Attributes:
        step: Batches done, of `steps` in all.
        steps: In all rounds.
        held_out: The loss on the held-out part after each round so far, before the first too: nats
            a token, lower is better.
        elapsed_s: Seconds of training so far, those before it was resumed included.
    """

    step: int
    steps: int
    held_out: tuple[float, ...]
    elapsed_s: float


class Training:
    """A training under way; `run` goes on with it, and `saved` is what it can be resumed from.

    Args:
        model: The model; its weights are changed.
        vocabulary: Its tokens.
        pairs: What it is trained on.
        held_out: What it is never trained on.  The weights that do best on it are kept.
        options: How.

    Nothing random is left to chance: resumed, it goes on as if it had not been stopped.
    """

    def __init__(
        self,
        model: Transformer,
        vocabulary: Vocabulary,
        pairs: Sequence[Numbers],
        held_out: Sequence[Numbers],
        options: TrainingOptions,
    ) -> None:
        import torch

        if not pairs or not held_out:
            raise EngineError("there is nothing to train on")
        self._model = model
        self._vocabulary = vocabulary
        self._pairs = pairs
        self._held_out = held_out
        self._options = options
        self._weights = model.trained()
        for weight in self._weights.values():
            weight.requires_grad_(True)
        self._optimizer = torch.optim.Adam(
            list(self._weights.values()), lr=options.learning_rate, betas=_BETAS, eps=_EPSILON
        )
        self._round, self._in_round, self._step = 0, 0, 0
        self._losses: tuple[float, ...] = ()
        self._best = self._copied()
        self._elapsed_s = 0.0
        self._steps_a_round = len(list(batches(pairs, options.batch_tokens, 0)))

    @property
    def losses(self) -> tuple[float, ...]:
        """The loss on the held-out part before the first round and after each."""
        return self._losses

    @property
    def is_better(self) -> bool:
        """Whether the best weights do better on the held-out part than those it began with."""
        return len(self._losses) > 1 and min(self._losses[1:]) < self._losses[0]

    def run(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[TrainingProgress]:
        """Train until the rounds are done, time is up or it gets no better; yields at each step.

        `cancelled` is asked between steps; when it says so, it stops and can be resumed.
        """
        import torch

        torch.set_num_threads(self._options.threads)
        begun, before_s = time.monotonic(), self._elapsed_s
        if not self._losses:
            self._losses = (self.loss(),)
            yield self._progress()
        while self._round < self._options.rounds and not self._is_done():
            # The order of a round depends on its number alone.
            order = list(batches(self._pairs, self._options.batch_tokens, self._round))
            while self._in_round < len(order):
                if cancelled():
                    return
                if self._elapsed_s > 60 * self._options.minutes:
                    self._end_round()
                    yield self._progress()
                    return
                self._train(order[self._in_round])
                self._in_round += 1
                self._step += 1
                self._elapsed_s = before_s + time.monotonic() - begun
                yield self._progress()
            self._end_round()
            yield self._progress()

    def _end_round(self) -> None:
        """Measure what a round, or a part of one, has brought, and keep the weights if it has."""
        self._round, self._in_round = self._round + 1, 0
        self._losses = (*self._losses, self.loss())
        if self._losses[-1] == min(self._losses):
            self._best = self._copied()

    def take_best(self) -> None:
        """Put the best weights into the model."""
        import torch

        with torch.no_grad():
            for name, weight in self._weights.items():
                weight.copy_(self._best[name])

    def loss(self) -> float:
        """The loss on the held-out part as the weights are: nats a token."""
        import torch

        total, count = 0.0, 0
        with torch.no_grad():
            for batch in batches(self._held_out, self._options.batch_tokens, None):
                said, wanted = self._said(batch, 0.0)
                total += float(torch.nn.functional.cross_entropy(said, wanted, reduction="sum"))
                count += len(wanted)
        return total / count

    def saved(self) -> bytes:
        """All that it takes to go on later."""
        import torch

        output = io.BytesIO()
        state = {
            "weights": {name: value.detach() for name, value in self._weights.items()},
            "best": self._best,
            "optimizer": self._optimizer.state_dict(),
            "at": [self._round, self._in_round, self._step],
            "losses": list(self._losses),
            "elapsed_s": self._elapsed_s,
        }
        torch.save(state, output)
        return output.getvalue()

    def resume(self, data: bytes) -> None:
        """Go on from what was saved.  Raises EngineError if it is damaged."""
        import torch

        try:
            state = torch.load(io.BytesIO(data), weights_only=True)
            with torch.no_grad():
                for name, weight in self._weights.items():
                    weight.copy_(state["weights"][name])
            self._optimizer.load_state_dict(state["optimizer"])
            self._best = state["best"]
            self._round, self._in_round, self._step = state["at"]
            self._losses = tuple(map(float, state["losses"]))
            self._elapsed_s = float(state["elapsed_s"])
        except Exception as error:  # whatever a damaged file makes the library raise
            raise EngineError(
                f"the training that was stopped cannot be read: {error}"[:300],
                hint="Begin again with --fresh.",
            ) from error

    def _train(self, batch: Sequence[Numbers]) -> None:
        import torch

        torch.manual_seed(self._step)
        for group in self._optimizer.param_groups:
            group["lr"] = self._options.learning_rate * self._share_of_rate()
        said, wanted = self._said(batch, _DROPOUT)
        loss = torch.nn.functional.cross_entropy(said, wanted, label_smoothing=_SMOOTHING)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self._weights.values()), _LARGEST_GRADIENT)
        self._optimizer.step()

    def _share_of_rate(self) -> float:
        steps = self._options.rounds * self._steps_a_round
        left = max(0.0, 1 - self._step / max(1, steps))
        return min(1.0, (self._step + 1) / _WARM_STEPS) * math.sqrt(left)

    def _said(self, batch: Sequence[Numbers], dropout: float) -> tuple[Any, Any]:
        """What the model says at each token of the targets, and what it should say."""
        source, read, wanted = tensors(batch, self._vocabulary)
        is_there = wanted != PAD
        return self._model.logits(source, read, dropout)[is_there], wanted[is_there]

    def _is_done(self) -> bool:
        """Whether the last rounds brought nothing."""
        best = min(range(len(self._losses)), key=self._losses.__getitem__)
        return len(self._losses) - 1 - best >= _PATIENCE

    def _copied(self) -> Mapping[str, Any]:
        return {name: value.detach().clone() for name, value in self._weights.items()}

    def _progress(self) -> TrainingProgress:
        steps = self._options.rounds * self._steps_a_round
        return TrainingProgress(self._step, steps, self._losses, self._elapsed_s)
