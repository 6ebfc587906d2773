"""Dutch sentences with what is no language in them, kind by kind, for `bench/fidelity.py`."""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

SEED = 12


class Sentence(NamedTuple):
    """A sentence, what its draft must have, and the plain sentence that is drafted alike."""

    source: str
    wanted: tuple[str, ...]
    twin: str = ""


class Kind(NamedTuple):
    """Templates, and the values that are put into them, each with what a draft has for it."""

    name: str
    templates: Sequence[str]
    values: Sequence[tuple[str, str]]


def same(*values: str) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


def shouting(*values: str) -> list[tuple[str, str]]:
    """Sentences with words in capitals, with what they are without: the first letter keeps its."""
    return [
        (value, re.sub(r"(?<=\w)[A-Z]+|(?<= )[A-Z]{2,}", lambda match: match[0].lower(), value))
        for value in values
    ]


def twins(*values: str) -> list[tuple[str, str]]:
    return [(value, value.lower()) for value in values]


PLACES = (
    "Zie {} voor meer uitleg.",
    "De tekst staat in {}.",
    "Vrijdag stuurde de boer een foto naar {}.",
    "Wie {} wil lezen, moet even wachten.",
    "Met {} begint het verhaal opnieuw.",
    "Mijn zus vond {} niet meer terug.",
    "Volgens de buurman is {} al lang verdwenen.",
    "Kijk eerst naar {} en daarna naar {}.",
    "De klant vroeg of {} nog klopt.",
    "Op maandag gebruiken wij {}, niet {}.",
)
COUNTED = (
    "De fiets kostte {}.",
    "Zij leende hem {} voor de reis.",
    "Na de storm was er nog {} over.",
    "Voor {} koop je een oude kast.",
    "De schade werd geschat op {}.",
    "Van {} naar {} is een grote stap.",
    "Wij hebben {} nodig, zei de timmerman.",
    "Het verschil met vorig jaar is {}.",
)
NUMERALS = (
    "Lees eerst hoofdstuk {} van dit boek.",
    "In deel {} sterft de koning.",
    "Zie bijlage {} en daarna bijlage {}.",
    "De tabel op bladzijde {} is nieuw.",
    "Paus Pius {} sprak tot het volk.",
    "Koning Lodewijk {} hield van tuinen.",
)
DAYS = (
    "Op de {} dag regende het.",
    "Dit is de {} keer dat hij valt.",
    "Zij woont op de {} verdieping.",
    "De {} deelnemer kreeg een prijs.",
    "Het was de {} brief van haar vader.",
    "In het {} jaar ging het mis.",
)
MOODS = (
    "De kinderen eten soep {}.",
    "Wat een mooie dag {}!",
    "{} De winkel is open.",
    "Ik hou van honden {} en katten {}.",
    "Het feest {} begint om acht uur.",
    "Tot morgen {}",
    "De trein is te laat {}, zei de man.",
)
WRAPPED = (
    "De {}deur{} is open.",
    "Dit is een {}groot{} huis.",
    "Lees {}dit boek{} voor vrijdag.",
    "Druk op {}deze knop{} en wacht.",
    "{}Let op{}: de vloer is nat.",
    "Hij gaf {}de brief{} aan {}mijn moeder{}.",
    "Zij woont in {}het oude dorp{}.",
)
ITEMS = (
    "{} de ouders van het kind",
    "{} een brood en twee appels",
    "{} De brug is gesloten.",
    "{} kaas",
    "{} wij gaan naar huis",
    "{} Brieven aan de koning",
)
ARTICLES = (
    "Dat is {}.",
    "Zij zag {} in de straat.",
    "Er staat {} naast het huis.",
    "Gisteren kochten wij {}.",
    "Hij sprak over {} en {}.",
)
PEOPLE = (
    "Gisteren sprak {} met de koning.",
    "De brief van {} is verloren.",
    "Ik las een boek over {}.",
    "Volgens {} is de oorlog voorbij.",
    "Zij gaf {} een hand.",
    "{} woont in een oud huis.",
)

