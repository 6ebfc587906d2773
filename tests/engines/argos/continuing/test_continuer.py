"""Going on with prefixes by the real starter model."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.glued_spans import stand_ins_in

from alignwb.core.bitext.bitext import Kind
from alignwb.core.drafting.continuer import Continuation
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import Term, TermHit
from alignwb.engines.argos.continuing.continuer import ArgosContinuer
from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.errors import EngineError

SOURCE = "De oude molenaar woont met zijn dochter in een klein huis aan de rivier."


@cache
def continuer() -> ArgosContinuer:
    return ArgosContinuer(starter_package())


def ways(prefix: str, source: str = SOURCE, **named: object) -> tuple[Continuation, ...]:
    return continuer().continuations(DraftRequest(source, **named), prefix)  # type: ignore[arg-type]


def text_of(continuation: Continuation) -> str:
    return "".join(part.text for part in continuation)


def test_it_begins_a_translation() -> None:
    best, *others = ways("")
    assert text_of(best).startswith("The old ")
    assert others


def test_it_goes_on_inside_a_word() -> None:
    best, *_ = ways("The old miller lives in a sm")
    assert best[0].text == "all"
    assert best[0].probability > 0.5


def test_it_follows_a_translator_who_goes_another_way() -> None:
    best, *_ = ways("In a small house by the river lives the old miller with his ")
    assert best[0].text == "daughter"


def test_a_space_that_is_typed_is_not_put_in_again() -> None:
    assert ways("The old")[0][0].text.startswith(" ")
    assert not ways("The old ")[0][0].text.startswith(" ")


def test_quotation_marks_that_are_typed_do_not_mislead_it() -> None:
    plain = ways("The old miller lives with his")
    quoted = ways("“The old miller lives with his", f"‘{SOURCE}")
    assert quoted[0][0].text == plain[0][0].text == " daughter"


def test_a_term_is_written_as_the_termbase_has_it() -> None:
    term = Term("molenaar", "corn-grinder")
    hit = TermHit(SOURCE.index("molenaar"), SOURCE.index("molenaar") + 8, term)
    texts = [text_of(each) for each in ways("The old ", terms=(hit,))]
    assert texts[0].startswith("corn")


def test_an_address_is_written_letter_for_letter_and_once() -> None:
    source = "Schrijf een brief aan molen@voorbeeld.nl en wacht op antwoord."
    best, *_ = ways("Write a letter to ", source)
    assert text_of(best).startswith("molen@voorbeeld.nl")
    again = ways("Write a letter to molen@voorbeeld.nl and ", source)
    assert all("molen@" not in text_of(each) for each in again)


@pytest.mark.parametrize(
    ("source", "prefix", "rest"),
    [
        ("Het schip kostte € 1.850,75 in mei.", "The ship cost €", "1,850.75"),
        ("Het schip kostte € 1.850,75 in mei.", "The ship cost €1,8", "50.75"),
        ("De heer P. ter Borgh zingt op www.koor.nl.", "Mr P", ". ter Borgh"),
        ("De heer P. ter Borgh zingt op www.koor.nl.", "Mr P. ter Borgh sings at www.k", "oor.nl"),
        ("DE KLANT {NAAM} IS TEVREDEN", "THE CUSTOMER {N", "AAM}"),
    ],
)
def test_a_wording_that_is_begun_is_gone_on_with(source: str, prefix: str, rest: str) -> None:
    kind = Kind.HEADING if source.isupper() else Kind.PARAGRAPH
    best, *_ = ways(prefix, source, kind=kind)
    assert best[0].text == rest
    assert best[0].probability > 0.5


def test_a_word_that_may_begin_a_name_or_not_is_gone_on_with_in_both_ways() -> None:
    source = "Dinsdag zong An van den Bos met de kinderen."
    texts = [text_of(each) for each in ways("On Tuesday, An", source)]
    assert sum(text.startswith(" van den Bos") for text in texts) == 1
    assert len(texts) > 1


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "De heer P. ter Borgh betaalde $ 640 aan www.koor.nl-zangers.",
            "Mr P. ter Borgh paid $640 to www.koor.nl singers, and Boxes of Oxen for 2 or 3.",
        ),
        (
            "De {stad}-gids van Ph. de Haan kost € 12,95 en € 8.",
            "The {stad} guide of Ph. de Haan costs €12.95 and €8, or 400 Berries and 5.",
        ),
        ("DE KAPITEIN VAN HET {SCHIP}-TEAM", "THE CAPTAIN OF THE {SCHIP} TEAM UX BE LO"),
    ],
)
def test_no_word_that_stands_for_another_is_shown_anywhere(source: str, draft: str) -> None:
    kind = Kind.HEADING if source.isupper() else Kind.PARAGRAPH
    for length in range(len(draft) + 1):
        prefix = draft[:length]
        last = prefix.split(" ")[-1]
        for each in ways(prefix, source, kind=kind):
            assert not stand_ins_in(last + text_of(each)), (prefix, text_of(each))
            for sign in "$€":
                assert f"{sign}{sign}" not in last + text_of(each), prefix


def test_quotation_marks_are_never_shown() -> None:
    source = "Zij riep: „Wie komt er mee?” en sprong in ‘De Vrijheid’."
    draft = "She called: “Who is coming?” and jumped into ‘De Vrijheid’."
    for length in range(len(draft)):
        for each in ways(draft[:length], source):
            assert not set('"“”„‘') & set(text_of(each)), (draft[:length], text_of(each))


def test_a_line_in_capitals_is_gone_on_with_in_capitals() -> None:
    best, *_ = ways("THE OLD ", "DE OUDE MOLENAAR WOONT AAN DE RIVIER", kind=Kind.HEADING)
    assert text_of(best) == text_of(best).upper()


def test_the_apostrophe_is_that_of_the_document() -> None:
    source = "Het huis van Anna’s vader is nieuw."
    texts = {text_of(each) for each in ways("Anna", source)}
    assert any("’s" in text for text in texts)
    assert all("'" not in text for text in texts)


@pytest.mark.parametrize("source", ["", "   ", "12", "…"])
def test_a_source_without_words_needs_nothing(source: str) -> None:
    assert isinstance(ways("", source), tuple)


@settings(max_examples=25)
@given(
    st.integers(0, 70), st.sampled_from(["", "q", "é", "’", "[^1]", "\ue000", "\ud800", " ", "-"])
)
def test_whatever_is_typed_it_goes_on_from_there(length: int, typed: str) -> None:
    draft = "The old miller lives with his daughter in a small house on the river."
    for continuation in ways(draft[:length] + typed):
        assert all(part.text.strip() for part in continuation)
        assert all(0 <= part.probability <= 1 for part in continuation)
        assert "<" not in text_of(continuation)
        assert "▁" not in text_of(continuation)


def test_the_same_prefix_has_the_same_answer_again() -> None:
    assert ways("The old miller l") == ways("The old miller l")


def test_a_package_without_known_pieces_goes_on_with_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "translate-nl_en-pieces-0_1"
    shutil.copytree(starter_package().folder, folder)
    path = folder / "model" / "shared_vocabulary.json"
    pieces = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([piece.replace("▁", "@") for piece in pieces]), encoding="utf-8")
    found = ArgosContinuer(read_package(folder)).continuations(DraftRequest(SOURCE), "The ")
    assert found == ()


def test_a_model_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "translate-nl_en-broken-0_1"
    shutil.copytree(starter_package().folder, folder)
    (folder / "model" / "model.bin").write_bytes(b"no model")
    with pytest.raises(EngineError, match="broken"):
        ArgosContinuer(read_package(folder)).continuations(DraftRequest(SOURCE), "The ")


def test_its_name_is_that_of_the_package_as_the_translators_is() -> None:
    assert continuer().name == ArgosTranslator(starter_package()).name
