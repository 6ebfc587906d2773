from alignwb.core.languages.words import Span, words_of
from alignwb.services.checking.unlinked_words import stretches

_SOURCE = "Zij schreef een brief, die nooit bij haar oude zuster aankwam, en ging naar huis."


def _missing(linked: str) -> list[str]:
    words = tuple(word.span for word in words_of(_SOURCE))
    numbers = {n for n, word in enumerate(words_of(_SOURCE)) if word.text in linked.split()}
    return [_SOURCE[start:end] for start, end in stretches(_SOURCE, words, numbers)]


def test_a_clause_without_links_is_a_stretch() -> None:
    assert _missing("Zij schreef een brief en ging naar huis") == [
        "die nooit bij haar oude zuster aankwam"
    ]


def test_some_function_words_without_links_are_none() -> None:
    assert _missing("schreef brief oude zuster aankwam ging huis") == []


def test_everything_may_be_missing() -> None:
    assert _missing("") == [_SOURCE[:-1]]
    assert list(stretches("", (), set())) == []
    assert Span(0, 3) not in stretches("Zij", (Span(0, 3),), set())
