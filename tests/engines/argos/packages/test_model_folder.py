"""A folder with a CTranslate2 model is installed, or what it lacks is said and nothing changes."""

import hashlib
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.model_folders import model_members, write_model_folder
from support.package_files import package_members, starter_members, unpack_package

from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.packages.homes import own_home
from alignwb.engines.argos.packages.install import install_folder
from alignwb.engines.argos.packages.installed import (
    best_package,
    installed_packages,
    named_package,
    remove_package,
)
from alignwb.engines.argos.packages.model_folder import FolderOptions, read_model_folder
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.errors import EngineError, UsageError

NOTHING = FolderOptions()


def install(folder: Path, options: FolderOptions = NOTHING) -> str:
    return install_folder(folder, "nl", "en", options).package.name


def test_a_folder_drafts_as_the_package_that_its_model_is_from(
    tmp_path: Path, argos_packages: Path
) -> None:
    folder = write_model_folder(tmp_path / "opus-mt-nl-en")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    package = install_folder(folder, "nl", "en", NOTHING).package
    digest = hashlib.sha256(before["model.bin"]).hexdigest()[:8]
    request = DraftRequest("De trein reed ’s nachts door 14 dorpen[^3].")
    ((_, draft),) = next(iter(ArgosTranslator(package).translate([request])))
    ((_, starter),) = next(iter(ArgosTranslator(best_package("nl", "en")).translate([request])))
    assert (draft.engine, draft.package, draft.version) == ("ctranslate2", "opus-mt-nl-en", digest)
    assert [each.text for each in draft.hypotheses] == [each.text for each in starter.hypotheses]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_installed_folder_is_a_package_of_its_own(tmp_path: Path, argos_packages: Path) -> None:
    folder = write_model_folder(
        tmp_path / "any", {**model_members(), "README.md": b"## Scores\n\nLicense: CC-BY-4.0\n"}
    )
    options = FolderOptions("mijn-model", "nl", "eng")
    first = install_folder(folder, "nl", "en", options)
    assert first.is_new
    assert first.package.folder == own_home() / "mijn-model"
    assert first.package.card.licence == "License: CC-BY-4.0"
    assert not install_folder(folder, "nl", "en", options).is_new
    assert first.package in installed_packages().packages
    # Packages of Argos Translate draft unless another model is asked for by its name.
    assert best_package("nl", "en").is_starter
    assert remove_package("mijn-model").folder == first.package.folder
    assert list(own_home().iterdir()) == []


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("opus-mt-nl-en", ("nl", "en")),
        ("opus-mt-tc-big-nld_eng.v2", ("nl", "en")),
        ("nl-to-en-int8", ("nl", "en")),
        ("ct2_dut-eng", ("nl", "en")),
    ],
)
def test_the_languages_are_read_from_names_as_collections_have_them(
    tmp_path: Path, name: str, pair: tuple[str, str]
) -> None:
    read = read_model_folder(write_model_folder(tmp_path / name), NOTHING)
    assert (read.source_lang, read.target_lang) == pair


@pytest.mark.parametrize("name", ["model", "small-model-v2", "my-big-one", "nl", "en-en"])
def test_languages_that_nothing_says_are_asked_for(tmp_path: Path, name: str) -> None:
    folder = write_model_folder(tmp_path / name)
    with pytest.raises(EngineError, match="which languages") as caught:
        read_model_folder(folder, NOTHING)
    assert "--from nl --to en" in caught.value.hint
    given = read_model_folder(folder, FolderOptions(source_lang="Dutch", target_lang="en-GB"))
    assert (given.source_lang, given.target_lang) == ("nl", "en")


def _nested() -> dict[str, bytes]:
    flat = model_members()
    inside = ("model.bin", "config.json", "shared_vocabulary.json")
    return {f"model/{name}" if name in inside else name: data for name, data in flat.items()}


def _one_tokenizer() -> dict[str, bytes]:
    one = starter_members()["sentencepiece.model"]
    return model_members(source_dot_spm=None, target_dot_spm=None) | {"spiece.model": one}


def _two_vocabularies() -> dict[str, bytes]:
    words = json.loads(starter_members()["model/shared_vocabulary.json"])
    text = "\n".join(words).encode()
    return model_members(shared_vocabulary_dot_json=None) | {
        "source_vocabulary.txt": text,
        "target_vocabulary.txt": text,
    }


