import pytest
from support.conformance_files import XLIFF_2, rules_with


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("document:2.0", "document:2.2", "wrong-namespace"),
        (' srcLang="nl"', "", "missing-attribute"),
        (' trgLang="en"', "", "no-target-language"),
        ('<unit id="u">', '<unit id="u" xml:lang="de">', "other-language"),
        ('<target order="2">', '<target xml:space="preserve" order="2">', "other-space"),
        ('unit id="u"', 'unit id="/u"', "wrong-value"),
        ("</unit>", '</unit><unit id="u"><segment><source/></segment></unit>', "unit-id-twice"),
        ("</file>", '</file><file id="f"><unit id="v"/></file>', "file-id-twice"),
        ('<note id="n2">', '<note id="n2">a</note><note id="n2">', "note-id-twice"),
        ('<data id="d">', '<data id="d"/><data id="d">', "data-id-twice"),
        ('skeleton href="a"', "skeleton", "skeleton-href"),
        ('state="translated" ', "", "substate-without-state"),
        ('subState="my:x"', 'subState="x"', "wrong-value"),
        ('type="fmt" subType', "subType", "subtype-without-type"),
        ('type="fmt" subType', 'type="ui" subType', "wrong-subtype"),
        ('order="1"', 'order="7"', "order-too-high"),
        ('order="1"', 'order="2"', "order-twice"),
        (' order="1"', "", ""),
        ('dataRef="d"/>b', 'dataRef="e"/>b', "no-such-data"),
        ('hex="001A"', 'hex="00E9"', "cp-not-needed"),
        ('<ph id="9"', '<ph subFlows="u w" id="9"', "no-such-unit"),
        ("<segment><source>", "<segment><my:x/><source>", "foreign-element"),
        ("</unit></file>", "</unit><my:x/></file>", "foreign-element"),
        ("<segment><source>", '<segment my:y="1"><source>', "foreign-attribute"),
        ("</unit>", '</unit><unit id="v"><ignorable><source/></ignorable></unit>',
         "unit-without-segment"),
    ],
)  # fmt: skip
def test_each_rule(old: str, new: str, rule: str) -> None:
    found = rules_with(XLIFF_2, old, new)
    assert rule in found if rule else found == []
