from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.checks.context import Variety
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase, TermStatus
from alignwb.services.checking.english import shipped_english
from alignwb.services.checking.knowledge import learn, term_knowledge, variety_asked_for
from alignwb.services.terms.project_terms import ProjectTerms

_ENGLISH = shipped_english()


def _bitext(*targets: str, status: Status = Status.CONFIRMED) -> Bitext:
    segments = tuple(
        Segment(f"s{number}", "Zij ging naar Weenen.", target, status)
        for number, target in enumerate(targets)
    )
    return Bitext("letters", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def test_names_and_spelling_are_learnt_from_what_people_wrote() -> None:
    known = learn(_bitext("She went to Vienna, dear colour.", "His honour in Vienna."), _ENGLISH)
    assert known.variety is Variety.BRITISH
    assert known.renderings == {"Weenen": frozenset({"Vienna"})}


def test_nothing_is_learnt_from_drafts_beside_the_work_of_people() -> None:
    drafts = _bitext("It was in Wiener.", "Now in Wiener.", "Wiener was in Wiener.").paragraphs[0]
    own = _bitext("She went to Vienna.", "They saw Vienna.").paragraphs[0]
    untouched = tuple(replace(each, status=Status.DRAFT) for each in drafts.segments)
    both = Bitext("letters", "", (own, Paragraph("p2", Kind.PARAGRAPH, untouched)))
    assert learn(both, _ENGLISH).renderings == {"Weenen": frozenset({"Vienna"})}


def test_the_target_language_may_ask_for_a_spelling() -> None:
    asked = [variety_asked_for(code) for code in ("en-GB", "en_us", "en", "en-AU")]
    assert asked == [Variety.BRITISH, Variety.AMERICAN, None, None]


def test_words_of_renderings_are_known_but_those_that_are_forbidden() -> None:
    termbase = Termbase((Term("koelak", "kulakk"), Term("koelak", "koulak", TermStatus.FORBIDDEN)))
    terms = ProjectTerms(termbase, Recogniser(termbase, Dutch()))
    words = term_knowledge(terms).words
    assert "kulakk" in words
    assert "koulak" not in words
