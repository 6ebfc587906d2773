import pytest
from support.conformance_files import TMX, rules_of, rules_with


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('version="1.4"', 'version="2.7"', "unknown-version"),
        ('version="1.4"', "", "missing-attribute"),
        (' o-tmf="x"', "", "missing-attribute"),
        ('segtype="sentence"', 'segtype="line"', "wrong-value"),
        ('xml:lang="en"', 'xml:lang="en_GB"', "wrong-value"),
        ('xml:lang="nl-NL"', 'xml:lang="fr"', "no-source-variant"),
        ("20260102T030405Z", "2026-01-02", "wrong-value"),
        ('<ept i="1"/> <ph', "<ph", "bpt-alone"),
        ('<bpt i="1" x="1"/>', "", "ept-alone"),
        ('<ept i="1"/> <ph', '<ept i="1"/><ept i="1"/> <ph', "ept-twice"),
        ('<bpt i="1" x="1"/>', '<bpt i="1"/><bpt i="1"/>', "bpt-twice"),
        ('<ph x="2"', '<ph x="4"/><ph x="4"', "x-twice"),
        ('pos="begin" ', "", "missing-attribute"),
        ("<hi>A</hi>", "<b>A</b>", "unknown-element"),
        ("<hi>A</hi>", "<note>A</note>", "misplaced-element"),
        ("<body>\n", "<body>tekst\n", "text-not-allowed"),
        (' base="b"', "", "ude-without-base"),
        ("<note>n</note>\n<tuv", "<tuv", ""),
        ('tuid="1"', 'tuid="1" colour="red"', "unknown-attribute"),
    ],
)
def test_each_rule(old: str, new: str, rule: str) -> None:
    assert rules_with(TMX, old, new) == ([rule] if rule else [])


def test_a_unit_without_texts_is_told_where_it_begins() -> None:
    text = TMX.replace("</body>", '<tu\ntuid="2"/></body>')
    line = text[: text.index('<tu\ntuid="2"')].count("\n") + 1
    [(found, rule)] = rules_of(text)
    assert (rule, line <= found <= line + 1) == ("missing-element", True)
