"""British and American spelling: which a word has, and its other one.

Only words that one of the two never writes so: `-ize` is British too, and `program`, `practice`,
`tire`, `check` are other words as well.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from alignwb.core.checks.context import Variety
from alignwb.core.languages.words import word_set

_PAIRS = """
    colour color|honour honor|labour labor|favour favor|neighbour neighbor|behaviour behavior
    humour humor|rumour rumor|harbour harbor|vigour vigor|splendour splendor|parlour parlor
    endeavour endeavor|odour odor|ardour ardor|valour valor|clamour clamor|armour armor
    candour candor|fervour fervor|rancour rancor|saviour savior|tumour tumor|vapour vapor
    demeanour demeanor|rigour rigor|favourite favorite|centre center|theatre theater|metre meter
    fibre fiber|sombre somber|spectre specter|lustre luster|calibre caliber|meagre meager
    manoeuvre maneuver|sabre saber|litre liter|kilometre kilometer
    defence defense|offence offense|pretence pretense|licence license|grey gray|plough plow
    cheque check|jewellery jewelry|catalogue catalog|dialogue dialog|mould mold|moustache mustache
    pyjamas pajamas|sceptic skeptic|sceptical skeptical|scepticism skepticism|tyre tire
    travelled traveled|travelling traveling|traveller traveler|cancelled canceled
    cancelling canceling|counsellor counselor|marvellous marvelous|woollen woolen
    quarrelled quarreled|quarrelling quarreling|levelled leveled|labelled labeled
    modelled modeled|signalled signaled|totalled totaled|fuelled fueled|jeweller jeweler
    fulfil fulfill|fulfilment fulfillment|enrol enroll|skilful skillful|wilful willful
    instalment installment|aeroplane airplane|aluminium aluminum|ageing aging|artefact artifact
    judgement judgment|acknowledgement acknowledgment|encyclopaedia encyclopedia
    foetus fetus|anaesthetic anesthetic|archaeology archeology|programme program
    analyse analyze|paralyse paralyze|catalyse catalyze|storey story|kerb curb|cosy cozy
    sulphur sulfur|draught draft|whisky whiskey|speciality specialty
"""
_EITHER = word_set(
    "license check tire story curb draft program gray judgment archeology dialog catalog whiskey"
    " specialty practice fulfill meter luster encyclopedia artifact aging dialogue catalogue"
    " judgement acknowledgement acknowledgment archaeology ageing"
)
"""Spellings that the other variety has as well, in another sense or beside its own."""
_ENDINGS = (
    "",
    "s",
    "ed",
    "ing",
    "er",
    "ers",
    "ful",
    "able",
    "less",
    "al",
    "ally",
    "d",
    "ly",
    "hood",
)
_ADJECTIVES = frozenset(("al", "ally", "ly", "y"))


@cache
def _other() -> tuple[dict[str, str], dict[str, str]]:
    """From each British word to the American one, and the reverse, inflected forms among them."""
    to_american: dict[str, str] = {}
    to_british: dict[str, str] = {}
    for pair in _PAIRS.replace("\n", "|").split("|"):
        if not pair.strip():
            continue
        british, american = pair.split()
        for ending in _ENDINGS:
            if ending in _ADJECTIVES and british.endswith("re"):
                continue  # `central` is nobody's
            one, other = _joined(british, ending), _joined(american, ending)
            if british not in _EITHER:
                to_american[one] = other
            if american not in _EITHER:
                to_british[other] = one
    for word in to_american.keys() & to_british.keys():
        del to_american[word], to_british[word]
    return to_american, to_british


def _joined(word: str, ending: str) -> str:
    if ending in {"ed", "ing", "er", "ers", "able", "d"} and word.endswith("e"):
        return word[:-1] + (ending if ending != "d" else "ed")
    return word + ending


def american_of(word: str) -> str:
    """The American spelling of a lower-case word that only British English writes so; else ""."""
    return _other()[0].get(word, "")


def british_of(word: str) -> str:
    """The British spelling of a lower-case word that only American English writes so; else ""."""
    return _other()[1].get(word, "")


def variety_of(words: Mapping[str, int]) -> Variety | None:
    """The spelling that the targets mostly have; None if they have neither, or both alike.

    words: how often each word stands there, in lower case.
    """
    counts: Counter[Variety] = Counter()
    for word, count in words.items():
        if american_of(word):
            counts[Variety.BRITISH] += count
        elif british_of(word):
            counts[Variety.AMERICAN] += count
    british, american = counts[Variety.BRITISH], counts[Variety.AMERICAN]
    if max(british, american) < 2 or 2 * min(british, american) > max(british, american):
        return None
    return Variety.BRITISH if british > american else Variety.AMERICAN
