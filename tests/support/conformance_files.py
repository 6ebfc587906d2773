"""Files of exchange formats that violate nothing, and how tests make them violate a rule."""

from pathlib import Path

from alignwb.formats.conformance.file_check import check_file

TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
adminlang="en" srclang="nl" datatype="plaintext"><note>n</note><prop type="p">v</prop>
<ude name="u" base="b"><map unicode="#xF8FF" code="#x1"/></ude></header>
<body>
<tu tuid="1" creationdate="20260102T030405Z"><note>n</note>
<tuv xml:lang="nl-NL"><seg>Een <bpt i="1" x="1"/>zin<ept i="1"/> <ph x="2" assoc="p"/></seg></tuv>
<tuv xml:lang="en"><seg><hi>A</hi> <bpt i="1" x="1">&lt;b><sub>t</sub></bpt>c<ept i="1"/>
<it pos="begin" x="3"/></seg></tuv></tu>
</body></tmx>
"""
XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:my">
<file original="a" source-language="nl" target-language="en" datatype="html" my:x="1">
<header><phase-group><phase phase-name="p" process-name="q"/></phase-group>
<tool tool-id="t" tool-name="T"/></header>
<body>
<group id="g"><trans-unit id="1" phase-name="p" my:y="2">
<source>Een <g id="1">zin</g><x id="2"/><bpt id="3" rid="r"/>a<ept id="4" rid="r"/></source>
<seg-source><mrk mtype="seg" mid="1">Een</mrk></seg-source>
<target state="translated" xml:lang="en"><mrk mtype="seg" mid="1">A</mrk></target><my:z/>
<note from="x">n</note><alt-trans match-quality="80%" tool-id="t"><target>B</target></alt-trans>
</trans-unit></group>
</body></file></xliff>
"""
XLIFF_2 = """<xliff version="2.1" srcLang="nl" trgLang="en" xmlns:my="urn:my"
xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><skeleton href="a"/><my:x/><notes><note id="n1" priority="3">n</note></notes>
<unit id="u"><my:x/><notes><note id="n2">n</note></notes>
<originalData><data id="d">&lt;b></data></originalData>
<segment id="s" state="translated" subState="my:x">
<source>A <sc id="1" dataRef="d"/>b<ec startRef="1"/> <ph id="2" type="fmt" subType="xlf:lb"/>
</source>
<target order="2">A <sc id="1" dataRef="d"/>b<ec startRef="1"/> <ph id="2"/><ph id="9" copyOf="2"/>
</target>
</segment><ignorable><source><cp hex="001A"/></source></ignorable>
<segment><source><mrk id="m" type="comment" ref="#n=n2">c</mrk>
<ph id="k1" canReorder="firstNo" canCopy="no" canDelete="no"/>
<ph id="k2" canReorder="no" canCopy="no" canDelete="no"/></source>
<target order="1"><ph id="k1" canReorder="firstNo" canCopy="no" canDelete="no"/>
<ph id="k2" canReorder="no" canCopy="no" canDelete="no"/></target></segment>
</unit></file></xliff>
"""
TBX_NEW = """<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><descrip type="subjectField">mills</descrip>
<ref type="see" target="c1">c</ref>
<langSec xml:lang="nl"><termSec><term>molen</term><termNote type="partOfSpeech">noun</termNote>
</termSec></langSec>
<langSec xml:lang="en"><termSec><term>mill</term></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
TBX_OLD = """<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>
</fileDesc></martifHeader><text><body>
<termEntry id="c1"><langSet xml:lang="nl"><tig><term>molen</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>mill</term><termNote type="x">y</termNote></termGrp>
</ntig></langSet></termEntry></body></text></martif>
"""
GOOD = {"tmx": TMX, "xliff1": XLIFF_1, "xliff2": XLIFF_2, "tbx": TBX_NEW, "old tbx": TBX_OLD}


def rules_of(text: str) -> list[tuple[int, str]]:
    """The lines and rules of what a file violates."""
    found = check_file(text.encode(), Path("a.xml")).findings
    return [(finding.line, finding.rule) for finding in found]


def rules_with(good: str, old: str, new: str) -> list[str]:
    """The rules that a good file violates with a piece of it, the first such, replaced."""
    assert old in good
    return [rule for _, rule in rules_of(good.replace(old, new, 1))]
