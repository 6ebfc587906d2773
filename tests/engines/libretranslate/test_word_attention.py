"""Words are linked by what both texts have, and by their place between that."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.draft_making.fidelity.attention import AttentionLinks, TokenisedText
from alignwb.engines.libretranslate.word_attention import spelled, word_attention, word_tokens

TEXTS = st.text("ab é.,'-’1\t", max_size=60)


def links(source: str, target: str) -> AttentionLinks:
    tokenised = TokenisedText(source, word_tokens(source))
    attention = word_attention(tokenised, target)
    return AttentionLinks(tokenised, TokenisedText(target, word_tokens(target)), attention)


def test_words_of_both_texts_are_certain_and_others_only_likely() -> None:
    found = links("Gisteren zag Vera Figner 25 vogels.", "Yesterday Vera Figner saw 25 birds.")
    names = [word.text for word in found.source_words]
    assert found.target_of(names.index("Figner")) == 2
    assert found.share(2, range(3, 4)) == 1.0
    assert found.target_of(names.index("25")) == 4
    # Enough to place what stands at the last word, too little to put anything right by.
    assert found.target_of(names.index("vogels")) == 5
    assert 0 < found.share(5, range(5, 6)) < 0.45


@given(TEXTS, TEXTS)
def test_rows_fit_the_tokens_and_are_shares(source: str, target: str) -> None:
    tokenised = TokenisedText(source, word_tokens(source))
    rows = word_attention(tokenised, target)
    assert len(rows) == len(word_tokens(target))
    assert all(len(row) == len(tokenised.tokens) for row in rows)
    assert all(0 <= sum(row) <= 1.000001 for row in rows)


@given(TEXTS)
def test_tokens_spell_their_words(text: str) -> None:
    assert spelled(word_tokens(text)) == " ".join(text.split())
