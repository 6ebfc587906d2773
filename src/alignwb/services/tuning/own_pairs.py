"""The pairs of a project that a model can learn from, and those that it is measured by."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import plain_text
from alignwb.errors import AlignwbError, ProjectError
from alignwb.services.memory.sources import memory_sources, units_of
from alignwb.services.project.project import Project

LEAST_PAIRS = 100
_HELD_OUT_SHARE = 10
_MOST_HELD_OUT = 300
_MOST_RATIO = 3.0
_MOST_CHARACTERS = 1_000

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnPairs:
    """Pairs, each once.

    Attributes:
        training: What a model is trained on.
        held_out: What it is measured by: every tenth, chosen by its source.
        files: How many pairs each file of the project gave.
        problems: The files that could not be read.
    """

    training: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    files: Mapping[str, int]
    problems: tuple[AlignwbError, ...] = ()


def own_pairs(project: Project) -> OwnPairs:
    """The confirmed pairs of a project's documents, its references and its memory.

    Raises ProjectError if there are fewer than a hundred.
    """
    config = project.config
    found: dict[str, str] = {}
    files: dict[str, int] = {}
    problems: list[AlignwbError] = []
    for source in memory_sources(project):
        before = len(found)
        try:
            for unit in units_of(source, config.source_lang, config.target_lang):
                pair = cleaned((unit.source, unit.target))
                if pair is not None:
                    found.setdefault(*pair)
        except AlignwbError as error:
            problems.append(error)
        if len(found) > before:
            files[source.name] = len(found) - before
    if len(found) < LEAST_PAIRS:
        raise ProjectError(
            f"{project.root}: it has {len(found)} confirmed pairs, and tuning needs {LEAST_PAIRS}",
            hint="Confirm more, or bring a memory in with: alignwb memory import FILE",
        )
    training, held_out = divided(found.items())
    return OwnPairs(training, held_out, files, tuple(problems))


def cleaned(pair: Pair) -> Pair | None:
    """A pair as plain text; None if nothing can be learnt from it."""
    source, target = (
        unicodedata.normalize("NFC", " ".join(plain_text(without_codes(text)).split()))
        for text in pair
    )
    lengths = sorted((len(source), len(target)))
    if not lengths[0] or lengths[1] > min(_MOST_CHARACTERS, _MOST_RATIO * lengths[0] + 20):
        return None
    return None if source == target else (source, target)


def divided(pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Pairs to train on and to hold out; which is which depends on each source alone.

    So a pair that is confirmed later moves no other one to the other side.
    """
    training: list[Pair] = []
    held_out: list[Pair] = []
    for pair in pairs:
        is_out = _number_of(pair[0]) % _HELD_OUT_SHARE == 0 and len(held_out) < _MOST_HELD_OUT
        (held_out if is_out else training).append(pair)
    return tuple(training), tuple(held_out)


def digest_of(parts: Iterable[object]) -> str:
    """What tells these values from others."""
    digest = hashlib.sha256()
    for part in _written(parts):
        digest.update(part)
    return digest.hexdigest()


def _written(parts: Iterable[object]) -> Iterator[bytes]:
    for part in parts:
        yield repr(part).encode("utf-8", "backslashreplace") + b"\n"


def _number_of(text: str) -> int:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big")
