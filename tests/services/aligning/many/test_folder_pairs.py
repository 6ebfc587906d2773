"""Texts of two folders paired by their names."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.errors import UsageError
from alignwb.services.aligning.many.folder_pairs import FolderPairs, pairs_by_name

LANGUAGES = ("nl", "en")


def files(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def paired(found: FolderPairs) -> set[tuple[str, str]]:
    return {(Path(pair.source).name, Path(pair.target).name) for pair in found.pairs}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("brief.txt", "brief.txt"),
        ("brief.nl.txt", "brief.en.txt"),
        ("brief-nl.md", "brief_en.docx"),
        ("NL_brief.txt", "en-Brief.txt"),
        ("brief (nl-BE).txt", "brief (en-GB).txt"),
        ("brief.nld.txt", "brief.eng.txt"),
        ("brief Nederlands.txt", "brief English.txt"),
        ("brief.nl.txt", "brief.txt"),
        ("hoofdstuk_01.txt", "hoofdstuk 01.html"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("deel/brief.txt", "deel/brief.txt"),
    ],
)
def test_a_name_is_what_is_left_without_language_suffix_and_signs(
    tmp_path: Path, source: str, target: str
) -> None:
    own, other = files(tmp_path / "a", source, "x.txt"), files(tmp_path / "b", target, "y.txt")
    found = pairs_by_name(own, other, LANGUAGES, None)
    assert paired(found) == {(Path(source).name, Path(target).name)}
    assert (found.sources, found.targets) == ((own / "x.txt",), (other / "y.txt",))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("brief1.txt", "brief2.txt"),
        ("brief.txt", "deel/brief.txt"),
        ("brief.de.txt", "brief.en.txt"),
        ("nl.txt", "en.txt"),
        ("enige.txt", "ige.txt"),
    ],
)
def test_other_names_are_not_paired(tmp_path: Path, source: str, target: str) -> None:
    own, other = files(tmp_path / "a", source), files(tmp_path / "b", target)
    found = pairs_by_name(own, other, LANGUAGES, None)
    assert not found.pairs
    assert (len(found.sources), len(found.targets)) == (1, 1)


def test_in_one_folder_the_language_tells_the_sides(tmp_path: Path) -> None:
    folder = files(tmp_path, "a.nl.txt", "a.en.txt", "nl/b.txt", "b-en.txt", "b-nl.txt", "c.txt")
    found = pairs_by_name(folder, folder, LANGUAGES, None)
    assert paired(found) == {("a.nl.txt", "a.en.txt"), ("b-nl.txt", "b-en.txt")}
    assert set(found.others) == {folder / "c.txt", folder / "nl/b.txt"}


def test_a_folder_inside_the_other_is_a_side_of_its_own(tmp_path: Path) -> None:
    folder = files(tmp_path, "een.txt", "en/een.txt")
    found = pairs_by_name(folder, folder / "en", LANGUAGES, None)
    assert [Path(pair.source) for pair in found.pairs] == [folder / "een.txt"]
    assert not found.sources


def test_of_two_files_of_a_name_none_is_chosen(tmp_path: Path) -> None:
    own = files(tmp_path / "a", "dag.txt", "dag.nl.txt")
    (pair,) = pairs_by_name(own, files(tmp_path / "b", "dag.txt"), LANGUAGES, None).pairs
    assert "dag.nl.txt and" in pair.problem


def test_pictures_and_hidden_files_are_no_texts(tmp_path: Path) -> None:
    own = files(tmp_path / "a", "kaart.png", ".hidden.txt", ".git/x.txt", "~$zee.docx")
    found = pairs_by_name(own, files(tmp_path / "b", "kaart.png"), LANGUAGES, None)
    assert not found.pairs
    assert {path.name for path in found.others} == {"kaart.png"}


def test_a_text_that_is_open_in_word_is_one_text(tmp_path: Path) -> None:
    own = files(tmp_path / "a", "zee.docx", "~$zee.docx")
    other = files(tmp_path / "b", "zee.docx", "1/~$zee.docx", ".~lock.zee.odt#")
    found = pairs_by_name(own, other, LANGUAGES, None)
    assert paired(found) == {("zee.docx", "zee.docx")}
    assert not [*found.sources, *found.targets, *found.others]


def test_lines_may_be_in_files_of_any_suffix(tmp_path: Path) -> None:
    own, other = files(tmp_path / "a", "zee.snt"), files(tmp_path / "b", "zee.snt")
    found = pairs_by_name(own, other, LANGUAGES, None, presegmented=True)
    assert paired(found) == {("zee.snt", "zee.snt")}


def test_bitexts_are_named_without_the_language(tmp_path: Path) -> None:
    own, other = files(tmp_path / "a", "1/zee-nl.txt"), files(tmp_path / "b", "1/zee.txt")
    (pair,) = pairs_by_name(own, other, LANGUAGES, Path("out")).pairs
    assert pair.output == Path("out/1/zee.xlf")


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        pairs_by_name(files(tmp_path, "a.txt") / "a.txt", tmp_path, LANGUAGES, None)


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=2, max_size=8, unique=True),
    st.data(),
)
def test_no_text_is_in_two_pairs_and_none_is_lost(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    forms = st.sampled_from(["{}.txt", "{}.nl.txt", "nl-{}.txt", "{}_NL.md"])
    own = files(folder / "a", *(data.draw(forms).format(name) for name in names))
    other = files(folder / "b", *(f"{name}.en.txt" for name in names[1:]))
    found = pairs_by_name(own, other, LANGUAGES, None)
    texts = [Path(pair.source) for pair in found.pairs] + list(found.sources)
    assert sorted(texts) == sorted(own.iterdir())
    assert len(found.pairs) == len(names) - 1
    assert all(Path(p.target).name.split(".")[0] in Path(p.source).name for p in found.pairs)


def test_what_is_no_file_is_named_among_what_is_left_out(tmp_path: Path) -> None:
    own, other = files(tmp_path / "a", "wal.txt"), files(tmp_path / "b", "wal.txt")
    os.mkfifo(own / "kade.txt")
    (own / "sluis.txt").symlink_to(tmp_path / "nowhere.txt")
    (other / "brug.txt").symlink_to("/dev/zero")
    (other / "map.txt").mkdir()
    found = pairs_by_name(own, other, LANGUAGES, None)
    assert paired(found) == {("wal.txt", "wal.txt")}
    assert {path.name for path in found.others} == {"kade.txt", "sluis.txt", "brug.txt"}
