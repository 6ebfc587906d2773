"""Which texts of two folders belong together, by their names."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.languages.language_codes import is_language
from alignwb.errors import UsageError
from alignwb.files.file_bytes import unreadable
from alignwb.files.hidden_files import is_hidden
from alignwb.formats.file_kinds import is_bitext, pick
from alignwb.services.aligning.many.pair_list import AskedPair

_LINES_SUFFIXES = frozenset({".lines", ".sentences"})
"""As files with a sentence a line are often called; any suffix will do for those."""

_PARTS = re.compile(r"[^\W_]+")
_REGION = re.compile("[a-z]{2}|[0-9]{3}")


@dataclass(frozen=True, slots=True)
class FolderPairs:
    """The texts of two folders.

    Attributes:
        pairs: Those that belong together by their names, and names that are not clear.
        sources: Those of the first folder that no name pairs.
        targets: Those of the second one.
        others: Files of either that are no texts.
    """

    pairs: tuple[AskedPair, ...]
    sources: tuple[Path, ...]
    targets: tuple[Path, ...]
    others: tuple[Path, ...] = ()


def pairs_by_name(
    source: Path,
    target: Path,
    languages: tuple[str, str],
    output: Path | None,
    *,
    presegmented: bool = False,
) -> FolderPairs:
    """Pair the texts of two folders, those in folders below too, that have the same name.

    What says the language is no part of a name: `x.nl.txt`, `x-nl.md`, `nl_x.txt`, `x (nl-BE)`.
    The two folders may be one; there such a code tells the sides apart.

    output: where the bitexts go, by the names of the pairs.  presegmented: whether a file of any
    suffix is taken.  Raises UsageError if one of the two is no folder, ProjectError if it cannot
    be read.
    """
    found = [_texts(folder, presegmented=presegmented) for folder in (source, target)]
    (sources, others), (targets, more) = found
    if source.resolve() == target.resolve():
        sources = [each for each in sources if _without_language(each.stem, languages[0])]
        targets = [each for each in targets if _without_language(each.stem, languages[1])]
        told = {*sources, *targets}
        others = [*others, *(each for each in found[0][0] if each not in told)]
        more = []
    else:
        # One of the folders may stand in the other one.
        inner = set(targets) if target.is_relative_to(source) else set()
        outer = set(sources) if source.is_relative_to(target) else set()
        sources = [each for each in sources if each not in inner]
        targets = [each for each in targets if each not in outer]
        more = [each for each in more if each not in others]
    own = _by_name(sources, source, languages[0])
    other = _by_name(targets, target, languages[1])
    pairs = [
        _pair(name, own[name], other[name], source, languages[0], output)
        for name in own
        if name in other
    ]
    return FolderPairs(
        tuple(pairs),
        tuple(path for name, paths in own.items() if name not in other for path in paths),
        tuple(path for name, paths in other.items() if name not in own for path in paths),
        (*others, *more),
    )


def pair_named(
    source: Path, target: Path, folder: Path, language: str, output: Path | None
) -> AskedPair:
    """The pair of two files, with the bitext that has the name of the source.

    folder: the one that the source was found in; its folders below are kept.  language: that of
    the source, whose code is no part of the name.
    """
    inside = source.relative_to(folder)
    stem = _without_language(inside.stem, language) or inside.stem
    path = output / inside.with_name(f"{stem}.xlf") if output else None
    return AskedPair(str(inside), str(source), str(target), path)


def _pair(
    name: str,
    sources: list[Path],
    targets: list[Path],
    folder: Path,
    language: str,
    output: Path | None,
) -> AskedPair:
    for several in (sources, targets):
        if len(several) > 1:
            files = " and ".join(str(each) for each in several)
            problem = f"{files} are named alike: name the one that is meant in a list (--pairs)"
            return AskedPair(name, str(sources[0]), str(targets[0]), problem=problem)
    return pair_named(sources[0], targets[0], folder, language, output)


def _texts(folder: Path, *, presegmented: bool) -> tuple[list[Path], list[Path]]:
    """The files in a folder that can be texts, and the others; hidden ones are neither."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: this is no folder", hint="Name two folders, or two files.")
    try:
        files = sorted(
            path
            for path in folder.rglob("*")
            if not path.is_dir() and not any(map(is_hidden, path.relative_to(folder).parts))
        )
    except OSError as error:
        raise unreadable(folder, error) from error
    # A pipe, a device or a link that leads nowhere is named among what is left out.
    texts = [each for each in files if each.is_file() and (presegmented or _can_be_text(each))]
    known = set(texts)
    return texts, [each for each in files if each not in known]


def _can_be_text(path: Path) -> bool:
    return (
        is_bitext(path)
        or path.suffix.casefold() in {"", *_LINES_SUFFIXES}
        or pick(path, lambda kind: kind.read_document) is not None
    )


def _by_name(paths: Iterable[Path], folder: Path, language: str) -> dict[str, list[Path]]:
    """The paths by what remains of their names where language, suffix and signs are left out."""
    named: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        inside = path.relative_to(folder)
        stem = _without_language(inside.stem, language) or inside.stem
        whole = unicodedata.normalize("NFC", str(inside.with_name(stem))).casefold()
        named[" ".join(_PARTS.findall(whole)) or whole].append(path)
    return dict(named)


def _without_language(stem: str, language: str) -> str:
    """A name without the code or name of a language at one of its ends; "" if it has none.

    A name that is nothing but the language stays as it is.
    """
    parts = list(_PARTS.finditer(stem))
    if len(parts) < 2:
        return ""
    first, last = parts[0], parts[-1]
    if is_language(last[0], language):
        return stem[: parts[-2].end()]
    is_region = len(parts) > 2 and _REGION.fullmatch(last[0].casefold())
    if is_region and is_language(parts[-2][0], language):
        return stem[: parts[-3].end()]
    if not is_language(first[0], language):
        return ""
    return stem[parts[1].start() :]
