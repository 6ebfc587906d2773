"""What was kept of a source, put into a hypothesis."""

from alignwb.engines.draft_making.fidelity.attention import AttentionLinks, TokenisedText
from alignwb.engines.draft_making.fidelity.replacements import apply_replacements
from alignwb.engines.draft_making.kept.placing import place_kept
from alignwb.engines.draft_making.kept.spans import KeptParts, PlacedMark, ReadAs
from alignwb.engines.lexicon.word_translations import WordTranslations

TRANSLATIONS = WordTranslations(
    {"nergens": "nowhere:900 anywhere:80", "huis": "house:700 home:200"}
)


def tokenised(text: str) -> TokenisedText:
    return TokenisedText(text, [f"▁{word}" for word in text.split()])


def raised(source: str, word: str, target: str, sure_of: str = "") -> str:
    """The target with capitals for what came of a word; the model is sure of one word at most."""
    ours, theirs = source.split(), target.split()
    evenly = [1 / (len(ours) + 1) / 10] * (len(ours) + 1)
    surely = [float(each == word) for each in ours] + [0.0]
    rows = [surely if each == sure_of else evenly for each in theirs]
    links = AttentionLinks(tokenised(source), tokenised(target), rows)
    parts = KeptParts(raised=(PlacedMark("", source.index(word) + 1, ReadAs.NOTHING),))
    placed = place_kept(source, parts, target, links, TRANSLATIONS)
    return apply_replacements(target, placed.changes)


def test_the_model_s_attention_says_what_came_of_a_word_in_capitals() -> None:
    assert raised("zij woont nergens", "nergens", "she lives anywhere else", "else") == (
        "she lives anywhere ELSE"
    )


def test_where_it_does_not_the_word_s_translation_does() -> None:
    assert raised("zij woont nergens", "nergens", "she lives nowhere") == "she lives NOWHERE"


def test_of_two_translations_none_is_taken() -> None:
    assert raised("ons huis", "huis", "our house and home") == "our house and home"
