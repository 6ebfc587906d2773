"""A folder with a CTranslate2 model and its SentencePiece models, made into a package.

Such folders come from CTranslate2's converters and from collections of converted models.  Their
files have many names, and they say little of themselves; what is missing is asked for.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.languages.language_codes import base_language, three_letter_code
from alignwb.engines.argos.packages.new_names import checked_name, name_after
from alignwb.engines.argos.packages.package import CTRANSLATE2, METADATA_FILE
from alignwb.engines.argos.runtime.language_tokens import (
    LanguageTokens,
    UnknownLanguageError,
    choose_tokens,
    state_tokens,
)
from alignwb.engines.argos.runtime.sentence_pieces import SOURCE_PIECES, TARGET_PIECES, pieces_of
from alignwb.errors import EngineError, ProjectError
from alignwb.files.file_bytes import opened, read_bytes, read_bytes_if_there
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MEGABYTE, MOST_NOTES_BYTES

MODEL_FILE = "model.bin"
_CONFIG = "config.json"
_MOST_VOCABULARY_BYTES = 100 * MEGABYTE
_SHARED = ("shared_vocabulary.json", "shared_vocabulary.txt")
_SOURCE = ("source_vocabulary.json", "source_vocabulary.txt")
_TARGET = ("target_vocabulary.json", "target_vocabulary.txt")
_SOURCE_PIECES = (
    "source.spm",
    "source.model",
    "spm.source.model",
    "src.spm.model",
    "source.spm.model",
)
_TARGET_PIECES = (
    "target.spm",
    "target.model",
    "spm.target.model",
    "tgt.spm.model",
    "target.spm.model",
)
_SHARED_PIECES = (
    "sentencepiece.model",
    "sentencepiece.bpe.model",
    "spiece.model",
    "spm.model",
    "tokenizer.model",
    "flores200_sacrebleu_tokenizer_spm.model",
)
_CARDS = ("README.md", "README", "MODEL_CARD.md", "LICENSE", "LICENSE.txt", "LICENCE")
_UNCONVERTED = {
    "decoder.yml": "ct2-opus-mt-converter --model_dir {folder} --output_dir NEW",
    "pytorch_model.bin": "ct2-transformers-converter --model {folder} --output_dir NEW",
    "model.safetensors": "ct2-transformers-converter --model {folder} --output_dir NEW",
    "tf_model.h5": "ct2-transformers-converter --model {folder} --output_dir NEW",
}
_LFS = b"version https://git-lfs.github.com/spec/"
_PAIR = re.compile(r"(?<![a-z])([a-z]{2,3})[-_](?:to[-_])?([a-z]{2,3})(?![a-z])")
_LEAST_KNOWN = 0.5
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class FolderOptions:
    """What a person says of a folder; "" for what the folder is to say itself.

    Attributes:
        name: What the package is to be called.
        source_lang: The language that its model translates from.
        target_lang: The one that it translates to.
    """

    name: str = ""
    source_lang: str = ""
    target_lang: str = ""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder that can be made a package.

    Attributes:
        folder: Where it is.
        name: What its package is called.
        version: What tells it from another model of that name: the beginning of a digest.
        source_lang: The language that its model translates from.
        target_lang: The one that it translates to.
        around: The tokens that its model wants around a sentence.
        files: The files of the package, and those that they are copied from.
    """

    folder: Path
    name: str
    version: str
    source_lang: str
    target_lang: str
    around: LanguageTokens
    files: Mapping[str, Path]


