"""Terms guessed from what is selected in a segment, with the real embedder and with set links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded
from support.real_embedder import the_embedder

from alignwb.alignment.words.word_links import WordLink, WordLinks
from alignwb.core.bitext.codes import without_codes
from alignwb.core.languages.words import Span, words_of
from alignwb.services.terms.guessing import GuessedTerm, TextPart, guess_term
from alignwb.services.words.project_word_links import ProjectWordLinks

SOURCE = "In de herfst sprak de vrouwenafdeling met Zjdanova over de wereldrevolutie."
TARGET = "In autumn the women’s section spoke with Zhdanova about the world revolution."


@pytest.fixture(scope="module")
def word_links() -> ProjectWordLinks:
    return ProjectWordLinks(the_embedder)


def part(text: str, stretch: str) -> TextPart:
    start = text.index(stretch)
    return start, start + len(stretch)


def by_target(
    source: str, target: str, stretch: str | TextPart, links: WordLinks | None
) -> GuessedTerm:
    place = stretch if isinstance(stretch, tuple) else part(target, stretch)
    return guess_term(source, target, links, target_part=place)


def by_source(
    source: str, target: str, stretch: str | TextPart, links: WordLinks | None
) -> GuessedTerm:
    place = stretch if isinstance(stretch, tuple) else part(source, stretch)
    return guess_term(source, target, links, source_part=place)


def linked(source: str, target: str, *pairs: tuple[str, str]) -> WordLinks:
    """Certain links between words that stand once in their texts."""
    sources, targets = words_of(source), words_of(target)
    source_texts, target_texts = ([word.text for word in side] for side in (sources, targets))
    return WordLinks(
        tuple(Span(word.start, word.end) for word in sources),
        tuple(Span(word.start, word.end) for word in targets),
        tuple(
            sorted(
                WordLink(source_texts.index(one), target_texts.index(other), 0.9, is_certain=True)
                for one, other in pairs
            )
        ),
    )


def test_selected_words_bring_the_word_they_translate(word_links: ProjectWordLinks) -> None:
    links = word_links.links(SOURCE, TARGET)
    for stretch in ("women’s section", "the women’s section", "omen’s sect", " women’s section "):
        guessed = by_target(SOURCE, TARGET, stretch, links)
        assert guessed == GuessedTerm("vrouwenafdeling", "women’s section")
    guessed = by_target(SOURCE, TARGET, "about the world revolution", links)
    assert guessed.target == "about the world revolution"
    assert by_target(SOURCE, TARGET, "world revolution.", links) == GuessedTerm(
        "wereldrevolutie", "world revolution"
    )


def test_a_cursor_means_its_word(word_links: ProjectWordLinks) -> None:
    links = word_links.links(SOURCE, TARGET)
    start, end = part(TARGET, "Zhdanova")
    for place in (start, start + 3, end):
        guessed = by_target(SOURCE, TARGET, (place, place), links)
        assert guessed == GuessedTerm("Zjdanova", "Zhdanova")
    assert by_target(SOURCE, TARGET, (len(TARGET), len(TARGET)), links) == GuessedTerm()


def test_a_cursor_in_a_part_of_a_rendering_means_all_of_it(word_links: ProjectWordLinks) -> None:
    links = word_links.links(SOURCE, TARGET)
    for place in (TARGET.index("women"), TARGET.index("section") + 2):
        guessed = by_target(SOURCE, TARGET, (place, place), links)
        assert guessed == GuessedTerm("vrouwenafdeling", "women’s section")


def test_a_marked_source_word_brings_its_translation(word_links: ProjectWordLinks) -> None:
    links = word_links.links(SOURCE, TARGET)
    for stretch in ("vrouwenafdeling", "de vrouwenafdeling"):
        guessed = by_source(SOURCE, TARGET, stretch, links)
        assert guessed == GuessedTerm("vrouwenafdeling", "women’s section")


def test_two_parts_need_no_links() -> None:
    guessed = guess_term(
        SOURCE,
        TARGET,
        None,
        source_part=part(SOURCE, "herfst"),
        target_part=part(TARGET, "autumn"),
    )
    assert guessed == GuessedTerm("herfst", "autumn")


def test_without_links_there_is_only_what_is_selected() -> None:
    assert by_target(SOURCE, TARGET, "autumn", None) == GuessedTerm("", "autumn")
    assert by_source(SOURCE, TARGET, "herfst", None) == GuessedTerm("herfst", "")
    assert guess_term(SOURCE, TARGET, None) == GuessedTerm()
    assert by_target(SOURCE, TARGET, (9, 10), None) == GuessedTerm()


def test_quotes_and_punctuation_around_words_are_no_part_of_them() -> None:
    target = "They read “the Spark” (again), and more."
    assert by_target("", target, " “the Spark” (", None).target == "Spark"
    assert by_target("", target, "(again),", None).target == "again"


def test_function_words_inside_belong_to_a_run_and_those_at_its_ends_do_not() -> None:
    source = "Zij kwam van de raad van gekozen burgers uit de stad."
    target = "She came from the council of the elected citizens from the town."
    pairs = [("raad", "council"), ("gekozen", "elected"), ("burgers", "citizens")]
    links = linked(source, target, *pairs)
    chosen = by_source(source, target, "raad van gekozen burgers", links)
    assert chosen == GuessedTerm("raad van gekozen burgers", "council of the elected citizens")
    back = by_target(source, target, "the council of the elected citizens", links)
    assert back == chosen


def test_a_function_word_that_says_something_else_parts_a_run() -> None:
    source, target = "Raad en daad van burgers.", "Advice and action of citizens."
    links = linked(source, target, ("Raad", "Advice"), ("en", "and"), ("daad", "action"))
    assert by_source(source, target, "Raad", links) == GuessedTerm("raad", "advice")
    split = linked(source, target, ("daad", "Advice"), ("daad", "action"), ("en", "and"))
    assert by_source(source, target, "daad", split).target in {"advice", "action"}


def test_nothing_is_joined_over_a_comma_or_a_marker() -> None:
    source, target = "De mijnwerkers staakten.", "The miners, coal workers[^1] all, struck."
    links = linked(source, target, ("mijnwerkers", "coal"), ("mijnwerkers", "workers"))
    assert by_source(source, target, "mijnwerkers", links).target == "coal workers"
    assert by_target(source, target, "workers[^1] all", links).target == "workers"


@pytest.mark.parametrize(
    ("source", "target", "term"),
    [
        ("Partijen zwegen.", "Parties were silent.", ("partijen", "parties")),
        ("Zhukov zweeg.", "Zhukov was silent.", ("Zhukov", "Zhukov")),
        ("Russen zwegen.", "Russians were silent.", ("Russen", "Russians")),
        ("Bolsjewieken zwegen.", "So Bolsheviks were silent.", ("Bolsjewieken", "Bolsheviks")),
        ("Zo zwegen bolsjewieken.", "Bolsheviks were silent.", ("bolsjewieken", "bolsheviks")),
        ("OESO zweeg.", "OECD was silent.", ("OESO", "OECD")),
        ("“Vrede” zei hij.", "“Peace” he said.", ("vrede", "peace")),
        ("Komintern zweeg, Komintern.", "Comintern was silent.", ("Komintern", "Comintern")),
    ],
)
def test_a_capital_that_only_begins_a_sentence_goes(
    source: str, target: str, term: tuple[str, str]
) -> None:
    pairs = next(
        (one, other)
        for one in [word.text for word in words_of(source)]
        for other in [word.text for word in words_of(target)]
        if (one.casefold(), other.casefold()) == (term[0].casefold(), term[1].casefold())
    )
    links = linked(source, target, pairs)
    assert by_source(source, target, pairs[0], links) == GuessedTerm(*term)
    assert by_target(source, target, pairs[1], links) == GuessedTerm(*term)


def test_a_genitive_is_no_part_of_a_term() -> None:
    source, target = "Hij las Zjdanova’s brief.", "He read Zhdanova’s letter."
    links = linked(source, target, ("Zjdanova’s", "Zhdanova’s"))
    assert by_target(source, target, "Zhdanova’s", links) == GuessedTerm("Zjdanova", "Zhdanova")


_PIECES = st.sampled_from(
    ["de ", "The ", "Raad ", "van ", "of", " ", ". ", "[^1]", "“", "U.S.", "’s", "\n", "İ", "a-b"]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=4), max_size=12).map("".join)


@st.composite
def segments(draw: st.DrawFn) -> tuple[str, str, WordLinks]:
    """A source, a target, and links of any words of them."""
    source, target = draw(_TEXTS), draw(_TEXTS)
    spans = [tuple(word.span for word in words_of(text)) for text in (source, target)]
    if not all(spans):
        return source, target, WordLinks(spans[0], spans[1])
    link = st.builds(
        WordLink,
        st.integers(0, len(spans[0]) - 1),
        st.integers(0, len(spans[1]) - 1),
        st.floats(0, 1),
        st.booleans(),
    )
    return source, target, WordLinks(spans[0], spans[1], tuple(sorted(draw(st.lists(link)))))


_PARTS = st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40))


@given(segments(), _PARTS, _PARTS)
def test_a_guess_is_words_of_its_text(
    segment: tuple[str, str, WordLinks], source_part: TextPart | None, target_part: TextPart | None
) -> None:
    source, target, links = segment
    term = guess_term(source, target, links, source_part=source_part, target_part=target_part)
    for guessed, text in ((term.source, source), (term.target, target)):
        assert guessed.casefold() in without_codes(text).casefold()
        assert "[^" not in guessed
        assert "\n" not in guessed
        if guessed:
            found = words_of(guessed)
            assert (found[0].start, found[-1].end) == (0, len(guessed))


def test_the_words_of_a_term_come_without_the_codes_between_them() -> None:
    target = coded("They kept the <1>red</1> <2>lead</2> dry.")
    chosen = target.index("red") - 1, target.index("lead") + 5
    guessed = guess_term("", target, None, target_part=chosen)
    assert guessed == GuessedTerm("", "red lead")
