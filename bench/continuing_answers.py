"""Answers of the engine that goes on with a prefix, kept on disk, so that each is asked for once.

Two benchmarks replay translators who type a reference, key by key; every prefix costs the engine
some hundredths of a second, and the rules for what is shown of its answers cost next to nothing.
"""

import json
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.continuing.continuer import ArgosContinuer
from alignwb.engines.argos.packages.package import ModelPackage
from alignwb.engines.argos.packages.starter import starter_package

CACHE = Path(tempfile.gettempdir()) / "alignwb-bench-continuing"
MOST = 5


class KeptContinuer:
    """A continuer whose answers are kept until the model or the code that asks it changes.

    Args:
        name: Of the texts that are asked about; they have a file of their own.
        package: The package that answers.
    """

    def __init__(self, name: str, package: ModelPackage | None = None) -> None:
        package = package or starter_package()
        self._continuer = ArgosContinuer(package)
        self._path = CACHE / f"{name}-{_key(package)}.jsonl"
        self._answers: dict[str, tuple[Continuation, ...]] = {}
        CACHE.mkdir(exist_ok=True)
        if self._path.is_file():
            for line in self._path.read_text(encoding="utf-8").splitlines():
                key, answer = json.loads(line)
                self._answers[key] = tuple(
                    tuple(ContinuedPart(*part) for part in each) for each in answer
                )
        self._file = self._path.open("a", encoding="utf-8")

    def ask(
        self, request: DraftRequest, prefix: str, document: Sequence[str]
    ) -> tuple[Continuation, ...]:
        asked = repr((request.source, str(request.kind), request.terms, prefix))
        key = sha256(asked.encode()).hexdigest()[:24]
        if key not in self._answers:
            answer = self._continuer.continuations(request, prefix, MOST, document)
            answer = tuple(
                tuple(ContinuedPart(part.text, round(part.probability, 4)) for part in each)
                for each in answer
            )
            self._answers[key] = answer
            self._file.write(json.dumps([key, answer], ensure_ascii=False) + "\n")
            self._file.flush()
        return self._answers[key]


def _key(package: ModelPackage) -> str:
    room = Path(__file__).parent.parent / "src/alignwb/engines/argos/continuing"
    known = [path.read_bytes() for path in sorted(room.glob("*.py"))]
    known.append((package.folder / "model" / "model.bin").read_bytes())
    return sha256(b"".join(known)).hexdigest()[:12]
