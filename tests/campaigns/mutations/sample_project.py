"""A project with a file of every kind that the program reads, to be damaged one at a time."""

import contextlib
import io
import json
import os
import shutil
import textwrap
from dataclasses import replace
from pathlib import Path

from support.client_xliff import TRADOS
from support.conformance_files import GOOD
from support.package_files import package_members, unpack_package, write_package
from support.pdf_documents import paragraph, pdf
from support.readers import CATALOGUE, JSON_LINES, PO, SUBTITLES, WEB_SUBTITLES
from support.remembering_project import REMEMBERING, UNITS, make_remembering_project
from support.review_files import review_of
from support.review_project import ALIGNED
from support.scored_project import with_references
from support.small_book import make_book
from support.translated_documents import imported, translated

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.terms.termbase import Term
from alignwb.formats.tbx.tbx_writer import write_tbx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

SOURCE = """Een brief

Zij werkten bij de Sovnarkom. De zon scheen, maar het was koud.[^1] Toen ging hij weg,
zonder iets te zeggen; „Ja,” zei hij later, „dat was p. 12 van het boek.”

1. Eerste punt
2. Tweede punt

Daarna bleef het stil. Het regende bij dhr. De Vries.

[^1]: Zie A. Jansen, De winter van 1917.
"""
TRANSLATION = """A letter

They worked at the Sovnarkom. The sun shone, but it was cold.[^1] Then he left without a word;
“Yes,” he said later, “that was p. 12 of the book.”

1. First point
2. Second point

It was quiet afterwards. It rained at Mr De Vries's.

[^1]: See A. Jansen, The Winter of 1917.
"""
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Een brief</title></head>
<body><h1>Een <em>brief</em></h1><p>Zij werkten bij de <a href="s" title="Raad">Sovnarkom</a>.
De zon scheen,<br>maar het was koud.<!-- kou --><p translate="no">ACME
<ul><li>Eerste <b><i>punt</b></i><li><img src="a.png" alt="Een molen"> twee</ul>
<table><tr><td>een<td>&eacute;&eacute;n &amp; twee</table><pre>regel 1
  regel 2</pre><pre><code>x = 1</code></pre><script>var a = "<p>nee</p>";</script></body></html>
