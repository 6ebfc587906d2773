from dataclasses import replace
from pathlib import Path

import pytest
from support.coded_texts import coded
from support.fakes import EchoTranslator, FailingTranslator, SpeechlessTranslator
from support.small_project import BITEXT

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode, codes_of
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import TermOutcome
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.errors import EngineError, UsageError
from alignwb.services.drafting.drafting import (
    DraftProgress,
    draft_document,
    make_translator,
    segments_to_draft,
    terms_to_honour,
)
from alignwb.services.project.config import Config
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms

P1S1, P2S1, P2S2, P3S1 = (
    SegmentRef(*ref) for ref in [("p1", "s1"), ("p2", "s1"), ("p2", "s2"), ("p3", "s1")]
)
ALL = [P1S1, P2S1, P2S2, P3S1]


class Clock:
    """Two seconds pass at each look."""

    def __init__(self) -> None:
        self.now = 10.0

    def __call__(self) -> float:
        self.now += 2.0
        return self.now


def _drafted(bitext: Bitext, translator: EchoTranslator | None = None, **how: object) -> list[str]:
    progress = list(draft_document(bitext, translator or EchoTranslator(), **how))  # type: ignore[arg-type]  # passed on as they are
    return [str(ref) for each in progress for ref in each.drafts]


def _attached(bitext: Bitext, progress: list[DraftProgress]) -> Bitext:
    for each in progress:
        edit = edits.attach_drafts(bitext, each.drafts)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext


def test_every_segment_is_asked_for_in_order_with_the_kind_of_its_paragraph() -> None:
    translator = EchoTranslator()
    assert _drafted(BITEXT, translator) == [str(ref) for ref in ALL]
    assert translator.asked[0] == DraftRequest("Een brief", Kind.TITLE)
    assert [request.source for request in translator.asked[1:]] == [
        segment.source for ref, segment in BITEXT.segments() if ref != P1S1
    ]


def test_progress_says_how_far_it_is() -> None:
    progress = list(draft_document(BITEXT, EchoTranslator(batch_size=3), clock=Clock()))
    assert [(each.done, each.total) for each in progress] == [(3, 4), (4, 4)]
    assert [each.elapsed_s for each in progress] == [2.0, 4.0]
    assert [each.rate for each in progress] == [1.5, 1.0]
    assert progress[0].remaining_s > 0
    assert progress[1].remaining_s == 0
    assert progress[0].drafts[P2S2].text == "DE ZON SCHEEN, MAAR HET WAS KOUD.[^1]"


def test_what_the_same_model_drafted_is_left_out_until_it_is_to_be_redrafted() -> None:
    translator = EchoTranslator()
    progress = list(draft_document(BITEXT, translator, refs={P1S1, P2S2}))
    bitext = _attached(BITEXT, progress)
    assert _drafted(bitext) == ["p2/s1", "p3/s1"]
    assert _drafted(bitext, redraft=True) == [str(ref) for ref in ALL]
    newer = EchoTranslator()
    newer.version = "1.1"
    assert _drafted(bitext, newer) == [str(ref) for ref in ALL]
    whole = _attached(bitext, list(draft_document(bitext, translator)))
    translator.asked.clear()
    assert _drafted(whole, translator) == []
    assert translator.asked == []


def test_what_a_human_confirmed_is_left_out_unless_it_is_asked_for() -> None:
    edit = edits.set_target(BITEXT, P3S1, "Then he left.", status=Status.CONFIRMED)
    assert edit
    bitext = edits.apply(BITEXT, edit)
    assert "p3/s1" not in _drafted(bitext)
    progress = list(draft_document(bitext, EchoTranslator(), only_open=False))
    drafted = _attached(bitext, progress).segment(P3S1)
    assert drafted.target == "Then he left."
    assert drafted.status is Status.CONFIRMED
    assert drafted.draft
    assert drafted.draft.text == "TOEN GING HIJ WEG."


def test_an_edited_segment_keeps_its_text_and_gets_a_draft_beside_it() -> None:
    edit = edits.set_target(BITEXT, P3S1, "Then he wen")
    assert edit
    bitext = _attached(
        edits.apply(BITEXT, edit),
        list(draft_document(edits.apply(BITEXT, edit), EchoTranslator())),
    )
    segment = bitext.segment(P3S1)
    assert (segment.target, segment.status) == ("Then he wen", Status.EDITED)
    assert segment.draft


def test_what_is_confirmed_goes_with_every_request() -> None:
    edit = edits.set_target(BITEXT, P2S1, "She wrote much.")
    bitext = edits.apply(BITEXT, edit) if edit else BITEXT
    edit = edits.set_status(bitext, P2S1, Status.CONFIRMED)
    assert edit is not None
    bitext = edits.apply(bitext, edit)
    found = segments_to_draft(bitext, EchoTranslator())
    pair = (bitext.segment(P2S1).source, "She wrote much.")
    assert P2S1 not in dict(found)
    assert {request.confirmed for _, request in found} == {(pair,)}
    assert {request.confirmed for _, request in segments_to_draft(BITEXT, EchoTranslator())} == {()}


