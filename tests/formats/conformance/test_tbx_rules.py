import pytest
from support.conformance_files import TBX_NEW, TBX_OLD, rules_with


@pytest.mark.parametrize(
    ("good", "old", "new", "rule"),
    [
        (TBX_NEW, "ed-2", "ed-3", "wrong-namespace"),
        (TBX_NEW, ' style="dca"', "", "missing-attribute"),
        (TBX_NEW, 'langSec xml:lang="en"', "langSec", "missing-attribute"),
        (TBX_NEW, 'langSec xml:lang="en"', 'langSec xml:lang="NL"', "language-twice"),
        (TBX_NEW, 'target="c1"', 'target="c9"', "no-such-id"),
        (TBX_NEW, "<langSec", '<note id="c1">n</note><langSec', "id-twice"),
        (TBX_NEW, ">noun<", ">zelfstandig<", "wrong-value"),
        (TBX_NEW, "<term>mill</term>", "<term> </term>", "empty-term"),
        (TBX_NEW, "<term>mill</term>", "", "missing-element"),
        (TBX_NEW, ' type="subjectField"', "", "missing-attribute"),
        (TBX_OLD, 'type="TBX"', 'type="mine"', "wrong-value"),
        (TBX_OLD, "<tig>", "<tig><descrip type='a'/>", "missing-element"),
        (TBX_OLD, 'langSet xml:lang="nl"', 'langSet xml:lang="en"', "language-twice"),
    ],
)
def test_each_rule(good: str, old: str, new: str, rule: str) -> None:
    assert rule in rules_with(good, old, new)
