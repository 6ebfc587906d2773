import pytest
from support.conformance_files import XLIFF_1, rules_with


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("document:1.2", "document:1.1", "wrong-namespace"),
        ('version="1.2"', 'version="1.7"', "wrong-value"),
        (' datatype="html"', "", "missing-attribute"),
        ('trans-unit id="1"', "trans-unit", "missing-attribute"),
        (
            "</trans-unit>",
            '</trans-unit><trans-unit id="1"><source/></trans-unit>',
            "unit-id-twice",
        ),
        ("</group>", '</group><group id="g"/>', "group-id-twice"),
        ('<x id="2"/>', '<x id="1"/>', "code-id-twice"),
        ('<ept id="4" rid="r"/>', "", "bpt-alone"),
        ('<bpt id="3" rid="r"/>', "", "ept-alone"),
        ('<x id="2"/>', '<bx id="2"/>', "bx-alone"),
        ('<x id="2"/>', '<ex id="2"/>', "ex-alone"),
        ('state="translated"', 'state="done"', "wrong-value"),
        ('state="translated"', 'state="x-done"', ""),
        ('xml:lang="en"', 'xml:lang="fr"', "other-language"),
        ('phase-name="p" my', 'phase-name="z" my', "no-such-phase"),
        ('tool-id="t">', 'tool-id="z">', "no-such-tool"),
        ('mid="1">A', 'mid="2">A', "no-such-segment"),
        ('mid="1">A', ">A", "segment-without-mid"),
        ('mid="1">A</mrk>', 'mid="1">A</mrk><mrk mtype="seg" mid="1"/>', "mid-twice"),
        ("<source>Een", "<target/><source>Een", "missing-element"),
        ("<my:z/>", "<z/>", "unknown-element"),
    ],
)
def test_each_rule(old: str, new: str, rule: str) -> None:
    found = rules_with(XLIFF_1, old, new)
    assert (found[0] if found else "") == rule
