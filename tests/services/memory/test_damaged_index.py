"""An index damaged in any way is made again and that is said, or refused in words."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from support.remembering_project import write_memory
from support.small_project import make_project

from alignwb.core.bitext.pairing import Side
from alignwb.core.memory.units import MemoryMatch, MemoryQuery
from alignwb.errors import AlignwbError, EngineError
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.memory.project_memory import ProjectMemory, open_memory
from alignwb.services.memory.sources import index_file
from alignwb.services.project.project import Project

SENTENCES = {f"De molen nummer {n} draait.": f"Mill number {n} turns." for n in range(300)}
ASKED = "De molen nummer 77 draait."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path)
    units = (TranslationUnit(source, target) for source, target in SENTENCES.items())
    write_memory(project.memory / "molens.tmx", *units)
    with open_memory(project) as memory:
        assert _is_right(memory.find(MemoryQuery(ASKED)))
    return project


def _is_right(matches: tuple[MemoryMatch, ...]) -> bool:
    assert all(SENTENCES[match.unit.source] == match.unit.target for match in matches)
    return matches[0].unit.source == ASKED and matches[0].rate == 100


def _text(path: Path) -> None:
    path.write_text("Dit is geen index.\n" * 500, encoding="utf-8")


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def _newer(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 4000")
    database.close()


def _schema(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("DROP TABLE posting; CREATE TABLE posting (colour TEXT)")
    database.close()


def _no_settings(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("DROP TABLE settings")
    database.close()


def _torn_lists(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("UPDATE posting SET units = x'010203'")
    database.close()


def _lists_of_text(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("UPDATE posting SET units = 'aardig'")
    database.close()


def _other_units(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("UPDATE unit SET target = 'Nonsense.'")
    database.close()


def _units_of_bytes(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("UPDATE unit SET source = x'ff00'")
    database.close()


DAMAGES = [
    _text, _short, _schema, _no_settings, _torn_lists, _lists_of_text, _other_units, _units_of_bytes
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_again_and_that_is_said(
    project: Project, damage: Callable[[Path], None]
) -> None:
    damage(index_file(project))
    with open_memory(project) as memory:
        assert _is_right(memory.find(MemoryQuery(ASKED)))
        [notice] = memory.notices
    assert "memory.sqlite: the memory's index was damaged" in notice.error.message
    assert "made again from the files" in notice.error.hint
    assert memory.problems == ()
    with open_memory(project) as again:
        assert again.notices == ()


def test_an_index_of_another_version_is_made_again_without_ado(project: Project) -> None:
    _newer(index_file(project))
    with open_memory(project) as memory:
        assert _is_right(memory.find(MemoryQuery(ASKED)))
        assert memory.notices == ()


QUESTIONS: list[Callable[[ProjectMemory], object]] = [
    lambda memory: memory.concordance("molen"),
    lambda memory: memory.concordance("mill", Side.TARGET),
    lambda memory: list(memory.units()),
]


@pytest.mark.parametrize("ask", QUESTIONS)
@pytest.mark.parametrize("damage", [_other_units, _units_of_bytes])
def test_whatever_is_asked_is_answered_from_a_sound_index(
    project: Project, damage: Callable[[Path], None], ask: Callable[[ProjectMemory], object]
) -> None:
    with open_memory(project) as memory:
        expected = ask(memory)
    damage(index_file(project))
    with open_memory(project) as memory:
        assert ask(memory) == expected
        assert memory.notices


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bits_give_no_wrong_match_and_no_traceback(project: Project, seed: int) -> None:
    random = Random(seed)
    data = bytearray(index_file(project).read_bytes())
    for _ in range(random.choice([1, 20, 400])):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    index_file(project).write_bytes(data)
    with suppress(AlignwbError), open_memory(project) as memory:
        for source, target in random.sample(sorted(SENTENCES.items()), 40):
            found = memory.find(MemoryQuery(source, limit=3))
            assert all(SENTENCES[each.unit.source] == each.unit.target for each in found)
            hits = memory.concordance(target, Side.TARGET)
            assert all(SENTENCES[each.unit.source] == each.unit.target for each in hits)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("damage", [_folder, _loop, _pipe])
def test_what_is_no_file_in_its_place_is_refused_in_words(
    project: Project, damage: Callable[[Path], None]
) -> None:
    damage(index_file(project))
    with (
        pytest.raises(EngineError, match=r"memory\.sqlite: the memory's index") as caught,
        open_memory(project),
    ):
        pass
    assert "move away what is there" in caught.value.hint


def test_half_characters_in_texts_and_questions_do_not_damage_the_index(project: Project) -> None:
    with open_memory(project) as memory:
        memory.find(MemoryQuery("De molen \ud800 draait."))
        memory.concordance("molen\udcff")
        assert memory.notices == ()
