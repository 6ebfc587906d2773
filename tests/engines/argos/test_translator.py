"""Drafts by the real starter model."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.package_files import package_members, unpack_package
from support.seed_texts import SEEDS, seed_bitext

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import MARKER, labels
from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.alternatives import visibly_different
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.engines.argos.packages.package import ModelPackage, read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator, Task, make_batches
from alignwb.engines.choosing.word_match import words_in
from alignwb.engines.draft_making.fidelity.attention import TokenisedText
from alignwb.engines.draft_making.fidelity.numbers import dutch_numbers, english_numbers
from alignwb.engines.draft_making.fidelity.quotation_marks import english_marks
from alignwb.engines.draft_making.request_parts import OpenRequest, RequestPart
from alignwb.engines.draft_making.restoring import SourcePiece
from alignwb.errors import EngineError

SEED_NAMES = [path.stem for path in SEEDS]


@cache
def _translator() -> ArgosTranslator:
    return ArgosTranslator(starter_package())


def _draft(requests: Sequence[DraftRequest]) -> list[Draft]:
    drafts: dict[int, Draft] = {}
    for batch in _translator().translate(requests):
        for index, draft in batch:
            assert index not in drafts
            drafts[index] = draft
    return [drafts[index] for index in range(len(requests))]


@cache
def _seed_drafts(number: int) -> list[tuple[str, Draft]]:
    bitext = seed_bitext(SEEDS[number])
    requests = [
        DraftRequest(segment.source, paragraph.kind)
        for paragraph in bitext.paragraphs
        for segment in paragraph.segments
    ]
    sources = [request.source for request in requests]
    return list(zip(sources, _draft(requests), strict=True))


@pytest.fixture(params=range(len(SEEDS)), ids=SEED_NAMES)
def seed_drafts(request: pytest.FixtureRequest) -> list[tuple[str, Draft]]:
    return _seed_drafts(request.param)


def test_every_hypothesis_of_a_seed_has_every_marker_once_and_in_order(
    seed_drafts: list[tuple[str, Draft]],
) -> None:
    assert any(labels(source) for source, _ in seed_drafts)
    for source, draft in seed_drafts:
        for hypothesis in draft.hypotheses:
            assert labels(hypothesis.text) == labels(source)


def test_every_hypothesis_of_a_seed_has_the_quotation_marks_of_its_source(
    seed_drafts: list[tuple[str, Draft]],
) -> None:
    for source, draft in seed_drafts:
        wanted = english_marks(find_marks(MARKER.sub("", source)))
        for hypothesis in draft.hypotheses:
            found = find_marks(MARKER.sub("", hypothesis.text))
            assert [mark.character for mark in found] == wanted, source


def test_nearly_all_numbers_of_a_seed_are_in_its_drafts(
    seed_drafts: list[tuple[str, Draft]],
) -> None:
    wanted = kept = 0
    for source, draft in seed_drafts:
        present = [number.value for number in english_numbers(MARKER.sub("", draft.text))]
        for number in dutch_numbers(MARKER.sub("", source)):
            wanted += 1
            if number.value in present:
                kept += 1
                present.remove(number.value)
    assert wanted > 10
    assert kept / wanted > 0.9


def test_no_draft_of_a_seed_has_what_no_sentence_has(
    seed_drafts: list[tuple[str, Draft]],
) -> None:
    for source, draft in seed_drafts:
        for hypothesis in draft.hypotheses:
            assert hypothesis.text.strip() == hypothesis.text
            plain = MARKER.sub("", hypothesis.text).strip()
            assert not re.search(r"⁇|▁|<unk>|  |\s[,;:!?)]|[,;:]{2}|,\.", plain), source


def test_hypotheses_are_best_first_distinct_and_scored(
    seed_drafts: list[tuple[str, Draft]],
) -> None:
    assert max(len(draft.hypotheses) for _, draft in seed_drafts) == 4
    for _, draft in seed_drafts:
        texts = [hypothesis.text for hypothesis in draft.hypotheses]
        assert len(set(texts)) == len(texts)
        assert all(-20 < hypothesis.score <= 0 for hypothesis in draft.hypotheses)


def test_a_draft_says_what_made_it() -> None:
    package = starter_package()
    (draft,) = _draft([DraftRequest("De zon schijnt.")])
    assert (draft.engine, draft.package, draft.version) == ("argos", package.name, package.version)
    assert draft.origin.name == _translator().name


def test_a_draft_that_a_model_wrote_is_judged_and_an_easy_sentence_better() -> None:
    easy, hard = _draft(
        [
            DraftRequest("Het is koud vandaag."),
            DraftRequest(
                "Ondanks zijn wrevelige eigengereidheid bleef hij een kundige rentmeester."
            ),
        ]
    )
    assert easy.confidence is not None
    assert hard.confidence is not None
    assert 0 <= hard.confidence < easy.confidence <= 1
    (kept,) = _draft([DraftRequest("1917")])
    assert kept.confidence is None


def test_alternatives_differ_in_more_than_marks_and_articles(
    seed_drafts: list[tuple[str, Draft]],
) -> None:
    for _, draft in seed_drafts:
        texts = [hypothesis.text for hypothesis in draft.hypotheses]
        assert visibly_different(texts) == texts


def test_the_words_that_a_translator_has_confirmed_are_preferred() -> None:
    request = DraftRequest("De jongen was blij met het boek.")
    (before,) = _draft([request])
    others = {word for each in before.hypotheses[1:] for word in words_in(each.text)}
    assert "pleased" not in words_in(before.text)
    assert "pleased" in others
    pairs = (("Hij was blij.", "He was pleased."), ("Zij was blij.", "She was pleased."))
    (after,) = _draft([replace(request, confirmed=pairs)])
    assert "pleased" in words_in(after.text)


def test_what_needs_no_model_is_drafted_all_the_same() -> None:
    texts = ["", "[^1]", "1917", "…", "‘Biographers should give her the benefit of it.’[^29]"]
    drafts = _draft([DraftRequest(text) for text in texts])
    assert [draft.text for draft in drafts] == texts
    assert [draft.score for draft in drafts] == [0.0] * len(texts)


def test_english_in_a_sentence_comes_through_as_it_is() -> None:
    quotation = "‘the perfect executrix of [Lenins] order’."
    (draft,) = _draft([DraftRequest(f"Balabanoff typeerde Armand als {quotation}")])
    assert all(hypothesis.text.endswith(quotation) for hypothesis in draft.hypotheses)
    assert not draft.text.startswith("Balabanoff typeerde")


def test_headings_do_not_loop_and_get_no_full_stop() -> None:
    headings = ["Besluit", "Brandende liefde", "Liefde en politiek", "Luitenant van Lenin"]
    for draft in _draft([DraftRequest(text, Kind.HEADING) for text in headings]):
        assert 1 <= len(draft.text.split()) <= 8
        assert draft.text[-1].isalnum()


def test_a_sentence_beyond_the_limit_of_any_model_is_not_cut_short() -> None:
    clause = "de arbeiders van Moskou gingen in 1917 naar het Kremlin"
    text = "; ".join([clause] * 30) + "; en daarna was het 1921."
    (draft,) = _draft([DraftRequest(text)])
    # The starter says a year twice in some clauses; none of them may be missing.
    assert draft.text.count("Moscow") == 30
    assert draft.text.count("1917") >= 30
    assert "1921" in draft.text


def test_few_hypotheses_are_asked_for_where_few_are_wanted() -> None:
    translator = ArgosTranslator(starter_package(), hypotheses=1, threads=1)
    (((_, draft),),) = translator.translate([DraftRequest("De zon schijnt.")])
    assert len(draft.hypotheses) == 1


def test_it_stops_when_it_is_cancelled() -> None:
    requests = [DraftRequest(f"De zon scheen in {year}.") for year in range(1000, 1400)]
    batches: list[object] = []

    def stream() -> Iterator[object]:
        yield from _translator().translate(requests, lambda: len(batches) >= 2)

    for batch in stream():
        batches.append(batch)  # noqa: PERF402  # `cancelled` looks at what has come so far
    assert len(batches) == 2
    assert list(_translator().translate(requests, lambda: True)) == []


def test_the_beginning_of_a_document_comes_before_its_end() -> None:
    requests = [
        DraftRequest(f"De zon scheen in {year} op het grote huis.") for year in range(1000, 1800)
    ]
    translator = ArgosTranslator(starter_package(), hypotheses=1)  # the order is the same
    firsts = [max(index for index, _ in batch) for batch in translator.translate(requests) if batch]
    assert firsts[0] < 200
    assert max(firsts) == 799


def test_a_model_that_is_gone_is_an_error_of_the_engine() -> None:
    package = starter_package()
    gone = ModelPackage(
        package.folder / "nowhere", "gone", "1.0", "nl", "en", package.card, is_starter=False
    )
    with pytest.raises(EngineError, match="nowhere"):
        list(ArgosTranslator(gone).translate([DraftRequest("De zon schijnt.")]))


def test_no_sentence_splitter_and_no_torch_is_ever_loaded() -> None:
    code = (
        "import sys\n"
        "from alignwb.core.drafting.translator import DraftRequest\n"
        "from alignwb.engines.registry import EngineOptions, make_engine\n"
        "engine = make_engine('argos', EngineOptions())\n"
        "drafts = list(engine.translate([DraftRequest('De zon schijnt. Het is warm.')]))\n"
        "assert drafts\n"
        "names = 'stanza spacy torch minisbd onnxruntime'.split()\n"
        "names += ['argostranslate.translate', 'argostranslate.sbd']\n"
        "print(sorted(set(names) & set(sys.modules)))\n"
        "print('argostranslate.package' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[]", "True"]


def test_a_package_with_another_kind_of_tokens_drafts_too(tmp_path: Path) -> None:
    merges = b"#version: 0.2\nd e\nv a\nva n\nz o\nzo n</w>\n"
    members = package_members(sentencepiece_dot_model=None, bpe_dot_model=merges)
    package = read_package(unpack_package(tmp_path, members))
    source = "‘De zon,’ zei Marx’ vriend[^2] in 1917.[^3]"
    (((_, draft),),) = ArgosTranslator(package).translate([DraftRequest(source)])
    for hypothesis in draft.hypotheses:
        assert labels(hypothesis.text) == ("2", "3")
        assert [mark.character for mark in find_marks(hypothesis.text)] == ["‘", "’"]


@given(st.lists(st.integers(1, 300), max_size=80))
def test_batches_hold_every_task_once_and_no_more_than_fits(lengths: list[int]) -> None:
    tasks = [
        Task(
            OpenRequest(number, ""),
            RequestPart("", None, None),
            SourcePiece(TokenisedText("", ["a"] * length), (), (), (), frozenset()),
        )
        for number, length in enumerate(lengths)
    ]
    batches = list(make_batches(tasks, 384))
    numbers = sorted(task.request.index for batch in batches for task in batch)
    assert numbers == list(range(len(lengths)))
    for batch in batches:
        longest = max(len(task.source.tokens) for task in batch)
        assert longest * len(batch) <= 384 or len(batch) == 1


def test_half_a_character_does_not_stop_a_batch() -> None:
    requests = [DraftRequest("De man \ud801 werkt."), DraftRequest("De vrouw werkt.")]
    broken, whole = _draft(requests)
    assert "man" in broken.text
    assert whole.text == _draft(requests[1:])[0].text
    for draft in (broken, whole):
        draft.text.encode()
