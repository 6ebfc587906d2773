"""The list of pairs: what a line may hold, and what becomes of one that holds something else."""

from pathlib import Path

import pytest

from alignwb.errors import FormatError, ProjectError
from alignwb.services.aligning.many.pair_list import AskedPair, read_pair_list


def listed(tmp_path: Path, text: str, folder: Path | None = None) -> tuple[AskedPair, ...]:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(text.encode())
    return read_pair_list(path, folder)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_blank_lines_comments_and_a_header_are_passed_over(tmp_path: Path, line_end: str) -> None:
    lines = ("Source\tTarget", "", "# part two", "reis.txt\tjourney.txt", "dag.md\tday.md\td.xlf")
    first, second = listed(tmp_path, line_end.join(lines))
    assert (first.source, first.target, first.output) == ("reis.txt", "journey.txt", None)
    assert second == AskedPair(f"{tmp_path / 'pairs.tsv'}:5", "dag.md", "day.md", Path("d.xlf"))


def test_files_called_like_columns_are_a_pair_below_the_first_line(tmp_path: Path) -> None:
    pairs = listed(tmp_path, "een.txt\tone.txt\nbron\tdoel\n")
    assert [pair.source for pair in pairs] == ["een.txt", "bron"]


@pytest.mark.parametrize("line", ["1.nl\t1.en", "nl/brief\ten/brief", "Dutch.txt\tEnglish.txt"])
def test_files_that_are_called_by_their_language_are_no_header(tmp_path: Path, line: str) -> None:
    (pair,) = listed(tmp_path, line)
    assert [pair.source, pair.target] == line.split("\t")


def test_what_is_here_is_no_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Nederlands").touch()
    assert listed(tmp_path, "Nederlands\tEngels")


def test_cells_may_be_quoted_as_spreadsheets_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / '"Dag"').touch()
    lines = (
        '"Source"\t"Target"\t"Bitext"',
        '"Reis, deel 1.docx"\tjourney.txt\t"Reis, 1.xlf"',
        '"De ""Avond"".txt"\t"evening.txt"',
        '"Dag"\t"',
    )
    first, second, third = listed(tmp_path, "\n".join(lines))
    assert (first.source, first.target) == ("Reis, deel 1.docx", "journey.txt")
    assert first.output == Path("Reis, 1.xlf")
    assert (second.source, second.target) == ('De "Avond".txt', "evening.txt")
    assert (third.source, third.target) == ('"Dag"', '"')


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("alleen.txt", "a source and a target are needed"),
        ("\tonly.txt", "a source and a target are needed"),
        ("a.txt\tb.txt\tc.xlf\td", "4 columns"),
        ("a.txt\tb.txt\tc.docx", "ends in .xlf"),
    ],
)
def test_a_line_that_is_no_pair_keeps_its_place_and_the_others_stay(
    tmp_path: Path, line: str, said: str
) -> None:
    good, bad, last = listed(tmp_path, f"een.txt\tone.txt\n{line}\ntwee.txt\ttwo.txt\n")
    assert (good.problem, last.problem) == ("", "")
    assert said in bad.problem
    assert bad.place.endswith(":2")


def test_bitexts_go_to_the_folder_by_the_name_of_the_source(tmp_path: Path) -> None:
    first, second = listed(tmp_path, "a/reis.txt\tj.txt\nb.txt\tc.txt\tx/y.xlf\n", Path("out"))
    assert (first.output, second.output) == (Path("out/reis.xlf"), Path("out/x/y.xlf"))


def test_what_is_not_here_is_looked_for_beside_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/reis.txt").touch()
    (tmp_path / "here.txt").touch()
    monkeypatch.chdir(tmp_path)
    (pair,) = listed(tmp_path / "archive", "reis.txt\there.txt")
    assert (Path(pair.source), pair.target) == (tmp_path / "archive/reis.txt", "here.txt")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "source\ttarget\n"])
def test_a_list_without_a_pair_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(FormatError, match=r"pairs\.tsv: there is no pair in it"):
        listed(tmp_path, text)


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"none\.tsv"):
        read_pair_list(tmp_path / "none.tsv")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("ruïne.txt\truin.txt\n".encode("cp1252"), "cp1252"),
        ("een.txt\tone.txt\n".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_a_list_in_another_encoding_says_what_to_type(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    path = tmp_path / "lijst.tsv"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        read_pair_list(path, None)
    assert f"alignwb align --encoding {encoding} --pairs {path}" in caught.value.hint
    assert caught.value.hint.count(path.name) == 1
