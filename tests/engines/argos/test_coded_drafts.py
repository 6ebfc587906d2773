"""Whatever a model says, a draft has each inline code of its source once, properly nested."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded, coded_texts, enclosing, written

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import CODE, InlineCode, codes_of
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering import Renderings
from alignwb.core.terms.termbase import Term, TermHit
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.engines.draft_making.draft_assembly import assemble
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.restoring import restore, style_of
from alignwb.engines.lexicon.draft_words import shipped_draft_words

_RENDERINGS = Renderings(English())
_ENGLISH = shipped_draft_words()
_WORDS = st.sampled_from(
    "de molen {x} draait hard voor € 7,50. [^3] https://m.nl/a_b 🐮 deel IV! HARD „mooi”, мир"
    " en %s A.B. Smit <b>x</b> **y** 1. 19e eeuw; want The house is big and cold today".split()
)
_SAID = "the mill Oxford Berlin BBC 385 438 turns, an a “hard” said: 44th London. ’s".split()


def _said(request: DraftRequest, words: list[str], weights: list[int]) -> str:
    """The draft if the model says these words with that attention."""
    style = style_of(["De molen van Jan Smit."])
    opened = open_request(0, request, style, str.split, 6, 12)
    for part in opened.parts:
        if part.source is not None:
            tokens = [f"▁{word}" for word in words]
            width = len(part.source.tokens) + 1
            attention = [
                [float(column == weights[row % len(weights)] % width) for column in range(width)]
                for row in range(len(tokens))
            ]
            raw = " ".join(words)
            part.hypotheses = (
                restore(part.source, raw, tokens, attention, -1.0, style, _RENDERINGS, _ENGLISH),
            )
    return assemble(opened)[0].text


@given(
    source=coded_texts(_WORDS),
    words=st.lists(st.sampled_from(_SAID), max_size=8),
    weights=st.lists(st.integers(0, 9), min_size=1, max_size=8),
    kind=st.sampled_from((Kind.PARAGRAPH, Kind.TITLE, Kind.AUTHOR)),
)
def test_each_code_comes_out_once_and_encloses_what_it_did(
    source: str, words: list[str], weights: list[int], kind: Kind
) -> None:
    text = _said(DraftRequest(source, kind), words, weights)
    assert Counter(codes_of(text)) == Counter(codes_of(source))
    assert enclosing(text) == enclosing(source)


@pytest.mark.parametrize(
    ("source", "words", "weights", "draft"),
    [
        ("Hij zag <1>molens</1>.", ["Mills", "saw", "he."], [2, 1, 0], "<1>Mills</1> saw he."),
        ("<1>1e</1> molen", ["1th", "mill"], [0, 1], "<1>1st</1> mill"),
        ("Zie „<1>hem</1>” nu", ["See", "him", "now"], [0, 1, 2], "See “<1>him</1>” now"),
        ("Zie <1>„hem”</1> nu", ["See", "him", "now"], [0, 1, 2], "See <1>“him”</1> now"),
        ("hij,[^4]{1} zag", ["he,", "saw"], [0, 1], "he,[^4]{1} saw"),
        ("hij{1},[^4] zag", ["he,", "saw"], [0, 1], "he{1},[^4] saw"),
        ("b@<1>m</1>.nl zag", ["Oxford", "saw"], [0, 1], "b@<1>m</1>.nl saw"),
        ("een <1>appel</1>", ["a", "apple"], [0, 1], "an <1>apple</1>"),
        ("<1></1>{2}", [], [0], "<1></1>{2}"),
    ],
)
def test_codes_go_with_all_that_is_put_right_in_a_draft(
    source: str, words: list[str], weights: list[int], draft: str
) -> None:
    assert written(_said(DraftRequest(coded(source)), words, weights)) == draft


def test_a_break_stands_for_the_space_that_it_was() -> None:
    codes = {1: InlineCode(1, is_pair=False, kind="xlf:lb")}
    source = coded("Het huis{1}de tuin")
    words, weights = ["The", "house", "the", "garden"], [0, 1, 2, 3]
    assert written(_said(DraftRequest(source, codes=codes), words, weights)) == (
        "The house{1}the garden"
    )


def test_a_soft_hyphen_parts_no_words() -> None:
    codes = {1: InlineCode(1, is_pair=False, equiv="\u00ad")}
    source = coded("Een zee{1}man")
    assert written(_said(DraftRequest(source, codes=codes), ["A", "sailor"], [0, 1])) == (
        "A sailor{1}"
    )


@pytest.fixture(scope="module")
def engine() -> ArgosTranslator:
    return ArgosTranslator(starter_package(), threads=1)


def test_every_alternative_has_the_codes_with_terms_and_in_long_sentences(
    engine: ArgosTranslator,
) -> None:
    term = Term("revolutie", "uprising")
    texts = [
        "De <1>revolutie</1> van <2>1917</2> begon in <3>Petrograd</3>{4}.",
        "<1>" + "De man liep naar huis, en de vrouw las een boek; " * 6 + "toen</1> sliep hij.",
    ]
    start = texts[0].index("revolutie") - len("<1>") + 1
    hit = TermHit(start, start + len("revolutie"), term)
    requests = [DraftRequest(coded(texts[0]), terms=(hit,)), DraftRequest(coded(texts[1]))]
    drafts = {n: draft for batch in engine.translate(requests) for n, draft in batch}
    for number, request in enumerate(requests):
        for hypothesis in drafts[number].hypotheses:
            assert Counter(codes_of(hypothesis.text)) == Counter(codes_of(request.source))
            assert enclosing(hypothesis.text) == enclosing(request.source)
    best = written(drafts[0].text)
    assert "<1>uprising</1>" in best
    assert "<2>1917</2>" in best
    assert "<3>Petrograd</3>{4}" in best


def test_a_draft_says_the_same_with_codes_as_without(engine: ArgosTranslator) -> None:
    plain = "Gisteren schreef Lenin een brief aan de partij."
    with_codes = "<1>Gisteren</1> schreef <2>Lenin een brief</2> aan{3} de partij."
    requests = [DraftRequest(plain), DraftRequest(coded(with_codes))]
    drafts = {n: draft for batch in engine.translate(requests) for n, draft in batch}
    assert CODE.sub("", drafts[1].text) == drafts[0].text
