"""A package whose model is trained on: opened for it, compared with CTranslate2, and packed."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.engines.argos.packages.package import ARGOS, METADATA_FILE, ModelPackage, read_metadata
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.tuning.model_file import ModelFile, model_bytes, read_model_file
from alignwb.engines.tuning.token_numbers import (
    Numbers,
    Pair,
    Vocabulary,
    read_vocabulary,
    tensors,
)
from alignwb.engines.tuning.transformer import PAD, Transformer
from alignwb.errors import EngineError
from alignwb.files.file_bytes import read_bytes

_MOST_BYTES = 4 * 2**30
_MODEL = Path("model", "model.bin")
_CARD = "README.md"
_LOOKED_AT = 8
_NEARLY = 0.12
"""How far the two ways to run a model may be apart, in nats a token: its numbers have 8 bits."""

_NEEDS_TORCH = 'Install it with: pip install "alignwb[tune]"'
_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package whose model can be trained.

    Attributes:
        package: The package.
        file: Its model as it was.
        transformer: Its model in PyTorch.
        vocabulary: Its tokens.
    """

    package: ModelPackage
    file: ModelFile
    transformer: Transformer
    vocabulary: Vocabulary

    def numbers(self, pairs: Sequence[Pair]) -> list[Numbers]:
        """The pairs in the model's numbers; those that are empty or very long are left out."""
        tokenizer = Model(self.package.folder, threads=1).tokenizer
        found = (self.vocabulary.numbers(pair, tokenizer) for pair in pairs)
        return [each for each in found if each is not None]

    def check_against(self, pairs: Sequence[Pair]) -> None:
        """Compare what both say of some pairs.

        Raises EngineError if they differ: then the model has something that is not known here.
        """
        import torch

        model = Model(self.package.folder, threads=1)
        chosen = [pair for pair in pairs if self.vocabulary.numbers(pair, model.tokenizer)]
        texts = [[model.tokenizer.encode(text) for text in pair] for pair in chosen[:_LOOKED_AT]]
        theirs = model.translator.score_batch(
            [source for source, _ in texts], [target for _, target in texts]
        )
        source, read, wanted = tensors(self.numbers(chosen[:_LOOKED_AT]), self.vocabulary)
        with torch.no_grad():
            logs = torch.log_softmax(self.transformer.logits(source, read), -1)
        is_there = wanted != PAD
        ours = logs.gather(-1, wanted.clamp(min=0)[..., None])[..., 0]
        own = float(ours[is_there].mean())
        all_theirs = [score for result in theirs for score in result.log_probs]
        difference = abs(own - sum(all_theirs) / max(1, len(all_theirs)))
        if not difference < _NEARLY:
            raise EngineError(
                f"{self.package.folder}: its model is not of a kind that can be tuned: read into"
                f" PyTorch it says something else ({difference:.2f} a token)",
                hint="It drafts as it is.",
            )


def check_torch() -> None:
    """Raise EngineError if PyTorch is not installed."""
    try:
        import torch  # noqa: F401 - whether it can be
    except (ImportError, OSError) as error:
        raise EngineError(
            f"tuning needs PyTorch, which cannot be loaded: {error}", hint=_NEEDS_TORCH
        ) from error


def open_package(package: ModelPackage) -> OpenedPackage:
    """Open a package for training.

    Raises EngineError if it is no Argos package, or its model is of a kind that is not known.
    """
    if package.engine != ARGOS:
        raise EngineError(
            f"{package.name} is no package of Argos Translate",
            hint="Those can be tuned: alignwb model list",
        )
    file = read_model_file(package.folder / _MODEL)
    try:
        transformer = Transformer(file)
    except KeyError as error:
        raise EngineError(f"{package.folder}: its model lacks {error}") from error
    return OpenedPackage(package, file, transformer, read_vocabulary(package.folder / "model"))


def packed(opened: OpenedPackage, name: str, version: str, card: str) -> bytes:
    """The content of a package file with the weights as they are now, and its card."""
    weights = opened.transformer.as_arrays()
    changed: Mapping[str, bytes] = {
        _MODEL.as_posix(): model_bytes(opened.file.with_weights(weights)),
        METADATA_FILE: _metadata(opened.package.folder, version),
        _CARD: card.encode("utf-8"),
    }
    folder = opened.package.folder
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.parts[-2:])
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in dict.fromkeys((*files, *changed)):
            data = changed.get(member)
            content = read_bytes(files[member], _MOST_BYTES) if data is None else data
            info = zipfile.ZipInfo(f"{name}/{member}", _TIME)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return output.getvalue()


def _metadata(folder: Path, version: str) -> bytes:
    read_metadata(folder)  # whether it can be read at all
    values = json.loads(read_bytes(folder / METADATA_FILE).decode("utf-8"))
    values["package_version"] = version
    values["links"] = []
    return json.dumps(values, indent=1, ensure_ascii=True).encode("ascii")
