"""English sentences, with the rules as they ship."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.finished_work import reference

from alignwb.engines.srx import SrxSplitter

ENGLISH = SrxSplitter(language="en")
DUTCH = SrxSplitter()


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Smith met Mrs. Jones, e.g. on St. John’s Road. | He left.",
        "“Are you coming?” he said. | “No!” she cried.",
        '"Who is there?" I asked. | "Me," said A. | "Who?"',
        "‘What?’ I said. | ‘Nothing.’",
        "“Must we leave?” Pieter asked. | “Run!” Aunt Griet shouted. | They ran.",
        "‘Why?’ Mrs. de Wit said quietly. | ‘Whose boat is it?’ Mr Bakker wanted to know.",
        "“Is it late?” | Klaas asked his mother the same thing. | “Well!” | She said so.",
        "“Who was it?” | I asked him twice what he wanted.",
        "J. R. R. Tolkien wrote it. | It is long.",
        "He lived in St. Petersburg. | Then he died.",
        "See p. 12, cf. ch. 3, vol. II. | It is so.",
        "Cf. Lenin, op. cit., p. 3. | Ibid. | Idem, pp. 4–5.",
        "Dr. A. B. Jones, Ph.D., came at 5 p.m. | He sat down.",
        "The U.S. Army left the U.S. | That was that.",
        "He died in 1921.[^2] | She did not.[^3] | “Yes.”[^4] | Then they all went.",
        "‘No?’ said Prof. Dr. Meijer. | Rev. Johnson nodded; Capt. Hook did not.",
        "Wait... | What? | He said... nothing. | And then … | He went.",
        "(This is one.) | This is two. | [And three.] | Four.",
        "I came on Jan. 5, 1920. | On Feb. 3 it was over.",
        "Gen. Grant and Lt. Col. Lee met Messrs. Fry & Co. Ltd. in London.",
        "It cost $5.5 million. | That was much.",
        "The S.D.A.P. was founded. | Later, the S.D.A.P. Congress met.",
        "Ds. Jansen preached. | Mr. and Mrs. P. J. Troelstra came.",
        "What a day! what a night! | He thought of it often.",
        "He worked at Apple Inc. | She did not.",
        "That was World War I. | The end came late.",
        "So did I. | Then we left, you and I. | But he, i.e. Jan, stayed.",
        "No. 5 is alive. | No. | That is wrong.",
        "Letters, papers, etc. | They were burnt.",
        "3. Of the origin of the state",
        "Chapter I. The Beginning",
        "P.S. Write soon. | Yours, A.",
        "She waved to Jan. | Piet did not. | “Where is Jan?” | I saw Jan. | “Not I,” said Piet.",
        "They sailed in Oct. 1931. | In Dec. | Jan came home; on Jan. 7 he left.",
        "No. | I'm tired. | Yes and no. | I mean it. | No. | I, too, was there.",
        "No. I of the series is lost, nos. I and II too. | Symphony No. V. | Brahms wrote none.",
        "In chap. V. | Klaas returns. | Vol. C. | Then nothing.",
        "It was 1907. | J. Bakker wrote it, and P. Smit read it. | K. L. Visser did not.",
        "Cf. J. Bakker, ed. P. Smit. | Trans. K. L. Visser. | She was ill. | J. Bakker was not.",
        "So was I. | Mary nodded. | He and I. | Peter too. | I. Bakker and P. Smit.",
        "Meet on Sat. 5 May or Sun. May 6. | Call tel. (020) 555. | He sat. | 5 Men left.",
        "He sailed into the Sun. | Within 20 days he was dead. | Buy The Sun. | Issue 12 is out.",
        "It was hot in the Sun. | 7 Sailors fell. | It was on Sun. June 3rd and Mon. 4 Sept. 1911.",
        "Nobody can touch the Sun. | Some 40 tried; Tues. 21st March and Wed. Feb. 2 they set out.",
        "He stood in the Sun. | Maybe 9 came. | Sun. 12/7 and Fri. 3rd Dec. are free.",
        "Send it to the office, attn. Mrs. Bakker. | She lives at 5 Mill St. | He does not.",
    ],
)
def test_hard_english_sentences_are_split_exactly(marked: str) -> None:
    sentences = tuple(marked.split(" | "))
    assert ENGLISH.split(" ".join(sentences)) == sentences


def test_english_rules_do_not_touch_dutch() -> None:
    text = "Dat was de S.D.A.P. Ed. Polak was er ook. Zij kwamen om 5 p.m. No. 5 niet."
    english, dutch = ENGLISH.split(text), DUTCH.split(text)
    assert english != dutch
    assert dutch == SrxSplitter(language="nl").split(text)


@pytest.mark.parametrize(
    "document", ["000_645769c05797b713", "001_b75611d346e5c1f4"], ids=["article", "memoir"]
)
def test_published_english_ends_its_sentences_where_its_translators_ended_them(
    document: str,
) -> None:
    for paragraph in reference(document).paragraphs:
        ends = _ends(ENGLISH.split(paragraph.target))
        assert _ends([each.target for each in paragraph.segments if each.target]) <= ends


def _ends(sentences: "list[str] | tuple[str, ...]") -> set[int]:
    ends, length = set(), 0
    for sentence in sentences:
        length += len("".join(sentence.split()))
        ends.add(length)
    return ends


_words = st.sampled_from(
    "Mr. St. e.g. p. 12 I He said “Is it? true?” he ‘No!’ U.S. etc. Then … [^2] (see (so.)".split()
) | st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=8)


@settings(max_examples=60)
@given(st.lists(_words, max_size=40).map(" ".join))
def test_sentences_joined_are_the_paragraph(text: str) -> None:
    assert " ".join(ENGLISH.split(text)) == text