def read_model_folder(folder: Path, options: FolderOptions) -> ModelFolder:
    """Find the pieces of a model in a folder and in its folder `model`.

    Raises EngineError with what is missing or damaged, and what to do about it; UsageError if the
    name that is given cannot be one.
    """
    places = [place for place in (folder / "model", folder) if place.is_dir()]
    model = _found(places, (MODEL_FILE,))
    if model is None:
        raise EngineError(f"{folder}: it has no {MODEL_FILE}", hint=_hint_without_model(folder))
    _check_content(model)
    vocabularies = _vocabularies(folder, [model.parent])
    pieces = _pieces(folder, [*places, model.parent.parent])
    config = _config(model.parent / _CONFIG)
    sources, targets = (_words(vocabulary) for vocabulary in _by_side(vocabularies))
    _check_pieces(pieces, sources, targets)
    source_lang, target_lang = _languages(folder, options)
    try:
        around = choose_tokens(config, sources, targets, source_lang, target_lang)
    except UnknownLanguageError as error:
        raise EngineError(
            f"{folder}: its model is one of many languages and has no “{error}”",
            hint="Give languages that it has: --from CODE --to CODE.",
        ) from error
    files = {f"model/{path.name}": path for path in (model, *vocabularies)}
    if (model.parent / _CONFIG).is_file():
        files[f"model/{_CONFIG}"] = model.parent / _CONFIG
    files[SOURCE_PIECES] = pieces[0]
    if len(pieces) > 1:
        files[TARGET_PIECES] = pieces[1]
    for name in _CARDS:
        card = _found([folder], (name,))
        if card is not None:
            files[name] = card
    return ModelFolder(
        folder,
        checked_name(options.name) if options.name else name_after(folder),
        _digest(model),
        source_lang,
        target_lang,
        around,
        files,
    )


def write_package_folder(model: ModelFolder, into: Path) -> Path:
    """Copy the files of a model into a folder of its name in `into`; returns that folder.

    Raises OSError if it cannot be written, ProjectError if a file cannot be read.
    """
    made = into / model.name
    for name, path in model.files.items():
        copy = made / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        with opened(path) as file, copy.open("xb") as output:
            shutil.copyfileobj(file, output, _CHUNK)
    metadata = {
        "type": CTRANSLATE2,
        "package_version": model.version,
        "from_code": model.source_lang,
        "to_code": model.target_lang,
        "made_from": str(model.folder),
        **state_tokens(model.around),
    }
    text = json.dumps(metadata, ensure_ascii=True, indent=1)
    (made / METADATA_FILE).write_text(text + "\n", encoding="ascii")
    return made


def _found(places: Sequence[Path], names: Sequence[str]) -> Path | None:
    """The first file of those names; links are followed, as collections of models have them."""
    paths = (place / name for name in names for place in places)
    return next((path for path in paths if path.is_file()), None)


def _hint_without_model(folder: Path) -> str:
    for name, command in _UNCONVERTED.items():
        if (folder / name).is_file():
            return (
                f"It has a {name}, so it is not converted yet:"
                f" {command.format(folder=folder)}; then copy its SentencePiece models to NEW."
            )
    inside = sorted(path.parent.name for path in folder.glob(f"*/{MODEL_FILE}"))
    if inside:
        return f"Give one of the folders in it: {', '.join(inside[:5])}."
    return "Give the folder that CTranslate2's converter wrote, with model.bin in it."


def _check_content(path: Path) -> None:
    with opened(path) as file:
        beginning = file.read(len(_LFS))
    if not beginning:
        raise EngineError(f"{path}: it is empty", hint="Copy or download it again.")
    if beginning == _LFS:
        raise EngineError(
            f"{path}: it is a pointer of Git LFS, not the file itself",
            hint="Fetch the files with `git lfs pull` in their repository.",
        )


def _vocabularies(folder: Path, places: Sequence[Path]) -> tuple[Path, ...]:
    shared = _found(places, _SHARED)
    if shared is not None:
        return (shared,)
    source, target = _found(places, _SOURCE), _found(places, _TARGET)
    if source is None and target is None:
        raise EngineError(
            f"{folder}: it has no vocabulary ({_SHARED[0]}, or {_SOURCE[0]} and {_TARGET[0]})",
            hint="The converter writes it beside model.bin; copy it from there.",
        )
    if source is None or target is None:
        there, lacks = (source, _TARGET[0]) if source else (target, _SOURCE[0])
        assert there is not None
        raise EngineError(
            f"{folder}: it has {there.name} but no {lacks}",
            hint="The converter writes both beside model.bin; copy the other one from there.",
        )
    return source, target


def _by_side(vocabularies: tuple[Path, ...]) -> tuple[Path, Path]:
    return vocabularies[0], vocabularies[-1]


