"""The pieces of a model, and which of them agree with letters."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.argos.continuing.vocabulary import Joint, TargetPieces, read_vocabulary
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.errors import EngineError

PIECES = ("<s>", "</s>", "<unk>", "<0x0A>", "▁", "▁mill", "▁mi", "ll", "er", "▁miller", "'s", ",")
VOCABULARY = TargetPieces(PIECES)


def fitting(rest: str, joint: Joint) -> set[str]:
    return {PIECES[number] for number in np.flatnonzero(VOCABULARY.fitting(rest, joint))}


def test_pieces_agree_with_letters_that_they_cover_or_begin() -> None:
    assert fitting("mil", Joint.APART) == {"▁", "▁mill", "▁mi", "▁miller"}
    assert fitting("l", Joint.GLUED) == {"ll"}
    assert fitting("millers", Joint.APART) == {"▁", "▁mill", "▁mi", "▁miller"}
    assert fitting("x", Joint.GLUED) == set()


def test_without_letters_anything_that_is_text_may_come_and_so_may_the_end() -> None:
    assert fitting("", Joint.ANY) == {*PIECES} - {"<s>", "<unk>", "<0x0A>"}
    assert fitting("", Joint.APART) == {"▁", "▁mill", "▁mi", "▁miller", "</s>"}


def test_what_ends_a_word_is_a_new_word_punctuation_or_the_end() -> None:
    ends = {PIECES[number] for number in np.flatnonzero(VOCABULARY.parts)}
    assert ends == {"</s>", "▁", "▁mill", "▁mi", "▁miller", ","}


@given(st.text("milers", max_size=8), st.sampled_from(Joint))
def test_a_piece_never_fits_against_the_letters(rest: str, joint: Joint) -> None:
    for number in np.flatnonzero(VOCABULARY.fitting(rest, joint)):
        surface = VOCABULARY.surfaces[number]
        assert surface[: len(rest)] == rest[: len(surface)]


def test_the_vocabulary_of_the_starter_is_read() -> None:
    vocabulary = read_vocabulary(starter_package().folder)
    assert vocabulary is not None
    assert vocabulary.pieces[vocabulary.end] == "</s>"
    number = vocabulary.number("▁the")
    assert number is not None
    assert vocabulary.surfaces[number] == "the"


def test_a_list_of_lines_is_a_vocabulary_too(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "target_vocabulary.txt").write_text("\n".join(PIECES), encoding="utf-8")
    vocabulary = read_vocabulary(tmp_path)
    assert vocabulary is not None
    assert vocabulary.pieces == PIECES


@pytest.mark.parametrize("pieces", [["zeg@@", "gen", "</s>"], ["▁zeg", "gen"]])
def test_pieces_of_another_kind_are_none_that_are_known(tmp_path: Path, pieces: list[str]) -> None:
    (tmp_path / "model").mkdir()
    path = tmp_path / "model" / "shared_vocabulary.json"
    path.write_text(json.dumps(pieces), encoding="utf-8")
    assert read_vocabulary(tmp_path) is None


def test_a_package_without_a_vocabulary_has_none(tmp_path: Path) -> None:
    assert read_vocabulary(tmp_path) is None


@pytest.mark.parametrize("data", [b"[", b"\xff\xfe", b'{"a": 1}', b"[1, 2]", b""])
def test_a_damaged_vocabulary_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "shared_vocabulary.json").write_bytes(data)
    with pytest.raises(EngineError, match=r"shared_vocabulary\.json"):
        read_vocabulary(tmp_path)