@pytest.mark.parametrize("make", [_nested, _one_tokenizer])
def test_the_layouts_that_converters_and_people_make_are_read(
    tmp_path: Path, argos_packages: Path, make: Callable[[], dict[str, bytes]]
) -> None:
    assert install(write_model_folder(tmp_path / "x-nl-en", make())) == "x-nl-en"


def test_vocabularies_of_both_sides_are_read(tmp_path: Path) -> None:
    read = read_model_folder(write_model_folder(tmp_path / "nl-en", _two_vocabularies()), NOTHING)
    assert {"model/source_vocabulary.txt", "model/target_vocabulary.txt"} <= set(read.files)


def test_files_that_are_links_are_copied(tmp_path: Path, argos_packages: Path) -> None:
    blobs = write_model_folder(tmp_path / "blobs")
    folder = tmp_path / "linked-nl-en"
    folder.mkdir()
    for path in blobs.iterdir():
        (folder / path.name).symlink_to(path)
    installed = install_folder(folder, "nl", "en", NOTHING).package.folder
    assert not any(path.is_symlink() for path in installed.rglob("*"))


def test_an_unpacked_package_of_argos_goes_where_package_files_go(
    tmp_path: Path, argos_packages: Path
) -> None:
    folder = unpack_package(tmp_path, package_members({"package_version": "2.5"}), top="nl_en")
    package = install_folder(folder, "nl", "en", NOTHING).package
    assert package.folder == argos_packages / "nl_en"
    assert best_package("nl", "en") == package
    with pytest.raises(EngineError, match="says its name and languages itself"):
        install(folder, FolderOptions(name="other"))


