"""Drafts of the real starter model say what the termbase says."""

from collections.abc import Sequence

from support.finished_work import PROJECT, finished

from alignwb.core.bitext.markers import labels
from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.english.english import English
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings, TermOutcome, rendered_terms
from alignwb.core.terms.termbase import Term, Termbase, TermHit
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.services.terms.project_terms import load_terms

RENDERINGS = Renderings(English())


def test_a_sentence_that_lacks_a_term_is_read_again() -> None:
    source = "Zij omhelsde hem, terwijl de ridder zuchtend naar de kloostertuin keek."
    termbase = Termbase(
        (
            Term("omhelzen", "embrace", pos="verb"),
            Term("zuchten", "sigh", pos="verb"),
            Term("ridder", "knight", pos="noun"),
            Term("tuin", "garden", pos="noun"),
        )
    )
    hits = Recogniser(termbase, Dutch()).find(source)
    assert len(hits) == 4
    (draft,) = _draft([DraftRequest(source, terms=hits)])
    outcomes = [term.outcome for term in rendered_terms(hits, draft.text, RENDERINGS)]
    assert TermOutcome.MISSED not in outcomes
    assert "Knight" not in draft.text


def _draft(requests: Sequence[DraftRequest]) -> list[Draft]:
    batches = ArgosTranslator(starter_package()).translate(requests)
    drafts = {index: draft for batch in batches for index, draft in batch}
    return [drafts[index] for index in range(len(requests))]


def test_nearly_every_term_of_our_sources_is_honoured_and_every_marker_kept() -> None:
    terms = load_terms(PROJECT)
    sources = [s.source for _, s in finished() if terms.find(s.source)][::3]
    drafts = _draft([DraftRequest(source, terms=terms.find(source)) for source in sources])
    outcomes = [
        term.outcome
        for source, draft in zip(sources, drafts, strict=True)
        for term in rendered_terms(terms.find(source), draft.text, RENDERINGS, draft.repaired)
    ]
    assert outcomes.count(TermOutcome.MISSED) <= 0.05 * len(outcomes)
    assert outcomes.count(TermOutcome.REPAIRED) > 0
    for source, draft in zip(sources, drafts, strict=True):
        assert all(labels(each.text) == labels(source) for each in draft.hypotheses)


def test_drafts_without_terms_are_what_they_were() -> None:
    source = "De voorzitter zag het boek.[^1]"
    asked, plain = _draft([DraftRequest(source, terms=()), DraftRequest(source)])
    assert asked == plain
    assert asked.repaired == ()


def test_scores_are_the_models_own() -> None:
    hit = TermHit(3, 13, Term("voorzitter", "chair", pos="noun"))
    (draft,) = _draft([DraftRequest("De voorzitter zag het boek.", terms=(hit,))])
    assert "chair" in draft.text.lower()
    assert all(hypothesis.score < 0 for hypothesis in draft.hypotheses)
