"""Rule files: the project's own, bad ones, and LanguageTool's as choppa applies them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.engines.srx import SrxSplitter
from alignwb.engines.srx.patterns import Rules
from alignwb.engines.srx.rules import read_rules
from alignwb.errors import FormatError

RULE = """<rule break="{0}"><beforebreak>{1}</beforebreak><afterbreak>{2}</afterbreak></rule>"""


def write(folder: Path, rules: str, maps: str = "", head: str = "yes") -> Path:
    path = folder / "alignwb.srx"
    path.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="{head}"/>
<body>
<languagerules>
<languagerule languagerulename="Own">
{rules}
</languagerule>
<languagerule languagerulename="Other">
{RULE.format("yes", ";", " ")}
</languagerule>
</languagerules>
<maprules>
{maps or '<languagemap languagepattern="NL.*" languagerulename="Own"/>'}
</maprules>
</body>
</srx>""",
        encoding="utf-8",
    )
    return path


def test_a_missing_project_file_has_no_rules(tmp_path: Path) -> None:
    assert SrxSplitter(tmp_path / "alignwb.srx").split("Ja. Nee.") == ("Ja.", "Nee.")


@pytest.mark.parametrize(
    ("before", "after"), [(r"\bBoek\.\s", ""), (r"\bBoek\.", r"\s"), (r"Boek\.\h*", r"\h*\p{Lu}")]
)
def test_project_rules_come_first_wherever_they_put_the_space(
    tmp_path: Path, before: str, after: str
) -> None:
    text = "Zie Boek. Daar staat het."
    assert len(SrxSplitter().split(text)) == 2
    path = write(tmp_path, RULE.format("no", before, after))
    assert SrxSplitter(path).split(text) == (text,)


def test_a_project_rule_can_break_where_nothing_else_does(tmp_path: Path) -> None:
    path = write(tmp_path, RULE.format("yes", ":", r"\s"))
    assert SrxSplitter(path).split("Hij zei: ga. Zij ging.") == ("Hij zei:", "ga.", "Zij ging.")


def test_the_first_rule_that_matches_wins(tmp_path: Path) -> None:
    rules = RULE.format("no", r"\bnooit:\s", "") + RULE.format("yes", r":\s", "")
    path = write(tmp_path, rules)
    assert SrxSplitter(path).split("Hij zei: ga. Maar nooit: weg.") == (
        "Hij zei:",
        "ga.",
        "Maar nooit: weg.",
    )


def test_a_break_inside_a_word_is_no_sentence(tmp_path: Path) -> None:
    path = write(tmp_path, RULE.format("yes", "-", ""))
    assert SrxSplitter(path).split("Een half-jaar. Zo.") == ("Een half-jaar.", "Zo.")


BOTH = """<languagemap languagepattern="nl" languagerulename="Own"/>
<languagemap languagepattern=".*" languagerulename="Other"/>"""


@pytest.mark.parametrize(("cascade", "count"), [("yes", 2), ("no", 1)])
def test_only_a_cascading_file_applies_every_map(tmp_path: Path, cascade: str, count: int) -> None:
    path = write(tmp_path, RULE.format("no", "x", ""), BOTH, cascade)
    assert len(read_rules(path, "nl")) == count


def test_rules_of_other_languages_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, RULE.format("yes", ":", r"\s"))
    assert SrxSplitter(path, "en").split("He said: go. She went.") == ("He said: go.", "She went.")


@pytest.mark.parametrize(
    ("before", "matching", "other"),
    [
        (r"\x{2019}\h", "Ga\u2019 Weg", "Ga' Weg"),  # ICU's way to write a character
        (r"[*†]+ ", "Ga** Weg", "Ga+ Weg"),  # a star in a set is a star
        (r"a{2,}+ ", "Gaaa Weg", "Ga Weg"),
        (r"\Aga.* ", "ga x Weg", "xga Weg"),
        (r"(ga|weg) ", "ga Weg", "zo Weg"),
    ],
)
def test_expressions_of_other_tools_are_understood(
    tmp_path: Path, before: str, matching: str, other: str
) -> None:
    splitter = SrxSplitter(write(tmp_path, RULE.format("yes", before, "Weg")))
    assert len(splitter.split(matching)) == 2
    assert len(splitter.split(other)) == 1