SPM = starter_members()["sentencepiece.model"]
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
WRONG: dict[str, tuple[dict[str, bytes], str, str]] = {
    "no model": (model_members(model_dot_bin=None), r"it has no model\.bin", "converter"),
    "a model that is a pointer": (model_members(model_dot_bin=LFS), "Git LFS", "git lfs pull"),
    "an empty model": (model_members(model_dot_bin=b""), "is empty", "again"),
    "half a model": (
        model_members(model_dot_bin=starter_members()["model/model.bin"][:90_000]),
        "cannot be loaded",
        "",
    ),
    "no vocabulary": (
        model_members(shared_vocabulary_dot_json=None),
        "it has no vocabulary",
        "converter",
    ),
    "one vocabulary of two": (
        {
            **model_members(shared_vocabulary_dot_json=None),
            "source_vocabulary.json": b'["a"]',
        },
        r"has source_vocabulary\.json but no target_vocabulary\.json",
        "copy the other one",
    ),
    "a vocabulary that is none": (
        model_members(shared_vocabulary_dot_json=b'{"a": 1}'),
        "should be a list of tokens",
        "",
    ),
    "a vocabulary cut short": (
        model_members(shared_vocabulary_dot_json=b'["<s>", "</s'),
        "cannot be read as a vocabulary",
        "",
    ),
    "an empty vocabulary": (model_members(shared_vocabulary_dot_json=b"[]"), "no tokens", ""),
    "no pieces": (
        model_members(source_dot_spm=None, target_dot_spm=None),
        "it has no SentencePiece models",
        "Copy them",
    ),
    "pieces of one side": (
        model_members(source_dot_spm=None),
        r"has target\.spm but no source\.spm",
        "Copy the other",
    ),
    "pieces that are none": (
        model_members(target_dot_spm=b"\x00\x01spm"),
        "cannot be read as a SentencePiece model",
        "",
    ),
    "empty pieces": (model_members(source_dot_spm=b""), "is empty", ""),
    "pieces of another model": (
        model_members(
            shared_vocabulary_dot_json=json.dumps([f"w{n}" for n in range(8192)]).encode()
        ),
        "does not belong to this model",
        "came with this model",
    ),
    "a setting file that is none": (model_members(config_dot_json=b"[]"), "hold an object", ""),
    "one of Marian's": (
        {"decoder.yml": b"", "model.npz": b"1", "source.spm": SPM},
        r"no model\.bin",
        "ct2-opus-mt-converter",
    ),
    "one of Transformers'": (
        {"model.safetensors": b"1", "source.spm": SPM},
        r"no model\.bin",
        "ct2-transformers-converter",
    ),
    "a folder of folders": ({"one/model.bin": b"1", "two/model.bin": b"2"}, "no model", "one, two"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_missing_or_damaged_is_said_and_nothing_installed(
    wrong: str, tmp_path: Path, argos_packages: Path
) -> None:
    members, reason, hint = WRONG[wrong]
    folder = write_model_folder(tmp_path / "folder-nl-en", members)
    with pytest.raises(EngineError, match=reason) as caught:
        install(folder)
    assert str(folder) in caught.value.message
    assert hint in caught.value.hint
    assert list(argos_packages.iterdir()) == []
    assert not own_home().exists() or list(own_home().iterdir()) == []


def test_a_model_for_other_languages_is_refused(tmp_path: Path, argos_packages: Path) -> None:
    with pytest.raises(EngineError, match="from “de” to “en”, not from “nl”"):
        install(write_model_folder(tmp_path / "opus-mt-de-en"))


def test_another_model_of_a_name_is_refused_until_it_has_its_own(
    tmp_path: Path, argos_packages: Path
) -> None:
    first = write_model_folder(tmp_path / "a" / "opus-nl-en")
    other = write_model_folder(
        tmp_path / "b" / "opus-nl-en",
        model_members(model_dot_bin=starter_members()["model/model.bin"] + b"\x00"),
    )
    assert install(first) == install(first) == "opus-nl-en"
    with pytest.raises(EngineError, match="“opus-nl-en” is another model") as caught:
        install(other)
    assert "alignwb model remove opus-nl-en" in caught.value.hint
    assert install(other, FolderOptions(name="opus-2")) == "opus-2"
    assert {path.name for path in own_home().iterdir()} == {"opus-nl-en", "opus-2"}
    found = [named_package(name, "nl", "en") for name in ("opus-nl-en", "opus-2")]
    assert [package.folder.name for package in found if package] == ["opus-nl-en", "opus-2"]


@pytest.mark.parametrize("is_stated", [True, False])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("argos", "“argos” is the best package of Argos Translate's"),
        ("office", "“office” is a server"),
        ("nl_en-9_1", "“nl_en-9_1” is another model"),
        ("nl_en", "“nl_en” is another model"),
        (starter_package().name, "is another model"),
    ],
)
def test_a_name_that_means_another_engine_is_refused(
    name: str, said: str, is_stated: bool, tmp_path: Path, argos_packages: Path
) -> None:
    unpack_package(argos_packages, package_members({"package_version": "9.1"}), top="nl_en-9_1")
    folder = write_model_folder(tmp_path / ("model" if is_stated else name))
    options = FolderOptions(name if is_stated else "", "nl", "en")
    with pytest.raises(EngineError, match=re.escape(said)) as caught:
        install_folder(folder, "nl", "en", options, ["office"])
    assert caught.value.message.startswith(f"{folder}: not installed: ")
    assert "--name NAME" in caught.value.hint
    assert not own_home().exists()


@pytest.mark.parametrize(
    ("name", "such"),
    [
        ("../../elders", ", such as elders."),
        ("opus twee", ", such as opus-twee."),
        (".verborgen", ", such as verborgen."),
        ("a/b", ", such as a-b."),
        ("nl→en", ", such as nl-en."),
        ("..", "inside."),
    ],
)
def test_a_name_that_would_have_to_be_altered_is_refused(
    name: str, such: str, tmp_path: Path, argos_packages: Path
) -> None:
    folder = write_model_folder(tmp_path / "opus-nl-en")
    with pytest.raises(UsageError, match="is no name for a package") as caught:
        install(folder, FolderOptions(name=name))
    assert f"“{name}”" in caught.value.message
    assert caught.value.hint.endswith(such)
    assert not own_home().exists()


def test_a_folder_whose_name_cannot_be_one_gives_a_name_like_its_own(
    tmp_path: Path, argos_packages: Path
) -> None:
    assert install(write_model_folder(tmp_path / "opus nl-en (kopie)")) == "opus-nl-en-kopie"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, argos_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "closed"
    home.mkdir(mode=0o500)
    monkeypatch.setenv("ALIGNWB_MODELS_DIR", str(home / "models"))
    with pytest.raises(EngineError, match="cannot be written"):
        install(write_model_folder(tmp_path / "nl-en"))
