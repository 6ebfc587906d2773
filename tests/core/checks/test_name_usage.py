"""What the targets of a document have for its names."""

from alignwb.core.checks.name_usage import Capital, count_words, name_renderings
from alignwb.core.languages.dutch.names import Names


def test_renderings_are_learnt_from_what_stands_together() -> None:
    names = Names(frozenset(), frozenset({"Weenen"}))
    texts = [
        (["Hij", "Weenen"], "He came from Vienna."),
        (["In", "Weenens"], "It was old in Vienna."),
        (["Hij"], "He came from a town in Prussia."),
    ]
    capitals = count_words(target for _, target in texts).capitals
    pairs = [(source, own) for (source, _), own in zip(texts, capitals, strict=True)]
    assert name_renderings(pairs, names) == {"Weenen": frozenset({"Vienna"})}
    assert name_renderings(pairs[1:], names) == {}


def test_a_rendering_that_begins_sentences_counts_where_it_is_spelt_like_the_name() -> None:
    names = Names(frozenset(), frozenset({"Kollontaj"}))
    capitals = count_words(
        ["Kollontai came.", "Kollontai saw it. Vienna was old.", "Kollontai! Vienna!"]
    ).capitals
    pairs = [(["Kollontaj"], own) for own in capitals]
    assert name_renderings(pairs, names) == {"Kollontaj": frozenset({"Kollontai"})}


def test_words_are_counted_by_what_is_learnt_from_them() -> None:
    counted = count_words(["Bos and Bos’s wife", "He saw Bosch and BOSCH.", "bosch"])
    assert counted.capitalised == {"Bos": 1, "He": 1, "Bosch": 1, "BOSCH": 1}
    assert counted.inside == {"Bos": 1, "Bosch": 1, "BOSCH": 1}
    assert counted.words["bosch"] == 3
    assert counted.capitals[0] == (Capital("Bos", True), Capital("Bos’s", False))


def test_capitalised_words_are_counted_by_target() -> None:
    assert count_words(["Bos and Bos’s wife", "Bos wrote"]).capitalised["Bos"] == 2