def _pieces(folder: Path, places: Sequence[Path]) -> tuple[Path, ...]:
    """The SentencePiece models: of the source and of the target, or one for both."""
    source, target = _found(places, _SOURCE_PIECES), _found(places, _TARGET_PIECES)
    found: tuple[Path, ...]
    if source is not None and target is not None:
        found = (source, target)
    elif source is not None or target is not None:
        there = source or target
        lacks = TARGET_PIECES if source else SOURCE_PIECES
        assert there is not None
        raise EngineError(
            f"{folder}: it has {there.name} but no {lacks}",
            hint="Copy the other SentencePiece model from where the model was downloaded.",
        )
    else:
        shared = _found(places, _SHARED_PIECES)
        if shared is None:
            raise EngineError(
                f"{folder}: it has no SentencePiece models ({SOURCE_PIECES} and {TARGET_PIECES},"
                f" or {_SHARED_PIECES[0]})",
                hint="Copy them from where the model was downloaded;"
                " CTranslate2's converter leaves them behind.",
            )
        found = (shared,)
    for path in found:
        _check_content(path)
    return found


def _config(path: Path) -> Mapping[str, object]:
    data = read_bytes_if_there(path, MOST_NOTES_BYTES)
    if data is None:
        return {}  # models of earlier versions of CTranslate2 have none
    with reading(path, "JSON", kind=EngineError):
        config = json.loads(data.decode("utf-8"))
    if not isinstance(config, dict):
        raise EngineError(f"{path}: should hold an object, not {type(config).__name__}")
    return config


def _words(path: Path) -> frozenset[str]:
    """The tokens of a vocabulary."""
    with reading(path, "a vocabulary", kind=EngineError):
        text = read_bytes(path, _MOST_VOCABULARY_BYTES).decode("utf-8")
        words = json.loads(text) if path.suffix == ".json" else text.split("\n")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise EngineError(f"{path}: should be a list of tokens", hint="Copy it again.")
    found = frozenset(words) - {""}
    if not found:
        raise EngineError(f"{path}: has no tokens", hint="Copy it again.")
    return found


def _check_pieces(
    pieces: tuple[Path, ...], sources: frozenset[str], targets: frozenset[str]
) -> None:
    """Refuse SentencePiece models whose pieces the model does not know."""
    for path, vocabulary in zip((pieces[0], pieces[-1]), (sources, targets), strict=True):
        with reading(path, "a SentencePiece model", kind=EngineError, hint="Copy it again."):
            own = pieces_of(path)
        known = sum(piece in vocabulary for piece in own)
        if known < _LEAST_KNOWN * min(len(own), len(vocabulary)):
            raise EngineError(
                f"{path}: it does not belong to this model, whose vocabulary has {known} of its"
                f" {len(own)} pieces",
                hint="Copy the SentencePiece model that came with this model.",
            )


def _languages(folder: Path, options: FolderOptions) -> tuple[str, str]:
    """The languages as they are given, or as the folder's metadata or name say them."""
    stated = _stated_languages(folder / METADATA_FILE) or _languages_in(folder.absolute().name)
    given = (options.source_lang, options.target_lang)
    source, target = (
        base_language(one or other) for one, other in zip(given, stated or ("", ""), strict=True)
    )
    if not source or not target:
        raise EngineError(
            f"{folder}: neither its name nor its metadata say which languages it translates",
            hint="Say them with: --from nl --to en",
        )
    return source, target


def _stated_languages(path: Path) -> tuple[str, str] | None:
    try:
        data = read_bytes_if_there(path, MOST_NOTES_BYTES)
        metadata = json.loads(data.decode("utf-8")) if data else {}
        pair = metadata.get("from_code"), metadata.get("to_code")
    except (ProjectError, ValueError, RecursionError, AttributeError):
        return None  # what it cannot say has to be given
    source, target = pair
    if isinstance(source, str) and isinstance(target, str) and source and target:
        return source, target
    return None


def _languages_in(name: str) -> tuple[str, str] | None:
    """The languages in a name like `opus-mt-nl-en`: two codes of known languages, the last two."""
    pairs = [
        (match[1], match[2])
        for start in range(len(name))
        if (match := _PAIR.match(name.lower(), start))
        and base_language(match[1]) != base_language(match[2])
        and _is_code(match[1])
        and _is_code(match[2])
    ]
    return pairs[-1] if pairs else None


def _is_code(word: str) -> bool:
    base = base_language(word)
    return three_letter_code(base) != base


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with opened(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()[:8]