@pytest.mark.parametrize(
    ("rules", "maps", "line", "reason"),
    [
        (RULE.format("no", "(", ""), "", 7, "no regular expression"),
        (RULE.format("no", "", "\n[a"), "", 8, "no regular expression"),
        (RULE.format("no", r"(a)\1", ""), "", 7, "refers back"),
        (RULE.format("yes", r"a(?R)?b", ""), "", 7, "calls itself"),
        (RULE.format("yes", r"b{20000000}", ""), "", 7, "repeats more than"),
        (RULE.format("yes", r"((x{1,90}y){2,300}){7}", ""), "", 7, "repeats more than"),
        (RULE.format("no", r"(a|(?1)b)", ""), "", 7, "calls itself"),
        (RULE.format("no", r"(?P&lt;x&gt;a)(?&amp;x)", ""), "", 7, "calls itself"),
        (RULE.format("maybe", "a", ""), "", 7, "not “maybe”"),
        ("</languagerule>" + RULE.format("no", "a", ""), "", 7, "outside any <languagerule>"),
        ("<rule>", "", 8, "not well-formed"),
        ("", '<languagemap languagepattern="nl" languagerulename="Lost"/>', 14, "“Lost”"),
        ("", '<languagemap languagepattern="(" languagerulename="Own"/>', 14, "languagepattern"),
    ],
)
def test_a_bad_rule_is_named_with_file_and_line(
    tmp_path: Path, rules: str, maps: str, line: int, reason: str
) -> None:
    path = write(tmp_path, rules, maps)
    with pytest.raises(FormatError, match=reason) as caught:
        SrxSplitter(path).split("Ja. Nee.")
    assert caught.value.message.startswith(f"{path}:{line}: ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no element found"),
        (b"break: no", "not well-formed"),
        (b"<tmx version='1.4'/>", "root element is <tmx>"),
        (b"<srx version='1.0'/>", "version “1.0” is not read"),
        (b"<!DOCTYPE srx [<!ENTITY a 'b'>]><srx version='2.0'>&a;</srx>", "entity definitions"),
        (b"\xff\xfe\x00", "not well-formed"),
    ],
)
def test_what_is_no_srx_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "alignwb.srx"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=reason):
        SrxSplitter(path).split("Ja.")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        SrxSplitter(tmp_path).split("Ja.")


class Oracle:
    """LanguageTool's rules applied by choppa, and the same rules applied by us."""

    def __init__(self) -> None:
        from choppa import DEFAULT_SRX_RULESET, SrxDocument, SrxTextIterator

        self.document = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
        self.iterator = SrxTextIterator
        self.rules = Rules(read_rules(Path(DEFAULT_SRX_RULESET), "nl"))

    def theirs(self, text: str) -> set[int]:
        ends, offset = set(), 0
        for piece in self.iterator(self.document, "nl", text):
            offset += len(piece)
            ends.add(offset)
        return {end for end in ends if end < len(text) and text[end - 1] == " "}

    def ours(self, text: str) -> set[int]:
        return {end for _, end in self.rules.breaks(text) if end < len(text)}


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    return Oracle()


def test_the_base_rules_give_what_choppa_gives(oracle: Oracle) -> None:
    seeds = Path(__file__).parents[3] / "seeds"
    paragraphs = [
        " ".join(paragraph.split())
        for seed in sorted(seeds.glob("*.txt"))
        for paragraph in seed.read_text(encoding="utf-8").split("\n\n")
    ]
    assert sum(len(oracle.ours(paragraph)) for paragraph in paragraphs) > 250
    for paragraph in paragraphs:
        assert oracle.ours(paragraph) == oracle.theirs(paragraph)


pieces = st.sampled_from(
    "de Zin. zin! Zin? “Nee!” ‘Ja.’ … ... (Hij (zo. dr. St. P. A. 12. nr. 3 enz. Art. IV a.b.c. "
    "[x. y] {z. } 5. Dan. v. Chr. www. x@y.nl op. cit. Yahoo! en prof.".split()
)


@settings(max_examples=150)
@given(st.lists(pieces, max_size=20).map(" ".join))
def test_any_mixture_first_breaks_where_choppa_breaks_it(oracle: Oracle, text: str) -> None:
    # Further on they may differ: choppa lets no two matches of break rules share a character,
    # which SRX does not ask for.
    assert min(oracle.ours(text), default=0) == min(oracle.theirs(text), default=0)
