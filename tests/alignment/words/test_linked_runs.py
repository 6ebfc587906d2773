"""Stretches of a target made of the links of words."""

from alignwb.alignment.words.linked_runs import first_run, linked_run
from alignwb.alignment.words.word_links import WordLink, WordLinks
from alignwb.core.languages.words import Span, words_of

TARGET = "the party of the north met, the Hague party did not"
LOOSE = frozenset(("the", "of"))


def span(stretch: str) -> Span:
    start = TARGET.index(stretch)
    return Span(start, start + len(stretch))


def links_to(*strengths: tuple[str, float, bool]) -> WordLinks:
    """Of a source of one letter, to the words (the first so written) with these strengths."""
    texts = [word.text for word in words_of(TARGET)]
    links = [WordLink(0, texts.index(text), score, certain) for text, score, certain in strengths]
    spans = tuple(word.span for word in words_of(TARGET))
    return WordLinks((Span(0, 1),), spans, tuple(sorted(links)))


def run_of(*strengths: tuple[str, float, bool]) -> str:
    run = linked_run(links_to(*strengths), 0, 1, TARGET, LOOSE)
    return "" if run is None else TARGET[run.start : run.end]


def test_the_first_run_ends_where_a_word_is_left_out() -> None:
    assert first_run((span("party"), span("of"), span("north")), TARGET) == span("party of")
    assert first_run((span("met"), span("the Hague")), TARGET) == span("met, the Hague")
    assert first_run((), TARGET) is None


def test_function_words_join_a_run_and_are_cut_off_its_ends() -> None:
    assert run_of(("party", 0.9, True), ("north", 0.8, True)) == "party of the north"
    assert run_of(("the", 0.9, True), ("party", 0.8, True), ("of", 0.9, True)) == "party"
    assert run_of(("of", 0.9, True)) == "of"


def test_the_strongest_run_is_taken() -> None:
    assert run_of(("party", 0.5, True), ("Hague", 0.7, True)) == "Hague"
    assert run_of(("party", 0.5, True), ("Hague", 0.7, False)) == "party"
    assert run_of(("north", 0.5, True), ("met", 0.5, True), ("Hague", 0.7, True)) == "north met"
    assert run_of() == ""


def test_the_other_way_is_the_inverse() -> None:
    links = links_to(("north", 0.5, True), ("party", 0.5, False))
    assert links.inverse.inverse == links
    assert links.inverse.targets_of(*span("north")) == links.sources_of(*span("north"))
    assert linked_run(links.inverse, *span("north"), "x", LOOSE) == Span(0, 1)


def test_a_name_goes_on_over_capitals_that_translate_nothing_else() -> None:
    target = "at the State Publishing House in Paris"
    texts = [word.text for word in words_of(target)]
    spans = tuple(word.span for word in words_of(target))
    link = WordLink(0, texts.index("Publishing"), 0.7, is_certain=True)
    leftover = WordLink(1, texts.index("House"), 0.0, is_certain=False)

    def run_with(*others: WordLink) -> str:
        links = WordLinks((Span(0, 1), Span(2, 3)), spans, tuple(sorted((link, *others))))
        run = linked_run(links, 0, 1, target, LOOSE)
        return "" if run is None else target[run.start : run.end]

    assert run_with(leftover) == "State Publishing House"
    taken = leftover._replace(score=0.5)
    assert run_with(taken) == "State Publishing"


def test_a_run_without_a_link_that_is_close_enough_is_none() -> None:
    links = links_to(("north", 0.5, True))
    assert linked_run(links, 0, 1, TARGET, LOOSE, least=0.5) is not None
    assert linked_run(links, 0, 1, TARGET, LOOSE, least=0.6) is None
