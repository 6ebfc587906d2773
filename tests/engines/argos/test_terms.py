"""Drafts say what the termbase says: each step by itself, then with the real starter model."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from support.finished_work import PROJECT, finished
from support.linked_words import linked

from alignwb.core.bitext.markers import insert, labels, strip
from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.english.english import English
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings, TermOutcome, rendered_terms, term_places
from alignwb.core.terms.termbase import Term, Termbase, TermHit, TermStatus
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.terms.agreement import article_before, is_plural_of, pluralised
from alignwb.engines.argos.terms.repair import HonouredTerms, honour_terms
from alignwb.engines.argos.terms.substitution import WantedTerm, places_in, substitute
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.services.terms.project_terms import load_terms

RENDERINGS = Renderings(English())

# --- agreement


@pytest.mark.parametrize(
    ("form", "entry", "expected"),
    [
        ("bonzen", "bons", True),
        ("brochures", "brochure", True),
        ("massa’s", "massa", True),
        ("arbeiders", "arbeider", True),
        ("musea", "museum", True),
        ("oude vrienden", "oude vriend", True),
        ("brochure", "brochure", False),
        ("Witten", "Witten", False),
        ("bolsjewistische", "bolsjewistisch", False),
    ],
)
def test_dutch_plurals_are_told_from_what_the_termbase_has(
    form: str, entry: str, expected: bool
) -> None:
    assert is_plural_of(form, entry) is expected


@pytest.mark.parametrize(
    ("rendering", "plural"),
    [
        ("love affair", "love affairs"),
        ("party boss", "party bosses"),
        ("autocracy", "autocracies"),
        ("chairman", "chairmen"),
        ("love of the party", "loves of the party"),
        ("the masses", "the masses"),
        ("thesis", "theses"),
        ("working life", "working lives"),
        ("Woman", "Women"),
        ("medium", "media"),
        ("German", "Germans"),
    ],
)
def test_english_noun_phrases_have_their_plural(rendering: str, plural: str) -> None:
    assert pluralised(rendering) == plural


@pytest.mark.parametrize(
    ("word", "article", "expected"),
    [
        ("affair", "a", "an"),
        ("party", "an", "a"),
        ("union", "an", "a"),
        ("uninvited guest", "a", "an"),
        ("honour", "A", "An"),
        ("European", "an", "a"),
        ("émigré", "a", "an"),
        ("RSDLP", "a", "an"),
    ],
)
def test_the_article_is_as_the_word_sounds(word: str, article: str, expected: str) -> None:
    assert article_before(word, article) == expected


# --- in the source


def _substituted(source: str, *terms: Term, insisted: Sequence[int] = ()) -> str:
    """What is read instead of a source; each term stands where it is said to."""
    hits = Recogniser(Termbase(terms), Dutch()).find(source)
    plain, markers = strip(source)
    places = places_in(term_places(hits), source, plain)
    text, moved, wanted = substitute(plain, markers, places, "’", insisted)
    for term in wanted:
        written = text[term.start : term.end]
        # A verb is left as it stood until it is insisted upon.
        is_left = terms[0].pos.startswith(("verb", "werk")) or terms[0].target.startswith("to ")
        if not term.form or (is_left and not insisted):
            assert written == source[slice(*term.origin)]
        elif term.is_raised:
            assert written == " ".join(word[0].upper() + word[1:] for word in term.form.split())
        elif any(map(str.isalnum, text[: term.start])):
            assert written == term.form
        else:
            assert written == term.form[0].upper() + term.form[1:]
    return insert(text, moved)


@pytest.mark.parametrize(
    ("source", "term", "expected"),
    [
        ("de brochures waren", Term("brochure", "pamphlet", pos="noun"), "de pamphlets waren"),
        ("de wezen en bomen", Term("wees", "orphan", pos="noun"), "de orphans en bomen"),
        ("alle raden", Term("raad", "council"), "alle councils"),
        ("drie edellieden", Term("edelman", "nobleman", pos="noun"), "drie noblemen"),
        ("de rode vlag", Term("rood", "red", pos="adjective"), "de red vlag"),
        ("een boompje", Term("boom", "tree", pos="noun"), "een tree"),
        ("Trotski’s trein", Term("Trotski", "Trotsky", pos="name"), "Trotsky’s trein"),
        ("Kameraden kwamen", Term("kameraad", "comrade", pos="noun"), "Comrades kwamen"),
        (
            "de tsaristische macht",
            Term("tsaristisch", "tsarist", pos="adjective"),
            "de tsarist macht",
        ),
        (
            "in St. Petersburg.[^2]",
            Term("St. Petersburg", "St Petersburg"),
            "in St Petersburg.[^2]",
        ),
        ("de Rode[^1] Vlag was", Term("Rode Vlag", "Red Flag"), "de Red Flag[^1] was"),
        ("de glasnost", Term("glasnost", "glasnost", TermStatus.DO_NOT_TRANSLATE), "de glasnost"),
        # the head of a compound is parted from it
        ("de partijvoorzitter[^1] zei", Term("voorzitter", "chair"), "de partij chair[^1] zei"),
        ("De kloostertuinen", Term("tuin", "garden", pos="noun"), "De klooster gardens"),
    ],
)
def test_a_term_is_put_into_the_source_in_the_form_its_place_needs(
    source: str, term: Term, expected: str
) -> None:
    assert _substituted(source, term) == expected


@pytest.mark.parametrize(
    ("source", "term"),
    [
        ("hij schreef een brief", Term("schrijven", "write", pos="verb")),
        ("hij schreef een brief", Term("schrijven", "writing")),
        ("de tsaar zei", Term("tsaar", "czar", TermStatus.FORBIDDEN, pos="noun")),
    ],
)
def test_where_the_form_is_not_certain_the_source_stays(source: str, term: Term) -> None:
    assert _substituted(source, term) == source


@pytest.mark.parametrize(
    ("source", "term", "expected"),
    [
        ("de ridders kwamen", Term("ridder", "knight", pos="noun"), "de Knights kwamen"),
        ("de jongeling kwam", Term("jongeling", "young man"), "de Young Man kwam"),
        ("de Sovnarkom", Term("Sovnarkom", "Sovnarkom"), "de Sovnarkom"),
        ("zij omhelsde hem[^1]", Term("omhelzen", "embrace", pos="verb"), "zij embraced hem[^1]"),
        ("hij werd omhelsd", Term("omhelzen", "embrace", pos="verb"), "hij werd embraced"),
        ("Zoekt hij?", Term("zoeken", "seek", pos="werkwoord"), "Seeks hij?"),
        ("zij zochten hem", Term("zoeken", "to look for"), "zij looked for hem"),
        ("het is opgebouwd", Term("opbouwen", "build up", pos="verb"), "het is built up"),
        # a tense that is not certain
        ("het wordt gebruikt", Term("gebruiken", "use", pos="verb"), "het wordt gebruikt"),
    ],
)
def test_a_term_that_was_passed_over_is_insisted_upon(
    source: str, term: Term, expected: str
) -> None:
    assert _substituted(source, term, insisted=[0]) == expected
    if expected != source:
        assert _substituted(source, term) != expected


# --- in what the model said


def _honoured(
    source: str, target: str, links: dict[str, str], *terms: tuple[str, Sequence[str], str]
) -> HonouredTerms:
    """Terms as (form in the source, renderings, forbidden)."""
    wanted = []
    for form, targets, forbidden in terms:
        start = source.index(form)
        end = start + len(form)
        no = (forbidden,) if forbidden else ()
        wanted.append(WantedTerm(start, end, (start, end), form, tuple(targets), no))
    return honour_terms(wanted, target, linked(source, target, links), RENDERINGS, "’")


def test_a_mangled_rendering_is_put_right() -> None:
    found = _honoured(
        "van het Zhenotdel was", "of the Shenotdel was", {}, ("Zhenotdel", ["Zhenotdel"], "")
    )
    assert (found.text, found.unsaid) == ("of the Zhenotdel was", ())
    assert found.repaired == ((8, 17),)


def test_another_word_at_the_linked_place_gives_way_and_the_article_follows() -> None:
    found = _honoured(
        "het was een affair toen",
        "It was a relation then.",
        {"relation": "affair", "then": "toen"},
        ("affair", ["affair"], ""),
    )
    assert found.text == "It was an affair then."


def test_a_word_that_must_not_be_used_gives_way() -> None:
    found = _honoured("de tsar kwam", "Czar came.", {}, ("tsar", ["tsar"], "czar"))
    assert (found.text, found.unsaid, found.forbidden) == ("Tsar came.", (), 0)


def test_what_is_linked_to_nothing_stays_as_it_is() -> None:
    found = _honoured("de tsar kwam", "He came home.", {}, ("tsar", ["tsar"], ""))
    assert (found.text, found.unsaid, found.repaired) == ("He came home.", (0,), ())


def test_function_words_and_renderings_of_other_terms_are_never_replaced() -> None:
    found = _honoured(
        "the chair of tsar",
        "The tsar of the",
        {"tsar": "chair", "of": "chair"},
        ("chair", ["chair"], ""),
        ("tsar", ["tsar"], ""),
    )
    assert (found.text, found.unsaid) == ("The tsar of the", (0,))


def test_a_term_that_begins_its_source_has_a_capital_only_where_it_begins_the_draft() -> None:
    hits = Recogniser(Termbase((Term("wanhoop", "despair", pos="noun"),)), Dutch()).find("Wanhoop")
    _, _, wanted = substitute(
        "Wanhoop", (), places_in(term_places(hits), "Wanhoop", "Wanhoop"), "’"
    )
    for said, text in (("It was despare", "It was despair"), ("Despare was it", "Despair was it")):
        assert honour_terms(wanted, said, linked("Despair", said, {}), RENDERINGS, "’").text == text


def test_a_possessive_stays_one() -> None:
    found = _honoured(
        "van tsar macht", "Caesar’s might", {"Caesar’s": "tsar"}, ("tsar", ["tsar"], "")
    )
    assert found.text == "Tsar’s might"


@pytest.mark.parametrize(
    ("said", "form", "text"),
    [
        ("The Knight came.", "knight", "The knight came."),
        ("Knights came.", "knight", "Knights came."),
        ("He saw the Young Men.", "young man", "He saw the young men."),
        ("It was the Soviet State.", "Soviet state", "It was the Soviet state."),
    ],
)
def test_capitals_that_were_only_to_be_read_are_lowered(said: str, form: str, text: str) -> None:
    term = WantedTerm(0, 5, (0, 5), form, (form,), (), is_raised=True)
    assert honour_terms([term], said, linked("x", said, {}), RENDERINGS, "’").text == text
    plain = replace(term, is_raised=False)
    assert honour_terms([plain], said, linked("x", said, {}), RENDERINGS, "’").text == said


# --- drafts


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
