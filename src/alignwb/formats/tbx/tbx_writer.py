"""Writing TBX, version 2 (ISO 30042:2008).

Translate Toolkit, Weblate, Lokalize and OmegaT read this version.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.formats.tbx import tbx_names as names
from alignwb.formats.xml_text import escape_attribute, escape_text, make_legal

_MAIN = {TermStatus.PREFERRED, TermStatus.DO_NOT_TRANSLATE}


def write_tbx(
    terms: Iterable[Term], title: str, source_lang: str = "nl", target_lang: str = "en"
) -> bytes:
    """Write a termbase with an element on each line.

    Successive rows of one concept share an entry: those with the same source and variants, of
    which only the first is preferred.  Variants follow the source as terms of its language.
    Characters XML cannot hold are written as `{U+001B}`.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<martif type="TBX" xml:lang="{escape_attribute(source_lang)}">',
        "  <martifHeader>",
        "    <fileDesc>",
        f"      <titleStmt><title>{_text(title)}</title></titleStmt>",
        "      <sourceDesc><p>alignwb</p></sourceDesc>",
        "    </fileDesc>",
        '    <encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc>',
        "  </martifHeader>",
        "  <text>",
        "    <body>",
    ]
    for number, rows in enumerate(_concepts(terms), start=1):
        lines += _entry(f"c{number}", rows, source_lang, target_lang)
    lines += ["    </body>", "  </text>", "</martif>", ""]
    return "\n".join(lines).encode()


def _concepts(terms: Iterable[Term]) -> Iterator[list[Term]]:
    for _, run in groupby(terms, key=lambda term: (term.source, term.variants)):
        concept: list[Term] = []
        for term in run:
            is_known = any(term.target == other.target for other in concept)
            if concept and (term.status in _MAIN or is_known):
                yield concept
                concept = []
            concept.append(term)
        yield concept


def _entry(entry_id: str, rows: list[Term], source_lang: str, target_lang: str) -> Iterator[str]:
    yield f'      <termEntry id="{entry_id}">'
    yield f'        <langSet xml:lang="{escape_attribute(source_lang)}">'
    for spelling in (rows[0].source, *rows[0].variants):
        yield f"          <tig><term>{_text(spelling)}</term></tig>"
    yield "        </langSet>"
    yield f'        <langSet xml:lang="{escape_attribute(target_lang)}">'
    for term in rows:
        yield from _rendering(term)
    yield "        </langSet>"
    yield "      </termEntry>"


def _rendering(term: Term) -> Iterator[str]:
    yield "          <tig>"
    yield f"            <term>{_text(term.target)}</term>"
    if term.pos:
        yield _term_note(names.PART_OF_SPEECH, term.pos)
    yield _term_note(names.STATUS, names.STATUSES[term.status])
    if term.status is TermStatus.DO_NOT_TRANSLATE:
        yield _term_note(names.TRANSLATION, "no")
    if term.note:
        yield f"            <note>{_text(term.note)}</note>"
    yield "          </tig>"


def _term_note(category: str, value: str) -> str:
    return f'            <termNote type="{category}">{_text(value)}</termNote>'


def _text(text: str) -> str:
    return escape_text(make_legal(text, line=True))
