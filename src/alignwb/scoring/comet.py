"""COMET, where the user has it: a package and a model that alignwb neither brings nor fetches."""

import hashlib
import importlib
import inspect
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alignwb.errors import AlignwbError, EngineError, ProjectError
from alignwb.files.environment import environment
from alignwb.files.file_bytes import opened
from alignwb.files.reading import reason
from alignwb.scoring.counts import Reference, several

_PACKAGE = "unbabel-comet"
_MODULE = "comet"
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
"""Tells the libraries that fetch what a model lacks not to."""
_DIGITS = 12
_READ_TOGETHER = 1 << 20
_BATCH = 16


class Comet:
    """A COMET model in a folder; loaded when it first scores.

    Args:
        folder: The model's folder, with `hparams.yaml` and `checkpoints/model.ckpt`.

    Raises:
        EngineError: The package is not installed.
        ProjectError: There is no model in the folder.

    Attributes:
        name: "COMET".
    """

    name = "COMET"

    def __init__(self, folder: Path) -> None:
        if find_spec(_MODULE) is None:
            raise EngineError(
                "COMET is not installed here",
                hint=f"It is no part of alignwb, because it takes PyTorch: pip install {_PACKAGE}."
                " Scores without --comet need nothing else.",
            )
        self._folder = folder
        self._checkpoint = folder / "checkpoints" / "model.ckpt"
        for path in (folder / "hparams.yaml", self._checkpoint):
            if not path.is_file():
                raise ProjectError(
                    f"{folder}: there is no COMET model in it: {path.relative_to(folder)} is"
                    " missing",
                    hint="It is the folder that COMET puts a model into; alignwb fetches none.",
                )
        self._model: Any = None
        self._references = 1
        self._digest = ""

    @property
    def signature(self) -> str:
        """The model, what tells it from others of its name, its references, and the version."""
        try:
            number = version(_PACKAGE)
        except PackageNotFoundError:
            number = "unknown"
        return (
            f"nrefs:{self._references}|model:{self._folder.resolve().name}"
            f"|sha256:{self._digest}|version:{number}"
        )

    def segments(
        self, sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[Reference]
    ) -> Sequence[float]:
        """The score of each line; of several references the mean.

        Raises EngineError if the model cannot be loaded, or does not score every line.
        """
        with self._explained(), environment(_OFFLINE):
            if self._model is None:
                self._model = self._load()
            needs = getattr(self._model, "requires_references", lambda: True)()
            texts = [several(each) if needs else ("",) for each in references]
            self._references = max(map(len, texts)) if needs else 0
            lines = [
                {"src": source, "mt": hypothesis, **({"ref": text} if needs else {})}
                for source, hypothesis, of_line in zip(sources, hypotheses, texts, strict=True)
                for text in of_line
            ]
            found = self._model.predict(lines, batch_size=_BATCH, gpus=0, progress_bar=False)
            scores = list(map(float, found.scores))
        if len(scores) != len(lines) or not all(map(math.isfinite, scores)):
            raise EngineError(f"{self._folder}: the model did not give a score for every segment")
        given = iter(scores)
        return [sum(next(given) for _ in of_line) / len(of_line) for of_line in texts]

    def _load(self) -> Any:  # noqa: ANN401 - a class of COMET's
        digest = hashlib.sha256()
        with opened(self._checkpoint) as file:
            while part := file.read(_READ_TOGETHER):
                digest.update(part)
        self._digest = digest.hexdigest()[:_DIGITS]
        load = importlib.import_module(_MODULE).load_from_checkpoint
        # What the model was made from is read from the disk too, where this version can be told so.
        can_be_told = "local_files_only" in inspect.signature(load).parameters
        return load(str(self._checkpoint), **({"local_files_only": True} if can_be_told else {}))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except AlignwbError:
            raise
        except Exception as error:  # libraries raise what they like
            raise EngineError(
                f"{self._folder}: COMET cannot score by this model: {reason(error)}",
                hint="Does comet-score work with it while the network is off?",
            ) from error
