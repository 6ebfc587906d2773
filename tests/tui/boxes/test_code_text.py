"""Codes in colour, and the legend of a segment."""

from support.coded_project import CODES
from support.coded_texts import coded

from alignwb.core.bitext.codes import InlineCode
from alignwb.tui.boxes.code_text import CODE_STYLE, code_legend, code_name, code_text


def test_codes_are_in_colour_where_they_stand() -> None:
    content = code_text(coded("De <1>zee</1>\t"))
    assert content.plain == "De ¹zee₁␉"
    assert [(span.start, span.end, span.style) for span in content.spans] == [
        (3, 4, CODE_STYLE),
        (7, 8, CODE_STYLE),
    ]


def test_a_code_is_named_by_what_it_does_and_what_tells_it_from_others() -> None:
    def name(**values: str) -> str:
        return code_name(InlineCode(1, is_pair=False, **values))  # type: ignore[arg-type]

    assert name(kind="xlf:i", disp="em") == "italic"
    assert name(kind="link", disp="zeeweg.example") == "link zeeweg.example"
    assert name(kind="xlf:var", equiv="{2}", data="%2$s") == "variable {2}"
    assert name(kind="xlf:lb", equiv="\n") == "line break"
    assert name(kind="other", data="<w:tab/>") == "<w:tab/>"
    assert name(kind="my:thing") == "my:thing"
    assert name() == "code"
    assert name(disp="a very long name that goes on and on") == "a very long name that g…"


def test_the_legend_names_every_code_once_and_what_is_missing_or_doubled() -> None:
    source = coded("<1>Zie</1> <2>hier</2>.{3}")
    legend = code_legend(source, "", CODES)
    assert legend is not None
    assert legend.plain.replace("\u00a0", " ") == (
        "¹ bold  ² link molenmuseum.example  ᶜ line break"
    )
    legend = code_legend(source, coded("<1>See</1> <2>here.{3}{3}"), CODES)
    assert legend is not None
    assert legend.plain.replace("\u00a0", " ").endswith("missing ₂  too many ᶜ")


def test_there_is_no_legend_without_codes() -> None:
    assert code_legend("Niets", "Nothing", CODES) is None
    assert code_legend(coded("Een {9}teken"), "", CODES) is None
