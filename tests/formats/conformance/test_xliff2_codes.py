import pytest
from support.conformance_files import XLIFF_2, rules_with

LAST = '<ph id="k2" canReorder="no" canCopy="no" canDelete="no"/></target>'


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<ec startRef="1"/> <ph', "<ph", "sc-alone"),
        ('<ec startRef="1"/> <ph', '<ec startRef="5"/> <ph', "ec-alone"),
        ('<ec startRef="1"/> <ph', '<ec startRef="1"/><ec startRef="1"/> <ph', "ec-twice"),
        ('<ec startRef="1"/> <ph', '<ec startRef="1" id="7"/> <ph', "ec-id-or-startref"),
        ('<ec startRef="1"/> <ph', '<ec startRef="1" canCopy="no"/> <ph', "ends-differ"),
        ('<sc id="1"', '<sc isolated="yes" id="1"', "sc-alone"),
        ('<ph id="2" type', '<ph id="s" type', "id-twice"),
        ('copyOf="2"', 'copyOf="x"', "no-such-code"),
        ('copyOf="2"', 'copyOf="k1"', "copy-not-allowed"),
        ('copyOf="2"', 'copyOf="2" dataRef="d"', "copy-with-data"),
        ('canReorder="firstNo" canCopy="no"', 'canReorder="firstNo"', "canreorder-alone"),
        ('canReorder="firstNo" ', "", "no-firstno"),
        (LAST, "</target>", "code-missing"),
        (LAST, f'<ph id="z"/>{LAST}', "other-order"),
        ('ref="#n=n2"', "", "comment-value-or-ref"),
        ("#n=n2", "#n=n1", "no-such-note"),
        ("#n=n2", "#f=f/u=u/n=n2", ""),
        ("#n=n2", "#u=u/f=f/n=n2", "wrong-fragment"),
        ('type="comment" ref="#n=n2"', "", "generic-without-translate"),
        ('type="comment" ref="#n=n2"', 'type="mine"', "wrong-value"),
        ('<mrk id="m"', '<sm id="o" translate="no"/><mrk id="m"', "sm-alone"),
        ('<mrk id="m"', '<em startRef="o"/><mrk id="m"', "em-alone"),
    ],
)
def test_each_rule(old: str, new: str, rule: str) -> None:
    found = rules_with(XLIFF_2, old, new)
    assert rule in found if rule else found == []
