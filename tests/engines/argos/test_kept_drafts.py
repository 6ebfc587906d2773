"""What is no language comes through the starter model; the long form is `bench/fidelity.py`."""

from functools import cache

import pytest

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import labels
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator


@cache
def _engine() -> ArgosTranslator:
    return ArgosTranslator(starter_package())


def _drafts(*sources: str, kind: Kind = Kind.PARAGRAPH) -> list[list[str]]:
    """All hypotheses of each source, best first."""
    requests = [DraftRequest(source, kind) for source in sources]
    found = {index: draft for batch in _engine().translate(requests) for index, draft in batch}
    return [[one.text for one in found[index].hypotheses] for index in range(len(sources))]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        (
            "Lees https://veer.nl/tijden?dag=2&uur=9 en bel daarna.",
            ["https://veer.nl/tijden?dag=2&uur=9"],
        ),
        ("Schrijf aan kees.vis@haven.nl of @havenmeester.", ["kees.vis@haven.nl", "@havenmeester"]),
        ("De foto zit in C:\\foto\\zee.png of ~/zee.", ["C:\\foto\\zee.png", "~/zee"]),
        ("Beste {naam}, er zijn %d boten in %(haven)s.", ["{naam}", "%d", "%(haven)s"]),
        ("Het woord море staat naast 海 op de kaart.", ["море", "海"]),
        ("Een kaartje kost € 1.200,50 of £ 3,25.", ["€1,200.50", "£3.25"]),
        ("De boot is ± 12 meter lang en ½ meter diep.", ["± 12", "½"]),
        ("Koning Karel IX las hoofdstuk VII.", ["IX", "VII"]),
        ("De zee ⛵ is koud 🥶.", ["⛵", "🥶"]),
        ("De <b>oude</b> haven is **dicht**.", ["<b>", "</b>"]),
        ("d) de vissers", ["d)"]),
        ("Gisteren zag ik B.C. van der Zee op het schip.", ["B.C. van der Zee"]),
    ],
)
def test_every_alternative_has_each_span_once(source: str, kept: list[str]) -> None:
    for text in _drafts(source)[0]:
        assert [text.count(span) for span in kept] == [1] * len(kept), text


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ("De **KLM**-vlucht was laat.", "**KLM**"),
        ("Het *Parool*-archief is open.", "*Parool*"),
        ("Zij zag de <i>Nautilus</i>-film.", "<i>Nautilus</i>"),
        ("Lees [de brief](https://haven.nl)-map.", "](https://haven.nl)"),
    ],
)
def test_marks_at_a_part_of_a_word_are_at_that_part(source: str, marked: str) -> None:
    text = _drafts(source)[0][0]
    assert marked in text
    assert "****" not in text
    assert "[]" not in text


def test_ordinals_are_english() -> None:
    texts = [_drafts(f"De {number} man is oud.")[0][0] for number in ("1e", "2de", "43ste", "XIIe")]
    for text, ordinal in zip(texts, ("1st", "2nd", "43rd", "12th"), strict=True):
        assert f" {ordinal} " in text


def test_a_line_in_capitals_is_drafted_as_lower_case_is_and_raised_again() -> None:
    (shouted,), (plain,) = (
        texts[:1] for texts in _drafts("DE HAVEN IS GESLOTEN", "de haven is gesloten")
    )
    assert shouted == plain.upper()
    assert "CLOSED" in shouted


def test_a_line_in_capitals_keeps_marker_tag_and_term() -> None:
    termbase = Termbase((Term("schipper", "skipper", pos="noun"),))
    source = "DE SCHIPPER VAN DE <b>HAVEN</b> {x}[^a]"
    request = DraftRequest(source, terms=Recogniser(termbase, Dutch()).find(source))
    ((_, draft),) = next(iter(_engine().translate([request])))
    assert "SKIPPER" in draft.text
    assert "<b>" in draft.text
    assert "{x}" in draft.text
    assert labels(draft.text) == ("a",)


def test_odd_letters_are_read_as_plain_ones() -> None:
    odd, plain = _drafts("De kof\ufb01e is \ufb02auw en du\u00adur.", "De koffie is flauw en duur.")
    assert odd == plain


def test_what_has_no_words_at_all_stays() -> None:
    sources = ["🎉🎉", "https://haven.nl", "{x} – {y}", "<br/>", "(a)"]
    assert [texts[0] for texts in _drafts(*sources)] == sources
