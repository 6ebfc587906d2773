"""Words in capitals: read as lower case has them, and raised again in the draft.

Small models know words in capitals by single letters at best.
"""

from collections.abc import Callable, Sequence

from alignwb.core.languages.function_words import DUTCH_EVERYDAY_WORDS
from alignwb.core.languages.words import Word, word_set, words_of
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement
from alignwb.engines.draft_making.kept.spans import LineCase

_ACRONYMS = word_set(
    """
    NAVO NATO EU VN VS VK EG EEG EGKS EER NASA UNESCO UNICEF OPEC OESO WHO WTO IMF ECB EMU ESA NOS
    KLM NS ANWB ABN AMRO ING HEMA VVD CDA PVDA SP PVV SGP FVD KNVB FIFA UEFA USSR DDR BRD VOC WIC
    KGB CIA FBI AIVD MIVD RIVM TNO CBS CPB SER FNV CNV HAVO VWO VMBO MBO HBO BTW AOW WW WIA BSN IBAN
    AIDS HIV DNA RNA COVID SARS PDF HTML XML URL CD DVD TV PC IT ICT AI API SQL CSS USA UK BBC CNN
    IBM LSD SDAP CPN CPSU SPD KPD IKEA IRA ETA PLO ANC SS SA NSB NSDAP BENELUX KPN TROS AVRO VPRO
    VARA NCRV KRO EO RTL STER GGD KNMI KNAW NWO UVA VU TU RUG OM HR UN EC MP BV NV
    """
)
_VOWELS = frozenset("AEIOUYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜĲ")
# From so many letters on a word is rarely an acronym.
_SURE_LENGTH, _PROBABLE_LENGTH = 7, 5
_SMALL_IN_TITLES = word_set("a an and as at but by for from in of on or the to with nor per via")


def line_case(words: Sequence[Word], *, is_heading: bool) -> LineCase:
    """The case that all words of a piece have together."""
    lettered = [word.text for word in words if any(map(str.isalpha, word.text))]
    if lettered and all(text == text.upper() for text in lettered):
        known = [text for text in lettered if len(text) > 1 and not is_acronym(text)]
        return LineCase.CAPITALS if known else LineCase.AS_IT_IS
    inner = lettered[1:]
    is_title = (
        is_heading
        and len(lettered) > 2
        and all(text[0].isupper() or len(text) < 2 for text in lettered)
        and any(text.lower() in DUTCH_EVERYDAY_WORDS for text in inner)
    )
    return LineCase.TITLE if is_title else LineCase.AS_IT_IS


def is_acronym(word: str) -> bool:
    """Whether a word in capitals is one by what it is: listed, or without a vowel."""
    return word in _ACRONYMS or _VOWELS.isdisjoint(word)


def is_shouted(word: str, count_pieces: Callable[[str], int]) -> bool:
    """Whether a word in capitals is a common word that the model knows in lower case."""
    if len(word) < 2 or word != word.upper() or not word.isalpha() or is_acronym(word):
        return False
    small = word.lower()
    if small in DUTCH_EVERYDAY_WORDS:
        return True
    pieces, pieces_in_capitals = count_pieces(small), count_pieces(word)
    if len(word) >= _SURE_LENGTH:
        return pieces < pieces_in_capitals
    is_known = len(word) >= _PROBABLE_LENGTH and 2 * pieces <= pieces_in_capitals
    return pieces_in_capitals > pieces == 1 or is_known


def raised_text(text: str, case: LineCase) -> str:
    """The text in the case of its source, character for character."""
    if case is LineCase.CAPITALS:
        return "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text)
    if case is LineCase.TITLE:
        letters = list(text)
        for number, word in enumerate(words_of(text)):
            if number == 0 or word.text not in _SMALL_IN_TITLES:
                letters[word.start] = word.text[0].upper()[:1]
        return "".join(letters)
    return text


def lowered_words(
    words: Sequence[Word],
    case: LineCase,
    capitalised: frozenset[str],
    count_pieces: Callable[[str], int],
    *,
    keeps_first: bool,
) -> list[TextReplacement]:
    """The replacements that take the case of the line off its words; names keep their capital.

    In a heading with capitals everywhere a name is what the model knows better with one.
    """
    changes: list[TextReplacement] = []
    for number, word in enumerate(words):
        text = word.text
        title = text[:1] + text[1:].lower()
        if case is LineCase.CAPITALS:
            is_common = text.lower() in DUTCH_EVERYDAY_WORDS
            if len(text) > 1 and is_acronym(text) and not is_common:
                continue
            small = title if title in capitalised else text.lower()
        elif (len(text) > 1 and text == text.upper()) or count_pieces(text.lower()) > count_pieces(
            text
        ):
            continue
        else:
            small = text[0].lower() + text[1:]
        if number == 0 and keeps_first:
            small = small[:1].upper() + small[1:]
        if len(small) == len(text) and small != text:
            changes.append(TextReplacement(word.start, word.end, small))
    return changes
