"""Irregular verbs in all finite forms, whole and apart from their particle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.dutch.strong_verbs import STRONG
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase

DUTCH = Dutch()

# infinitive, present with `hij`, past singular, past plural, participle: written out, not derived
_TABLE = """
bederven bederft bedierf bedierven bedorven, bidden bidt bad baden gebeden,
bieden biedt bood boden geboden, binden bindt bond bonden gebonden,
blazen blaast blies bliezen geblazen, blijven blijft bleef bleven gebleven,
breken breekt brak braken gebroken, brengen brengt bracht brachten gebracht,
buigen buigt boog bogen gebogen, denken denkt dacht dachten gedacht, doen doet deed deden gedaan,
dragen draagt droeg droegen gedragen, drijven drijft dreef dreven gedreven,
dringen dringt drong drongen gedrongen, drinken drinkt dronk dronken gedronken,
duiken duikt dook doken gedoken, eten eet at aten gegeten, fluiten fluit floot floten gefloten,
gaan gaat ging gingen gegaan, genezen geneest genas genazen genezen, geven geeft gaf gaven gegeven,
gieten giet goot goten gegoten, graven graaft groef groeven gegraven,
grijpen grijpt greep grepen gegrepen, hangen hangt hing hingen gehangen,
hebben heeft had hadden gehad, heffen heft hief hieven geheven,
houden houdt hield hielden gehouden, jagen jaagt joeg joegen gejaagd,
kiezen kiest koos kozen gekozen, kijken kijkt keek keken gekeken,
klimmen klimt klom klommen geklommen, komen komt kwam kwamen gekomen,
kopen koopt kocht kochten gekocht, krijgen krijgt kreeg kregen gekregen,
kruipen kruipt kroop kropen gekropen, kunnen kan kon konden gekund,
laden laadt laadde laadden geladen, laten laat liet lieten gelaten, lezen leest las lazen gelezen,
liggen ligt lag lagen gelegen, lopen loopt liep liepen gelopen, meten meet mat maten gemeten,
mogen mag mocht mochten gemogen, nemen neemt nam namen genomen, raden raadt ried rieden geraden,
rijden rijdt reed reden gereden, roepen roept riep riepen geroepen,
scheiden scheidt scheidde scheidden gescheiden, schieten schiet schoot schoten geschoten,
schrijven schrijft schreef schreven geschreven, schuiven schuift schoof schoven geschoven,
slaan slaat sloeg sloegen geslagen, slapen slaapt sliep sliepen geslapen,
sluiten sluit sloot sloten gesloten, snijden snijdt sneed sneden gesneden,
spreken spreekt sprak spraken gesproken, springen springt sprong sprongen gesprongen,
staan staat stond stonden gestaan, steken steekt stak staken gestoken,
stelen steelt stal stalen gestolen, sterven sterft stierf stierven gestorven,
stijgen stijgt steeg stegen gestegen, stoten stoot stootte stootten gestoten,
strijken strijkt streek streken gestreken, treden treedt trad traden getreden,
trekken trekt trok trokken getrokken, vallen valt viel vielen gevallen,
vangen vangt ving vingen gevangen, varen vaart voer voeren gevaren,
vinden vindt vond vonden gevonden, vliegen vliegt vloog vlogen gevlogen,
vragen vraagt vroeg vroegen gevraagd, vriezen vriest vroor vroren gevroren,
werpen werpt wierp wierpen geworpen, werven werft wierf wierven geworven,
wijken wijkt week weken geweken, wijzen wijst wees wezen gewezen, willen wil wou wouden gewild,
winnen wint won wonnen gewonnen, worden wordt werd werden geworden, zeggen zegt zei zeiden gezegd,
zenden zendt zond zonden gezonden, zien ziet zag zagen gezien, zijn is was waren geweest,
zingen zingt zong zongen gezongen, zitten zit zat zaten gezeten,
zoeken zoekt zocht zochten gezocht, zullen zal zou zouden gezuld,
zwemmen zwemt zwom zwommen gezwommen, zwijgen zwijgt zweeg zwegen gezwegen,
delven delft dolf dolven gedolven, vlechten vlecht vlocht vlochten gevlochten,
spuiten spuit spoot spoten gespoten, rijgen rijgt reeg regen geregen
"""
FORMS = [tuple(entry.split()) for entry in _TABLE.split(",")]
_AUXILIARIES = {"zullen", "kunnen", "mogen", "willen", "worden", "bederven", "genezen", "zijn"}
"""Verbs that no particle is put before here, prefixed ones among them."""
SEPARABLE = [row for row in FORMS if row[0] not in _AUXILIARIES]
PARTICLES = ("aan", "af", "op", "uit", "terug", "weg", "samen", "vooruit", "omhoog", "dood")


def found(text: str, *terms: str) -> list[tuple[str, str]]:
    """What stands in the text, and the term it is found as; a term is a word or `word:pos`."""
    rows = tuple(
        Term(word, "x", pos=pos or "verb") for word, _, pos in (t.partition(":") for t in terms)
    )
    hits = Recogniser(Termbase(rows), DUTCH).find(text)
    return [(text[hit.start : hit.end], hit.term.source) for hit in hits]


def test_the_table_has_as_many_verbs_as_it_should_have() -> None:
    assert len(FORMS) >= 84
    assert {row[0] for row in FORMS} <= STRONG.keys() | {"doen"}


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row[0])
def test_every_form_stands_for_the_verb(row: tuple[str, ...]) -> None:
    infinitive, *forms = row
    for form in (infinitive, *forms):
        assert found(f"Zo {form} dat.", infinitive) == [(form, infinitive)]


@given(st.sampled_from(SEPARABLE), st.sampled_from(PARTICLES), st.sampled_from((1, 2, 3, 0)))
def test_every_finite_form_is_found_with_its_particle_apart(
    row: tuple[str, ...], particle: str, number: int
) -> None:
    verb = particle + row[0]
    form = row[number]
    text = f"Toen {form} men gisteren de oude kist {particle}."
    assert found(text, verb) == [(form, verb)]
    assert found(f"Dat men het {particle}{form}!", verb) == [(particle + form, verb)]
    assert found(text.replace(particle, "voorbij"), verb) == []


@pytest.mark.parametrize(
    ("text", "verb", "form"),
    [
        ("Ik hou de deur tegen.", "tegenhouden", "hou"),
        ("Rij jij de wagen voor?", "voorrijden", "Rij"),
        ("Gij kwaamt te laat.", "komen", None),
        ("Gij hieldt het vol.", "volhouden", "hieldt"),
        ("Wij zijn er bijna; ben jij er al?", "zijn", "zijn"),
        ("De brief kwam in Gent aan in goede staat.", "aankomen", "kwam"),
        ("Zij brachten de stukken in het dorp terug in een kar.", "terugbrengen", "brachten"),
        ("Hij haalde diep adem.", "ademhalen", "haalde"),
        ("De jongen reed elke dag paard.", "paardrijden", "reed"),
        ("Wij stelden de stukken veilig.", "veiligstellen", "stelden"),
        ("Men stelde hem schadeloos.", "schadeloosstellen", "stelde"),
        ("De boer vroor half dood.", "doodvriezen", "vroor"),
        ("Hij nam op maandag de telefoon op.", "opnemen", "nam"),
        ("Zij gaf, omdat zij moe was, het werk op.", "opgeven", "gaf"),
        ("Zij gaf het boek dat zij las op.", "opgeven", "gaf"),
        ("Hij nam haar als knecht aan.", "aannemen", "nam"),
        ("Zij droeg haar huis en haar tuin over.", "overdragen", "droeg"),
    ],
)
def test_the_particle_is_found_at_the_end_of_the_clause(
    text: str, verb: str, form: str | None
) -> None:
    assert found(text, verb)[:1] == ([(form, verb)] if form else [])


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Hij keek naar de lucht en hief zijn hand op.", "opkijken"),
        ("De boot kwam, maar de knecht bood hem niets aan.", "aankomen"),
        ("De boot kwam en zij bood haar hulp aan.", "aankomen"),
        ("Hij dacht aan haar, stak zijn pijp aan.", "aandenken"),
        ("Hij nam de brief en belde zijn broer op.", "opnemen"),
        ("Hij liep naar huis, omdat zijn vader niet opstond of op was.", "oplopen"),
        ("Hij ging, toen zij de lamp aan deed.", "aangaan"),
        ("Zij houden van rust en komen laat op.", "ophouden"),
        ("Als hij zong klonk de muziek op.", "opzingen"),
        ("Zij gaf een les.", "lesgeven"),
        ("Hij schoot in de dood.", "doodschieten"),
        ("Hij geeft er niets om.", "omgeven"),
    ],
)
def test_the_particle_of_another_verb_is_left_to_it(text: str, verb: str) -> None:
    assert found(text, verb) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De boer wees de knecht aan.", "aanwijzen"),
        ("De oude wees zag de knecht aan.", "wees"),
        ("Een wees keek het kind aan.", "wees"),
        ("Gisteren wees hij haar aan.", "aanwijzen"),
        ("De wees sliep.", "wees"),
    ],
)
def test_a_noun_that_is_spelled_like_a_verb_yields_to_it_where_its_particle_follows(
    text: str, expected: str
) -> None:
    terms = ("wees:noun", "aanwijzen")
    assert [term for _, term in found(text, *terms)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie http://dorp.nl/molen, de molen.", ["molen"]),
        ("Schrijf aan molen@dorp.be of molen.jan@x.org.", []),
        ("Het staat in D:\\dorp\\molen.docx en molen.pdf.", []),
        ("Het staat in ~/dorp/molen of ../molen/dorp.", []),
        ("Een molen/dorp en/of molen.Het dorp.", ["molen", "dorp", "molen", "dorp"]),
        ("De _molen_, de *molen* en het __dorp__.", ["molen", "molen", "dorp"]),
    ],
)
def test_addresses_hold_no_terms_and_emphasis_hides_none(text: str, expected: list[str]) -> None:
    assert [term for _, term in found(text, "molen:noun", "dorp:noun")] == expected


def test_an_address_may_be_a_term() -> None:
    assert found("Zie www.dorp.nl.", "www.dorp.nl:name") == [("www.dorp.nl", "www.dorp.nl")]


def test_emphasis_may_stand_inside_a_term() -> None:
    text = "Het rode _leger_, het **rode** leger."
    assert [term for _, term in found(text, "rode leger:noun")] == ["rode leger", "rode leger"]