KINDS = (
    Kind(
        "web addresses",
        PLACES,
        same(
            "https://www.molen.nl/nieuws?id=7&taal=nl",
            "http://kaas.be/a_b/c-d.html#deel2",
            "ftp://bestanden.dorp.org/pub/",
            "www.bakker-jansen.nl",
            "gemeente.nl/loket/afspraak",
            "https://nl.wikipedia.org/wiki/Boom_(plant)",
            "sftp://x1.host.net:2222/a",
            "doi:10.1234/ab.56",
        ),
    ),
    Kind(
        "e-mail and names on the net",
        PLACES,
        same(
            "piet.de.boer@molen.nl",
            "info+vragen@kaas-winkel.be",
            "p_1@a.b.nl",
            "@de_molenaar",
            "#boerenkool",
            "#kaas2024",
            "@Piet.Jan",
            "redactie@krant.example",
        ),
    ),
    Kind(
        "paths and file names",
        PLACES,
        same(
            r"C:\Gebruikers\piet\map",
            "/srv/archief/foto's.zip",
            "~/documenten/brief.odt",
            "./begin.sh",
            "../oud/lijst.csv",
            "verslag_2024.docx",
            "foto-12.jpeg",
            r"\\server\deel\x.txt",
            "src/kaas/melk.py",
            "config.yaml",
            "/etc/hosts",
        ),
    ),
    Kind(
        "placeholders",
        PLACES,
        same(
            "{0}",
            "{naam}",
            "{{klant.naam}}",
            "%s",
            "%d",
            "%(aantal)s",
            "%2$s",
            "$PAD",
            "${map}",
            "[[datum]]",
            "%NAAM%",
            "<x/>",
            '<ph id="3"/>',
            "{%if x%}",
            "&nbsp;",
        ),
    ),
    Kind(
        "code and keys",
        PLACES,
        same(
            "`totaal = 3`",
            "`maak_lijst()`",
            "totaal_bedrag",
            "zoekWoord",
            "Ctrl+S",
            "Alt+F4",
            "maak_lijst()",
            "v2.10.3",
            "H2O",
            "``x`y``",
        ),
    ),
    Kind(
        "other scripts",
        PLACES,
        same(
            "Москва",
            "Война и мир",
            "Ἀθῆναι",
            "λόγος",
            "東京",
            "漢字",
            "ירושלים",
            "القاهرة",
            "서울",
            "[ˈpaʊ̯l]",
            "/ˈtaːfəl/",
            "Тверь",
            "日本語",
        ),
    ),
    Kind(
        "amounts and signs",
        COUNTED,
        [
            ("€ 12,50", "€12.50"),
            ("€ 2.350,75", "€2,350.75"),
            ("€100", "€100"),
            ("£ 3,40", "£3.40"),
            ("$ 5", "$5"),
            ("¥ 500", "¥500"),
            ("20 ₽", "20 ₽"),
            ("40 €", "€40"),
            ("€ 8,-", "€8"),
            ("± 5 cm", "± 5 cm"),
            ("250 g", "250 g"),
            ("3–4 dl", "3–4 dl"),
            ("40 min", "40 min"),
            ("90 km/u", "90 km/h"),
            ("~ 100 meter", "~ 100"),
            ("> 30 liter", "> 30"),
            ("½ liter", "½"),
            ("2½ pond", "2½"),
            ("18,5 °C", "18.5 °C"),
            ("10 à 12 meter", "10 to 12"),
            ("40 m²", "40 m²"),
            ("§ 14", "§ 14"),
            ("5 × 6", "5 × 6"),
            ("≥ 1.500", "≥ 1,500"),
            ("< 10", "< 10"),
        ],
    ),
    Kind(
        "Roman numerals",
        NUMERALS,
        same(
            "II",
            "III",
            "IV",
            "VI",
            "VII",
            "VIII",
            "IX",
            "XI",
            "XII",
            "XIV",
            "XVI",
            "XIX",
            "XXI",
            "V",
            "X",
        ),
    ),
    Kind(
        "ordinals",
        DAYS,
        [
            ("1e", "1st"),
            ("2e", "2nd"),
            ("3e", "3rd"),
            ("4e", "4th"),
            ("11e", "11th"),
            ("12de", "12th"),
            ("13e", "13th"),
            ("1ste", "1st"),
            ("2de", "2nd"),
            ("3de", "3rd"),
            ("20ste", "20th"),
            ("21e", "21st"),
            ("22ste", "22nd"),
            ("33e", "33rd"),
            ("101e", "101st"),
            ("112e", "112th"),
            ("VIe", "6th"),
            ("XIXe", "19th"),
        ],
    ),
    Kind(
        "emoji and pictographs",
        MOODS,
        same(
            "😀",
            "🏠",
            "👍🏽",
            "👩‍👩‍👧",
            "🇳🇱",
            "❤️",
            "☀",
            "✓",
            "♪",
            "→",
            "🎉🎉",
            "★",
            "1️⃣",
            "😂 🤣",
        ),
    ),
    Kind(
        "tags and marks",
        WRAPPED,
        same(
            "<b>|</b>",
            "<i>|</i>",
            '<a href="x.html">|</a>',
            "**|**",
            "_|_",
            "*|*",
            '<g id="1">|</g>',
            "~~|~~",
            "[|](https://kaas.nl/x)",
        ),
    ),
    Kind(
        "list labels",
        ITEMS,
        same(
            "a)",
            "A)",
            "b)",
            "1)",
            "(1)",
            "(a)",
            "1.",
            "12.",
            "-",
            "•",
            "–",
            "iv)",
            "*",
            "a) •",
            "2.1.",
        ),
    ),
    Kind(
        "words in capitals",
        ("{}", "{}!", "“{}”", "- {}"),
        twins(
            "DE BRUG IS GESLOTEN",
            "DE DEUR IS OPEN",
            "HET HUIS IS GROOT",
            "KOM NAAR HUIS",
            "DE KONING IS DOOD",
            "DE OORLOG IS VOORBIJ",
            "WIJ GAAN NAAR DE STAD",
            "MIJN VADER EET BROOD",
            "WAAR IS DE MOLEN",
            "HOOFDSTUK TWEE",
            "HET EINDE VAN DE STRIJD",
            "NIET ROKEN IN DE KAMER",
            "OPEN OP MAANDAG",
            "ALLE KINDEREN MOETEN NAAR SCHOOL",
            "DE BOER EN ZIJN KOEIEN",
            "BRIEVEN AAN EEN VRIEND",
        ),
    ),
    Kind(
        "shouted words",
        ("{}", "“{}”", "Hij schreef: {}", "- {}"),
        shouting(
            "Het was een BELANGRIJKE dag.",
            "Wij hebben NOOIT gewacht.",
            "Dat is NIET waar.",
            "Het is VERBODEN om te roken.",
            "Kom NU naar huis.",
            "Kom HIER in de kamer.",
            "Het is een MOOIE stad.",
            "Dit is een GEVAARLIJKE weg.",
            "De ALLERLAATSTE trein is weg.",
            "Wij gaan ALTIJD te voet.",
            "Dat is MIJN huis.",
            "ALLE kinderen moeten naar school.",
        ),
    ),
    Kind(
        "a and an",
        ARTICLES,
        same(
            "een uur",
            "een universiteit",
            "een appel",
            "een Europese stad",
            "een unie",
            "een ei",
            "een huis",
            "een arm kind",
            "een oude man",
            "een eiland",
            "een paard",
            "een eerlijke man",
            "een held",
            "een ezel",
            "een eenzame vrouw",
            "een erfgenaam",
            "een uniform",
            "een oom",
        ),
    ),
    Kind(
        "names with initials",
        PEOPLE,
        same(
            "A.J. van der Meulen",
            "H. de Groot",
            "P.C. Hooft",
            "J. van den Berg",
            "mr. K.L. ter Horst",
            "W.F. in 't Veld",
            "Jan van der Heide",
            "C. Huygens",
            "A.M. de Jong",
        ),
    ),
    Kind(
        "odd letters",
        (
            "De {} is oud.",
            "Ik zie de {} in de stad.",
            "Mijn vader zoekt een {}.",
            "Waar is de {}?",
        ),
        [
            ("\ufb01ets", "fiets"),
            ("o\u00adpera", "opera"),
            ("\u200b\ufb02es", "fles"),
            ("f\u2060iets", "fiets"),
            ("\u0133sbeer", "ijsbeer"),
            ("kof\ufb01e", "koffie"),
            ("cafe\u0301", "café"),
            ("\u017ftoel", "stoel"),
            ("zee\u2010man", "zee-man"),
            ("rode\u00a0auto", "rode auto"),
            ("\u0133zeren\u2009deur", "ijzeren deur"),
        ],
    ),
)