def test_only_what_is_referred_to_is_drafted() -> None:
    assert _drafted(BITEXT, refs={P2S2}) == ["p2/s2"]
    assert _drafted(BITEXT, refs=set()) == []


def test_drafting_stops_when_it_is_cancelled() -> None:
    seen: list[DraftProgress] = []
    drafting = draft_document(
        BITEXT, EchoTranslator(batch_size=1), cancelled=lambda: len(seen) >= 2
    )
    for progress in drafting:
        seen.append(progress)  # noqa: PERF402  # `cancelled` looks at what has come so far
    assert seen[-1].done == 2


def test_what_the_engine_gives_nothing_for_is_told_at_the_end_and_stays() -> None:
    bitext = _attached(BITEXT, list(draft_document(BITEXT, EchoTranslator())))
    mute = SpeechlessTranslator("brief", "zon")
    mute.version = "2.0"
    progress = list(draft_document(bitext, mute))
    assert [each.unanswered for each in progress[:-1]] == [()] * (len(progress) - 1)
    last = progress[-1]
    assert (last.unanswered, last.drafts, last.done, last.total) == ((P1S1, P2S2), {}, 2, 4)
    assert last.remaining_s == 0
    after = _attached(bitext, progress)
    names = [segment.draft.version for _, segment in after.segments() if segment.draft]
    assert names == ["1.0", "2.0", "1.0", "2.0"]
    assert after.segment(P1S1) == bitext.segment(P1S1)


def test_an_engine_that_gives_nothing_at_all_is_told_too() -> None:
    (last,) = draft_document(BITEXT, SpeechlessTranslator(""))
    assert (last.unanswered, last.done, last.total) == (tuple(ALL), 0, 4)


def test_what_was_cancelled_before_it_was_asked_for_is_not_unanswered() -> None:
    seen: list[DraftProgress] = []
    drafting = draft_document(
        BITEXT, SpeechlessTranslator("brief"), cancelled=lambda: len(seen) > 0
    )
    for progress in drafting:
        seen.append(progress)  # noqa: PERF402  # `cancelled` looks at what has come so far
    assert [each.unanswered for each in seen] == [()]


def test_what_came_before_a_failure_is_not_lost() -> None:
    drafting = draft_document(BITEXT, FailingTranslator())
    assert next(drafting).done == 2
    with pytest.raises(EngineError, match="the model failed"):
        next(drafting)


def test_the_engine_is_the_one_of_the_settings() -> None:
    assert make_translator(Config()).name.startswith("argos ")
    with pytest.raises(UsageError, match="no engine “babel”"):
        make_translator(replace(Config(), engine="babel"))
    with pytest.raises(EngineError, match="from “fr”"):
        make_translator(replace(Config(), source_lang="fr"))


def test_what_would_be_drafted_can_be_known_before() -> None:
    todo = segments_to_draft(BITEXT, EchoTranslator())
    assert [ref for ref, _ in todo] == ALL


def test_a_target_without_a_source_is_nothing_to_draft() -> None:
    added = Segment("s1", "", "One more.", Status.EDITED)
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (added, Segment("s2", "Een."))),))
    assert [ref.segment for ref, _ in segments_to_draft(bitext, EchoTranslator())] == ["s2"]


def test_the_terms_of_a_segment_go_with_it_and_what_became_of_them_comes_back() -> None:
    terms = ProjectTerms(
        termbase := Termbase((Term("zon", "zon"), Term("koud", "cold"))),
        Recogniser(termbase, Dutch()),
    )
    translator = EchoTranslator()
    (progress,) = draft_document(BITEXT, translator, refs={P2S2}, terms=terms)
    (request,) = translator.asked
    assert [hit.term.target for hit in request.terms] == ["zon", "cold"]
    outcomes = [(term.place.targets, term.outcome) for term in progress.terms[P2S2]]
    assert outcomes == [(("zon",), TermOutcome.HONOURED), (("cold",), TermOutcome.MISSED)]


def test_the_settings_say_whether_terms_are_honoured(tmp_path: Path) -> None:
    (tmp_path / "glossary.tsv").write_text("source\ttarget\nzon\tsun\n", encoding="utf-8")
    terms = terms_to_honour(Project(tmp_path))
    assert terms is not None
    assert terms.find("De zon.")
    (tmp_path / "alignwb.toml").write_text("honour_terms = false\n", encoding="utf-8")
    assert terms_to_honour(Project(tmp_path)) is None


def test_segments_with_inline_codes_are_drafted_and_their_drafts_have_them() -> None:
    codes = {3: InlineCode(3, is_pair=True, disp="bold")}
    segment = Segment("s1", coded("De <3>kat</3> slaapt."))
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,), codes=codes)
    bitext = Bitext("letter", "", (paragraph,))
    ((ref, request),) = segments_to_draft(bitext, EchoTranslator())
    assert (ref, request.codes) == (SegmentRef("p1", "s1"), codes)
    (progress,) = draft_document(bitext, EchoTranslator())
    assert codes_of(progress.drafts[ref].text) == codes_of(segment.source)
