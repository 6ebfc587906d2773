"""The forms of English verbs."""

import re

from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.inflection import Tense

_TABLE = """
arise arose arisen, awake awoke awoken, be was been, bear bore borne, beat beat beaten, become
became become, begin began begun, bend bent bent, bind bound bound, bite bit bitten, bleed bled
bled, blow blew blown, break broke broken, breed bred bred, bring brought brought, build built
built, burn burnt burnt, burst burst burst, buy bought bought, cast cast cast, catch caught caught,
choose chose chosen, cling clung clung, come came come, cost cost cost, creep crept crept, cut cut
cut, deal dealt dealt, dig dug dug, do did done, draw drew drawn, drink drank drunk, drive drove
driven, eat ate eaten, fall fell fallen, feed fed fed, feel felt felt, fight fought fought, find
found found, flee fled fled, fling flung flung, fly flew flown, forbid forbade forbidden, foresee
foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got
got, give gave given, go went gone, grind ground ground, grow grew grown, hang hung hung, have had
had, hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt, keep kept
kept, kneel knelt knelt, know knew known, lay laid laid, lead led led, leap leapt leapt, leave left
left, lend lent lent, let let let, lie lay lain, light lit lit, lose lost lost, make made made,
mean meant meant, meet met met, mistake mistook mistaken, overcome overcame overcome, overtake
overtook overtaken, overthrow overthrew overthrown, pay paid paid, put put put, read read read,
ride rode ridden, ring rang rung, rise rose risen, run ran run, say said said, see saw seen, seek
sought sought, sell sold sold, send sent sent, set set set, sew sewed sewn, shake shook shaken,
shed shed shed, shine shone shone, shoot shot shot, show showed shown, shrink shrank shrunk, shut
shut shut, sing sang sung, sink sank sunk, sit sat sat, sleep slept slept, slide slid slid, sow
sowed sown, speak spoke spoken, spend spent spent, spin spun spun, split split split, spread spread
spread, spring sprang sprung, stand stood stood, steal stole stolen, stick stuck stuck, sting stung
stung, stink stank stunk, strike struck struck, strive strove striven, swear swore sworn, sweep
swept swept, swell swelled swollen, swim swam swum, swing swung swung, take took taken, teach
taught taught, tear tore torn, tell told told, think thought thought, throw threw thrown, tread
trod trodden, undergo underwent undergone, understand understood understood, undertake undertook
undertaken, undo undid undone, wake woke woken, wear wore worn, weave wove woven, weep wept wept,
win won won, withdraw withdrew withdrawn, withstand withstood withstood, write wrote written
"""
IRREGULAR_VERBS = {
    base: (past, participle)
    for base, past, participle in (entry.split() for entry in _TABLE.split(","))
}
"""Past and participle by base form."""

_MODALS = {"can": "could", "may": "might", "must": "had to", "shall": "should", "will": "would"}
"""Verbs without an ending in the present, by their past."""
_OTHER_THIRDS = {"be": "is", "have": "has", **{modal: modal for modal in _MODALS}}
_VOWELS = "aeiou"
_ONE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][bdgklmnprtvz]$")
_STRESSED_AT_THE_END = re.compile(
    r"(?:[^aeiou]mit|(?:re|pre|trans|con|de|in)fer|occur|regret|control|compel|rebel|expel|impel|equip|abhor|deter|patrol|"
    r"begin|forget|permit|admit|submit|commit|omit|incur|recur|concur|annul)$"
)
_NO_VERBS = ENGLISH_FUNCTION_WORDS - {"be", "do", "have"}
"""Words behind a `to` that begins no infinitive: `to the letter`, `to some extent`."""
_BRITISH_L = re.compile(r"(?:qu|[^aeiou])[aeiou]l$")


def without_to(text: str) -> str:
    """A verb without the `to` that dictionaries write before it; any other text as it is."""
    bare = text.removeprefix("to ").lstrip()
    return text if bare.partition(" ")[0] in _NO_VERBS else bare or text


def in_tense(verb: str, tense: Tense) -> str:
    """A verb in a tense; of several words the first is inflected, and a `to` before it is dropped.

    Past forms are those of the third person; spelling is British (*travelled*).
    """
    words = verb.removeprefix("to ").split(" ")
    words[0] = _FORMS[tense](words[0])
    return " ".join(words)


def _third(word: str) -> str:
    if word in _OTHER_THIRDS:
        return _OTHER_THIRDS[word]
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    return word[:-1] + "ies" if _ends_in_y(word) else word + "s"


def _past(word: str) -> str:
    if word in _MODALS:
        return _MODALS[word]
    return IRREGULAR_VERBS[word][0] if word in IRREGULAR_VERBS else _with_ed(word)


def _participle(word: str) -> str:
    return IRREGULAR_VERBS[word][1] if word in IRREGULAR_VERBS else _with_ed(word)


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if _ends_in_y(word) else _doubled(word) + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")) and word != "be":
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _doubled(word: str) -> str:
    doubles = (
        _ONE_SYLLABLE.match(word) or _STRESSED_AT_THE_END.search(word) or _BRITISH_L.search(word)
    )
    if word.endswith("ic"):
        return word + "k"
    return word + word[-1] if doubles else word


_FORMS = {
    Tense.BASE: lambda word: word,
    Tense.THIRD: _third,
    Tense.PAST: _past,
    Tense.PARTICIPLE: _participle,
    Tense.PRESENT_PARTICIPLE: _with_ing,
}