"""
_FOREIGN_XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nl" trgLang="en"
 xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:my="urn:example:tool">
 <file id="f1" original="brief.docx"><skeleton href="brief.skl"/>
  <group id="g1" name="chapter"><unit id="u1" my:state="x">
   <mda:metadata><mda:metaGroup category="tool"><mda:meta type="a">b</mda:meta></mda:metaGroup>
   </mda:metadata>
   <notes><note id="n1" appliesTo="source">Let op</note></notes>
   <originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData>
   <segment id="s1" state="final"><source>Hij <pc id="1" dataRefStart="d1" dataRefEnd="d2">las
    </pc> het<ph id="2"/> boek.</source><target>He <pc id="1" dataRefStart="d1" dataRefEnd="d2">
    read</pc> the book<ph id="2"/>.</target></segment>
   <ignorable><source> </source></ignorable>
   <segment id="s2" state="translated" subState="my:mt"><source>Toen <sc id="3"/>ging<ec
    startRef="3"/> hij<cp hex="001B"/>.</source><target order="1">Then he went.</target></segment>
  </unit></group>
  <unit id="u2" translate="no"><segment><source>Einde.<mrk id="m1" type="term">slot</mrk></source>
   <target>End.</target></segment></unit>
 </file>
</xliff>
"""
_TABLE = """source\ttarget\tstatus\tpos\tnote\tvariants
Sovnarkom\tSovnarkom\tpreferred\tname\t\t
zon\tsun\tadmitted\tnoun\tde ster\tzonnen | zonnetje
koud\tchilly\tforbidden\tadjective\tniet hier\t
brief\tletter\tpreferred\tnoun\t\tbrieven
Raad van Volkscommissarissen\tCouncil of People's Commissars\tpreferred\t\t\t
"""
_CSV = (
    'Nederlands;Engels;Opmerking\nzon;sun;"de ster; niet ""de Zon"""\nbrief;letter;\n'
    'molen;mill;"twee\nregels"\n'
)
_OMEGAT = "zon\tsun\tde ster\nbrief\tletter\t\n# een opmerking\nmolen\tmill\n"
_UNITS_TABLE = "source\ttarget\n" + "".join(f"{unit.source}\t{unit.target}\n" for unit in UNITS)
_RULES = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="yes"/>
<body><languagerules>
<languagerule languagerulename="Own">
<rule break="no"><beforebreak>\\bdhr\\.\\s</beforebreak><afterbreak>\\p{Lu}</afterbreak></rule>
<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="NL.*" languagerulename="Own"/></maprules>
</body></srx>
"""
_SETTINGS = """# Settings of this project.
source_lang = "nl"
target_lang = "en"
engine = "argos"
hypotheses = 4
honour_terms = true
pretranslate = true
draft_on_open = false
check_on_screen = false
least_match = 50
matches_shown = 5
doubtful_below = 0.5
autosave_s = 2.0
theme = "textual-dark"
"""


def make_sample_project(folder: Path, packages: Path) -> Project:
    """A project in `folder` in which every kind of file is whole; model packages lie beside it."""
    folder.mkdir(parents=True)
    project = make_remembering_project(folder)
    project.references.mkdir()
    (project.references / "brief.xlf").write_bytes(write_xliff(with_references(REMEMBERING)))
    paired = replace(ALIGNED, document="paar", original="")
    (project.references / "paar.xlf").write_bytes(write_xliff(paired))
    (project.seeds / "nieuw.txt").write_text(SOURCE, encoding="utf-8")
    _, page = imported(folder, "pagina.html", PAGE.encode())
    translated(page, lambda segment: segment.source.replace("brief", "letter"))
    _, text = imported(folder, "tekst.txt", SOURCE.encode("cp1252"), "cp1252")
    translated(text, lambda segment: segment.source.upper())
    _, messages = imported(folder, "messages.po", CATALOGUE.encode())
    translated(messages, lambda segment: segment.source.upper())
    _, film = imported(folder, "film.srt", SUBTITLES.encode())
    translated(film, lambda segment: segment.source.upper())
    _, client = imported(folder, "client.sdlxliff", TRADOS.encode())
    translated(client, lambda segment: segment.source.upper())
    (folder / "alignwb.toml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "alignwb.srx").write_text(_RULES, encoding="utf-8")
    (folder / "glossary.tsv").write_text(_TABLE, encoding="utf-8")
    (folder / ".gitignore").write_text(".alignwb/\n", encoding="utf-8")
    _make_inputs(folder / "inputs")
    _make_state(project)
    _make_packages(packages)
    return project


def _make_inputs(folder: Path) -> None:
    folder.mkdir()
    for name, text in {
        "new.txt": SOURCE,
        "new.md": f"# Kop\n\n{SOURCE}\n| a | b |\n|---|---|\n| c | d |\n",
        "new.html": PAGE,
        "new.sdlxliff": TRADOS,
        "new.srt": SUBTITLES,
        "new.po": CATALOGUE,
        "new.vtt": WEB_SUBTITLES,
        "target.txt": TRANSLATION,
        "lines.txt": "Een zin.\nNog een zin.\n\nEen derde.\n",
        "line.txt": "A sentence.\nAnother one.\n\nA third.\n",
        "reference.txt": "A letter\nThey worked.\nThe sun shone.\nThen he left.\nQuiet.\nRain.\n"
        "Quiet.\nQuiet.\n",
        "reference.tsv": _UNITS_TABLE,
        "foreign.xlf": _FOREIGN_XLIFF,
        "units.tsv": _UNITS_TABLE,
        "units.jsonl": JSON_LINES,
        "units.po": PO,
        "check.xlf": GOOD["xliff2"],
        "terms.csv": _CSV,
        "terms.tsv": _TABLE,
        "terms.utf8": _OMEGAT,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "new.epub").write_bytes(make_book())
    (folder / "new.pdf").write_bytes(pdf(paragraph(textwrap.wrap(SOURCE, 80), 700)))
    place = (("document", "brief"), ("segment", "p1/s1"))
    review = review_of([TranslationUnit("Een brief", "A letter", "", place)])
    (folder / "review.docx").write_bytes(review)
    shutil.copy(folder.parent / "memory" / "letters.tmx", folder / "units.tmx")
    terms = (Term("zon", "sun", note="de ster"), Term("brief", "letter", pos="noun"))
    (folder / "terms.tbx").write_bytes(write_tbx(terms, "Termen", "nl", "en"))


def _make_state(project: Project) -> None:
    """A journal with an edit, an undo and open text; the memory's index; what is remembered."""
    document = project.find("brief")
    session = open_session(project, document)
    for target in ("They worked at the Council.", "They worked for the Council."):
        edit = edits.set_target(
            session.bitext, SegmentRef("p2", "s1"), target, status=Status.CONFIRMED
        )
        assert edit
        session.apply(edit)
    session.undo()
    session.save()
    edit = edits.set_target(session.bitext, SegmentRef("p3", "s1"), "Then he went.")
    assert edit
    session.apply(edit)
    session.keep_open_text(SegmentRef("p2", "s2"), "The sun", Side.TARGET)
    session.keep_open_text(SegmentRef("p2", "s2"), "The sun shone", Side.TARGET)
    # Closed it would be shortened to an open text and a state; so it stays as a kill leaves it.
    kept = (project.state / "journal" / "brief.jsonl").read_bytes()
    session.close()
    (project.state / "journal" / "brief.jsonl").write_bytes(kept)
    here = Path.cwd()
    os.chdir(project.root)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            main(["memory", "stats"])
    finally:
        os.chdir(here)
    resume = {"theme": "textual-dark", "places": {"brief": "p2/s2", "review/paar": "p2/s1"}}
    (project.state / "resume.json").write_text(json.dumps(resume), encoding="utf-8")
    holder = {"process": 4321, "user": "jan", "host": "desk", "since": "2026-11-28T14:02+01:00"}
    (project.state / "lock").mkdir(exist_ok=True)
    (project.state / "lock" / "brief.holder.json").write_text(
        json.dumps(holder) + "\n", encoding="utf-8"
    )


def _make_packages(folder: Path) -> None:
    """A package file with a model too small to work, one that works, and an installed one."""
    folder.mkdir()
    write_package(folder / "small.argosmodel", package_members(model__model_dot_bin=bytes(2000)))
    write_package(folder / "whole.argosmodel")
    (folder / "installed").mkdir()
    unpack_package(folder / "installed")
