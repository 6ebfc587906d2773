"""A run over many pairs, with its real processes: resumed, broken off, with a bad pair in it."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from support.aligned_texts import DUTCH, ENGLISH, as_document
from support.waiting import LONG_S

from alignwb.services.aligning.many.done_before import RECORD
from alignwb.services.aligning.many.many_pairs import ManyPairs
from alignwb.services.aligning.many.pair_list import AskedPair
from alignwb.services.aligning.many.pair_work import PairOutcome
from alignwb.services.aligning.many.workers import aligned_side_by_side
from alignwb.services.aligning.pair_reading import AlignSettings
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.new_project import make_project

NAMES = ("een", "twee", "drie")


@pytest.fixture
def pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[AskedPair]:
    """Three pairs of texts in the current folder, each a little shorter than the one before."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(NAMES):
        Path(f"{name}.txt").write_text(as_document(DUTCH[number:]), encoding="utf-8")
        Path(f"{name}-en.txt").write_text(as_document(ENGLISH[number:]), encoding="utf-8")
    return [
        AskedPair(name, f"{name}.txt", f"{name}-en.txt", Path(f"out/{name}.xlf")) for name in NAMES
    ]


def outcomes(pairs: list[AskedPair]) -> Mapping[int, PairOutcome]:
    return dict(ManyPairs(pairs, None, AlignSettings(), 2).outcomes())


def test_all_are_aligned_and_the_second_time_none(pairs: list[AskedPair]) -> None:
    first = outcomes(pairs)
    assert [first[number].problem for number in range(3)] == ["", "", ""]
    written = [read_bitext(Path(f"out/{name}.xlf")) for name in NAMES]
    assert [len(list(bitext.segments())) for bitext in written] == [
        (first[number].figures or {})["beads"] for number in range(3)
    ]
    again = outcomes(pairs)
    assert all(outcome.was_done for outcome in again.values())
    assert [again[n].figures for n in range(3)] == [first[n].figures for n in range(3)]


def test_what_changed_is_aligned_again_and_nothing_else(pairs: list[AskedPair]) -> None:
    outcomes(pairs)
    Path("een-en.txt").write_text(as_document(ENGLISH[1:]), encoding="utf-8")
    Path("out/drie.xlf").unlink()
    again = outcomes(pairs)
    assert [again[number].was_done for number in range(3)] == [False, True, False]
    assert Path("out/drie.xlf").exists()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"form": 1, "done": {"een.xlf": 3}}'])
def test_a_damaged_record_costs_the_work_and_no_more(pairs: list[AskedPair], damage: bytes) -> None:
    outcomes(pairs[2:])
    Path(f"out/.{RECORD}").write_bytes(damage)
    assert not outcomes(pairs[2:])[0].was_done
    assert outcomes(pairs[2:])[0].was_done


def test_a_bad_pair_does_not_keep_the_others(pairs: list[AskedPair]) -> None:
    Path("twee.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    lost = AskedPair("4", "vier.txt", "vier-en.txt", Path("out/vier.xlf"))
    same = AskedPair("5", "drie.txt", "een-en.txt", Path("out/../out/een.xlf"))
    found = outcomes([*pairs, lost, same])
    assert [found[n].bitext is not None for n in range(5)] == [True, False, True, False, False]
    assert "twee.txt" in found[1].problem
    assert "vier.txt" in found[3].problem
    assert "where een is written" in found[4].problem


def test_a_persons_work_stays(pairs: list[AskedPair]) -> None:
    outcomes(pairs[:1])
    path = Path("out/een.xlf")
    path.write_text(path.read_text().replace('state="initial"', 'state="translated"', 1))
    reviewed = path.read_bytes()
    Path("een-en.txt").write_text(as_document(ENGLISH[1:]), encoding="utf-8")
    assert "out/een.xlf" in outcomes(pairs[:1])[0].problem
    assert path.read_bytes() == reviewed


def test_what_is_done_is_kept_when_a_run_is_broken_off(pairs: list[AskedPair]) -> None:
    with closing(ManyPairs(pairs, None, AlignSettings(), 1).outcomes()) as work:
        number, _ = next(work)
    assert not multiprocessing.active_children()
    again = outcomes(pairs)
    assert [n for n, outcome in again.items() if outcome.was_done] == [number]
    assert all(outcome.bitext for outcome in again.values())


def test_a_process_that_is_killed_costs_its_own_pair(pairs: list[AskedPair]) -> None:
    before = set(multiprocessing.active_children())

    def kill_the_first() -> None:
        gave_up = threading.Event()
        while not gave_up.wait(0.01):
            if new := set(multiprocessing.active_children()) - before:
                process = new.pop().pid
                assert process
                os.kill(process, signal.SIGKILL)
                return

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    found = dict(aligned_side_by_side(list(enumerate(pairs)), None, AlignSettings(), 1))
    killer.join(LONG_S)
    assert "the process that aligned it was ended" in found[0].problem
    assert all(found[number].bitext for number in (1, 2))


def test_in_a_project_bitexts_are_references_of_their_documents(
    pairs: list[AskedPair], tmp_path: Path
) -> None:
    project = make_project(tmp_path).project
    asked = [AskedPair(pair.place, pair.source, pair.target) for pair in pairs]
    found = dict(ManyPairs(asked, project, AlignSettings(), 2).outcomes())
    assert {outcome.bitext for outcome in found.values()} == {
        project.references / f"{name}.xlf" for name in NAMES
    }
    assert (project.state / RECORD).is_file()
    assert not list(project.references.glob(".*"))
    again = dict(ManyPairs(asked, project, AlignSettings(), 2).outcomes())
    assert all(outcome.was_done for outcome in again.values())
