"""The names that columns have in tables of terms and of units, in Dutch and English.

A name is recognised by its words, so that `Dutch (Netherlands)`, `nl_NL`, `Nederlandse term` and
`Term NL` are one; all words of a name have to be known.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from alignwb.core.languages.words import word_set


class Role(StrEnum):
    """What a column holds."""

    SOURCE = "source"
    TARGET = "target"
    STATUS = "status"
    POS = "pos"
    NOTE = "note"
    VARIANTS = "variants"
    FORBIDDEN = "forbidden"
    KEPT = "do-not-translate"
    OTHER_LANGUAGE = "another language"


class Rank(StrEnum):
    """How a column says what it holds."""

    OWN = "by the name that alignwb gives it"
    LANGUAGE = "by a language"
    WORDS = "by other words"


class ColumnName(NamedTuple):
    """What a name says of its column.

    Attributes:
        role: What it holds.
        rank: How that is said.
        side: Of a status or a part of speech, whose it is by the language that is named; None if
            none is.
    """

    role: Role
    rank: Rank = Rank.WORDS
    side: Role | None = None


_LANGUAGES = {
    "nl": word_set(
        """
        nl nld dut ned dutch nederlands nederlandse nederlandstalig nederlandstalige vlaams vlaamse
        flemish hollands hollandse
        """
    ),
    "en": word_set("en eng english engels engelse engelstalig engelstalige"),
    "de": word_set("de deu ger german duits duitse deutsch"),
    "fr": word_set("fr fra fre french frans franse français francais"),
    "es": word_set("es spa spanish spaans spaanse español espanol"),
    "it": word_set("it ita italian italiaans italiaanse italiano"),
}
_LANGUAGE_WORDS = frozenset().union(*_LANGUAGES.values())
_SOURCE = word_set(
    """
    source bron brontekst bronterm brontermen brontaal bronwoord bronwoorden bronsegment bronzin
    original origineel
    """
)
_TARGET = word_set(
    """
    target doel doeltekst doelterm doeltermen doeltaal doelwoord doelwoorden doelsegment doelzin
    vertaling vertalingen vertaald vertaalde translation translations translated rendering
    renderings equivalent equivalents voorkeursvertaling
    """
)
_UNITS = word_set(
    """
    term termen terms woord woorden word words trefwoord trefwoorden lemma begrip begrippen concept
    phrase phrases expression expressions uitdrukking uitdrukkingen voorkeursterm
    """
)
"""The source, where nothing says which language."""
_FILLING = word_set(
    """
    text tekst taal language lang string segment segments segmenten zin zinnen sentence sentences
    column kolom code locale the de het in of naar to van from preferred
    """
)
_REGIONS = word_set(
    """
    nl be gb uk us usa ie au ca vk vs ch netherlands nederland belgium belgië belgie flanders
    vlaanderen united kingdom states verenigd koninkrijk verenigde staten great britain groot
    brittannië brittannie british brits britse american amerikaans amerikaanse australia canada
    ireland international internationaal standard standaard latn
    """
)
_FIELDS = {
    Role.STATUS: word_set("status state termstatus toestand"),
    Role.POS: word_set("pos partofspeech woordsoort woordsoorten woordklasse wordclass"),
    Role.VARIANTS: word_set(
        """
        variant variants varianten spellingvariant spellingvarianten spelling spellings schrijfwijze
        schrijfwijzen synonym synonyms synoniem synoniemen alias aliases
        """
    ),
    Role.NOTE: word_set(
        """
        note notes notitie notities nota noot opmerking opmerkingen comment comments commentaar
        remark remarks definition definitions definitie definities toelichting toelichtingen uitleg
        explanation description omschrijving beschrijving betekenis meaning example examples
        voorbeeld voorbeelden context
        """
    ),
}
_PHRASES = {
    "part of speech": Role.POS,
    "word class": Role.POS,
    "grammatical category": Role.POS,
    "lexical category": Role.POS,
}
_FORBIDDEN = word_set(
    """
    forbidden verboden prohibited deprecated banned verboden_term do_not_use niet_gebruiken
    not_allowed niet_toegestaan forbidden_term is_forbidden is_verboden niet_te_gebruiken
    """
)
_KEPT = word_set(
    """
    do_not_translate do-not-translate dnt niet_vertalen onvertaald onvertaalbaar untranslatable
    non_translatable not_translated niet_te_vertalen
    """
)
_MOST_WORDS = 6
_LONGEST_NAME = 80
_HUMP = re.compile(r"(?<=[a-zë])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")


def column_name(cell: str, languages: Sequence[str] = ("nl", "en")) -> ColumnName | None:
    """What a cell of a header says of its column; None if it is no name that is known.

    languages: codes of the languages of the sources and of the targets.
    """
    if len(cell) > _LONGEST_NAME:
        return None
    folded = cell.strip().casefold()
    if folded in {Role.SOURCE, Role.TARGET, Role.STATUS, Role.POS, Role.NOTE, Role.VARIANTS}:
        return ColumnName(Role(folded), Rank.OWN)
    words = _WORD.findall(_HUMP.sub(" ", cell.strip()).casefold())
    if not words or len(words) > _MOST_WORDS:
        return None
    return _field(words, languages) or _text(words, languages)


def _field(words: list[str], languages: Sequence[str]) -> ColumnName | None:
    """The column of something that is said of a term."""
    side = _language(words, languages)
    bare = words if side is None else [word for word in words if word not in _LANGUAGE_WORDS]
    joined = "_".join(bare)
    if joined in _FORBIDDEN:
        # A Dutch term that is not to be used forbids no rendering.
        return ColumnName(Role.FORBIDDEN) if side in {None, Role.TARGET} else None
    if joined in _KEPT:
        return ColumnName(Role.KEPT)
    if phrase := _PHRASES.get(" ".join(bare)):
        return ColumnName(phrase, side=side)
    for role, names in _FIELDS.items():
        if names.isdisjoint(words):
            continue
        if role is Role.VARIANTS and side is Role.TARGET:
            return ColumnName(Role.TARGET)  # synonyms in English are further renderings
        return ColumnName(role, side=side)
    return None


def _text(words: list[str], languages: Sequence[str]) -> ColumnName | None:
    """The column of one of the texts: every word is known, and they agree."""
    role = _language(words, languages)
    named = set(words) - _FILLING - _REGIONS
    if role is not None:
        known = _SOURCE | _TARGET | _UNITS
        others = (each for each in _LANGUAGES.values() if not each.isdisjoint(words))
        is_known = named <= known.union(*others, {language_base(code) for code in languages})
        return ColumnName(role, Rank.LANGUAGE) if is_known else None
    if not named <= _SOURCE | _TARGET | _UNITS:
        return None
    if named & _TARGET:
        return None if named & _SOURCE else ColumnName(Role.TARGET)
    return ColumnName(Role.SOURCE) if named else None


def _language(words: list[str], languages: Sequence[str]) -> Role | None:
    """Whose text a name speaks of by its language; None if it names none, or several."""
    source, target = map(language_base, languages)
    found = {code for code, names in _LANGUAGES.items() if names & set(words) - _FILLING}
    found |= {code for code in (source, target) if code in words}
    if words[1:] and words[0] in found and len(found) > 1 and set(words[1:]) <= _REGIONS:
        found = {words[0]}  # `en_BE`, `en_DE` name a region and no second language
    if words == ["de"]:
        found = {"de"}
    if len(found) != 1:
        return None
    (code,) = found
    return {source: Role.SOURCE, target: Role.TARGET}.get(code, Role.OTHER_LANGUAGE)


def language_base(code: str) -> str:
    """The code of a language without its region, in lower case."""
    return re.split(r"[-_]", code.strip().casefold())[0]
