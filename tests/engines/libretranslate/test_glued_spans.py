"""No draft of a server holds a word that it read for a kept span, whatever it does to that."""

import re
from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st
from support.coded_texts import coded_texts
from support.glued_spans import GLUED, SPANS, stand_ins_in
from support.saying_exchange import SayingExchange

from alignwb.core.bitext.codes import without_codes
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.libretranslate.server import Server
from alignwb.engines.libretranslate.server_translator import ServerTranslator

_Bend = Callable[[str], str]
_BENDS: dict[str, _Bend] = {
    "copied": lambda text: text,
    "without hyphens": lambda text: text.replace("-", ""),
    "without spaces": lambda text: text.replace(" ", ""),
    "in capitals": str.upper,
    "in small letters": str.lower,
    "in the plural": lambda text: re.sub(r"(\w)(?=[^\w]|$)", r"\1s", text),
    "with a digit more": lambda text: re.sub(r"(\d)(?!\d)", r"\g<1>0", text),
    "twice": lambda text: f"{text} {text}",
    "not at all": lambda _: "nothing",
}


_WORDS = st.one_of(
    st.sampled_from("de kade ligt er weer , . [^3] „hier” STIL 12 1.000".split()),
    st.builds(str.format, st.sampled_from(GLUED), st.sampled_from(list(SPANS))),
    st.builds("{}{}".format, st.sampled_from(list(SPANS)), st.sampled_from(list(SPANS))),
)


@example("**%d**-bootморе€ 12,50", ["copied"])
@given(coded_texts(_WORDS), st.lists(st.sampled_from(sorted(_BENDS)), min_size=1, max_size=3))
def test_nothing_for_a_span_stays_in_any_draft(source: str, bends: list[str]) -> None:
    there = SayingExchange(lambda text: [_BENDS[each](text) for each in bends])
    server = Server("office", "http://localhost")
    translator = ServerTranslator(server, "nl", "en", 4, there)
    (((_, draft),),) = translator.translate([DraftRequest(source)])
    for hypothesis in draft.hypotheses:
        assert not stand_ins_in(without_codes(hypothesis.text)), hypothesis.text