_TWINS = ("words in capitals", "shouted words", "odd letters")
_ARTICLE = re.compile(r"\b(an?) [“‘\"']?(\w+)", re.IGNORECASE)
_LIKE_CONSONANTS = re.compile(r"uni[oftvq]|euro|one\b|use|usu", re.IGNORECASE)
_LIKE_VOWELS = re.compile(r"hour|heir|honest|honou?r", re.IGNORECASE)


def sentences(kind: Kind, count: int) -> list[Sentence]:
    """Sentences of a kind, the same at every run, every template with every value in turn."""
    rng = random.Random(f"{SEED} {kind.name}")
    made: list[Sentence] = []
    while len(made) < count:
        template = kind.templates[len(made) % len(kind.templates)]
        gaps = template.count("{}")
        if kind.name == "tags and marks":
            chosen = rng.sample(kind.values, gaps // 2)
            parts = [part for value, _ in chosen for part in value.split("|")]
            made.append(Sentence(template.format(*parts), tuple(parts)))
            continue
        chosen = rng.sample(kind.values, gaps)
        source = template.format(*(value for value, _ in chosen))
        plain = template.format(*(other for _, other in chosen))
        if kind.name == "words in capitals" and plain.endswith("!"):
            plain = re.sub(r"\w", lambda match: match[0].upper(), plain, count=1)
        if kind.name in _TWINS:
            made.append(Sentence(source, (), plain))
        elif kind.name == "a and an":
            made.append(Sentence(source, ()))
        else:
            made.append(Sentence(source, tuple(other for _, other in chosen)))
    return made


def is_kept(kind: Kind, sentence: Sentence, draft: str, twin: str) -> bool:
    """Whether a draft has what its sentence wants; `twin` is the draft of the plain sentence."""
    if kind.name == "words in capitals":
        return draft == draft.upper() and draft.casefold() == twin.casefold()
    if kind.name == "shouted words":
        has_capitals = re.search(r"\b[A-Z]{2,}\b", draft) is not None
        return has_capitals and draft.casefold() == twin.casefold()
    if kind.name == "odd letters":
        return draft == twin
    if kind.name == "a and an":
        return all(_fits(article, word) for article, word in _ARTICLE.findall(draft))
    if kind.name == "list labels":
        return draft.startswith(f"{sentence.wanted[0]} ")
    return _has_once(draft, sentence.wanted)


def _fits(article: str, word: str) -> bool:
    vowel = _LIKE_VOWELS.match(word) or (
        word[0].lower() in "aeiou" and not _LIKE_CONSONANTS.match(word)
    )
    return (article.lower() == "an") == bool(vowel)


def _has_once(draft: str, wanted: Sequence[str]) -> bool:
    for each in sorted(wanted, key=len, reverse=True):
        draft, count = re.subn(_alone(each), "\0", draft, count=1)
        if not count:
            return False
    return not any(re.search(_alone(each), draft) for each in wanted)


def _alone(text: str) -> str:
    before = r"(?<!\w)" if text[0].isalnum() else ""
    after = r"(?!\w)" if text[-1].isalnum() else ""
    return f"{before}{re.escape(text)}{after}"
