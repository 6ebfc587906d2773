"""Catalogues in and out: what is a text, what is a code, and that nothing else changes."""

import unicodedata
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.readers import CATALOGUE

from alignwb.core.bitext.codes import Reordering, codes_of, without_codes
from alignwb.core.bitext.segment import OriginKind, Status
from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.errors import FormatError
from alignwb.formats.documents.placed_text import PlacedTarget
from alignwb.formats.po.po_document import read_po_document, write_po_document

FILE = Path("messages.po")
HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"\n\n'
)


def read(text: str) -> ReadDocument:
    return read_po_document(text.encode(), FILE)


def same(block: Block) -> list[PlacedTarget | None]:
    return [PlacedTarget(each.target, each.status, block.codes) for each in block.segments]


def written(text: str, *new: tuple[str, Status] | None) -> str:
    blocks = read(text).blocks
    targets = {
        block.place: [each and PlacedTarget(*each, block.codes)]
        for block, each in zip(blocks, new, strict=False)
    }
    return write_po_document(text.encode(), targets, FILE).decode()


def test_what_does_not_change_keeps_its_bytes() -> None:
    blocks = read(CATALOGUE).blocks
    assert len(blocks) == 3
    everything = {block.place: same(block) for block in blocks}
    assert write_po_document(CATALOGUE.encode(), everything, FILE) == CATALOGUE.encode()


def test_states_and_what_the_client_says() -> None:
    text = (
        f'{HEAD}# Let op\n#. Knop\n#: gui.py:4\n#, c-format\nmsgctxt "venster"\n'
        'msgid "Sluit %s"\nmsgstr "Close %s"\n\n#, fuzzy\nmsgid "Bewaar"\nmsgstr "Safe"\n\n'
        '#, fuzzy\n#| msgid "Druk"\nmsgid "Druk af"\nmsgstr "Print"\n\nmsgid "Nieuw"\nmsgstr ""\n'
    )
    blocks = read(text).blocks
    assert [block.segments[0].status for block in blocks] == [
        Status.CONFIRMED,
        Status.EDITED,
        Status.DRAFT,
        Status.INITIAL,
    ]
    origin = blocks[2].segments[0].origin
    assert origin is not None
    assert origin.kind is OriginKind.TM
    assert blocks[0].comments == (
        "context: venster",
        "Knop",
        "Let op",
        "used in: gui.py:4",
        "flags: c-format",
    )
    assert blocks[2].comments == ('its source was: msgid "Druk"',)
    assert blocks[0].lines == (6, 12)


def test_each_form_of_a_plural_has_a_place_and_lines_that_are_missing_are_added() -> None:
    text = (
        f'{HEAD}#, c-format\nmsgid "%d dag"\nmsgid_plural "%d dagen"\nmsgstr[0] "%d day"\n\n'
        'msgid "x"\nmsgstr ""\n'
    )
    blocks = read(text).blocks
    assert [without_codes(block.text).strip() for block in blocks] == ["dag", "dagen", "dagen", "x"]
    assert [block.place for block in blocks] == ["1.0", "1.1", "1.2", "2"]
    assert "plural form 2 of 3" in blocks[1].comments
    [number] = (end.text for end in codes_of(blocks[1].text))
    new = written(text, None, (f"{number} days", Status.CONFIRMED), ("lots", Status.CONFIRMED))
    assert new == text.replace('"%d day"\n', '"%d day"\nmsgstr[1] "%d days"\nmsgstr[2] "lots"\n')


def test_a_catalogue_without_a_header_takes_the_forms_that_are_there() -> None:
    found = read('msgid "dag"\nmsgid_plural "dagen"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    assert [block.text for block in found.blocks] == ["dag", "dagen"]
    assert "Plural-Forms" in found.remarks[0]


@pytest.mark.parametrize(
    ("flags", "status", "expected"),
    [
        ("#, fuzzy\n", Status.CONFIRMED, ""),
        ("#, fuzzy, c-format\n", Status.REVIEWED, "#, c-format\n"),
        ("#, c-format, fuzzy\n#, no-wrap\n", Status.CONFIRMED, "#, c-format\n#, no-wrap\n"),
        ("", Status.EDITED, "#, fuzzy\n"),
        ("#, no-wrap\n", Status.DRAFT, "#, fuzzy, no-wrap\n"),
        ("#, fuzzy\n", Status.EDITED, "#, fuzzy\n"),
    ],
)
def test_an_entry_is_fuzzy_until_it_is_confirmed(flags: str, status: Status, expected: str) -> None:
    text = f'{HEAD}{flags}msgctxt "a"\nmsgid "Groen"\nmsgstr "Blue"\n'
    new = f'{HEAD}{expected}msgctxt "a"\nmsgid "Groen"\nmsgstr "Green"\n'
    assert written(text, ("Green", status)) == new


def test_the_flag_alone_changes_where_only_the_status_does() -> None:
    text = f'{HEAD}#, fuzzy\n#| msgid "Rode"\nmsgid "Rood"\nmsgstr ""\n"R"\n"ed"\n'
    assert written(text, ("Red", Status.CONFIRMED)) == text.replace("#, fuzzy\n", "")


def test_white_space_around_a_message_stays_and_lines_are_codes() -> None:
    text = f'{HEAD}msgid ""\n"\\n"\n"Eerst\\n"\n"dan\\tdit.\\n"\nmsgstr ""\n'.replace("\n", "\r\n")
    [block] = read(text).blocks
    line, tab = (end.text for end in codes_of(block.text))
    assert block.text == f"Eerst{line}dan{tab}dit."
    assert (block.codes[1].kind, block.codes[1].disp) == ("xlf:lb", r"\n")
    new = written(text, (f'"First"{line}then{tab}\\this.', Status.CONFIRMED))
    assert new == (f'{text}"\\n"\r\n"\\"First\\"\\n"\r\n"then\\t\\\\this.\\n"\r\n')


@pytest.mark.parametrize(
    ("flag", "message", "expected"),
    [
        ("c-format", "%5.2f van %-*s: 100%% %zu", ["%5.2f", "%-*s", "%%", "%zu"]),
        ("c-format", "%2$s na %1$s", ["%2$s", "%1$s"]),
        ("python-format", "%(aantal)d van %s", ["%(aantal)d", "%s"]),
        ("python-brace-format", "{0} en {naam!r:>10} {{x}}", ["{0}", "{naam!r:>10}", "{{", "}}"]),
        ("qt-format", "%1 van %L2", ["%1", "%L2"]),
        ("java-format", "{0,number} x", ["{0,number}"]),
        ("sh-format", "$HOME en ${map}", ["$HOME", "${map}"]),
        ("no-c-format", "100% zeker %d", []),
        ("", "%s blijft", []),
    ],
)
def test_placeholders_are_codes_where_flags_say_so(
    flag: str, message: str, expected: list[str]
) -> None:
    flags = f"#, {flag}\n" if flag else ""
    [block] = read(f'{HEAD}{flags}msgid "{message}"\nmsgstr ""\n').blocks
    assert [code.data for code in block.codes.values()] == expected


def test_placeholders_that_go_by_their_place_keep_their_order() -> None:
    [block] = read(f'{HEAD}#, c-format\nmsgid "%s is %d, %%"\nmsgstr "%s is %d"\n').blocks
    first, second, percent = block.codes.values()
    assert (first.reordering, second.reordering) == (Reordering.FIRST_NO, Reordering.NO)
    assert not first.may_be_deleted
    assert not first.may_be_copied
    assert (percent.equiv, percent.may_be_deleted) == ("%", True)
    assert codes_of(block.segments[0].target) == codes_of(block.text)[:2]


def test_what_is_not_translated_is_told() -> None:
    found = read(f'{HEAD}#, c-format\nmsgid "%s"\nmsgstr ""\n\n#~ msgid "Oud"\n#~ msgstr "Old"\n')
    assert [each.texts for each in found.left_out] == [("Oud",), ("%s",)]


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ("Language: de_AT.UTF-8", ("en", "de-AT")),
        ("Language: en_GB", None),
        ("Language: en_GB\\nX-Source-Language: nl", ("nl", "en-GB")),
        ("X-Source-Language: nl", None),
    ],
)
def test_the_languages_are_those_of_the_header(
    fields: str, languages: tuple[str, str] | None
) -> None:
    text = f'msgid ""\nmsgstr "{fields}\\n"\n\nmsgid "x"\nmsgstr ""\n'
    assert read(text).languages == languages


def test_the_encoding_of_the_header_stays_and_what_it_lacks_is_refused() -> None:
    head = HEAD.replace("UTF-8", "ISO-8859-1")
    data = f'{head}msgid "Café"\nmsgstr ""\n'.encode("latin-1")
    [block] = read_po_document(data, FILE).blocks
    assert block.text == "Café"
    new = write_po_document(data, {block.place: [PlacedTarget("Bière", Status.CONFIRMED)]}, FILE)
    assert new.endswith('msgstr "Bière"\n'.encode("latin-1"))
    with pytest.raises(FormatError, match=r"line \d+: “–” .* ISO-8859-1"):
        write_po_document(data, {block.place: [PlacedTarget("a – b", Status.CONFIRMED)]}, FILE)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_may_stand_on_the_line_behind_its_keyword(end: str) -> None:
    entry = 'msgid\n"kat"\nmsgid_plural \n  "katten"\nmsgstr[0]\n"cat"\nmsgstr[1]\n\n"kittens"\n'
    data = f"{HEAD}{entry}".replace("\n", end).encode()
    blocks = read_po_document(data, FILE).blocks
    assert [(each.text, each.segments[0].target) for each in blocks[:2]] == [
        ("kat", "cat"),
        ("katten", "kittens"),
    ]
    targets = {blocks[1].place: [PlacedTarget("cats", Status.CONFIRMED)]}
    assert write_po_document(data, targets, FILE) == data.replace(b"kittens", b"cats")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('msgid "a\nmsgstr "b"\n', "line 1"),
        (f'{HEAD}msgid "a"\nmsgid "b"\nmsgstr ""\n', "twice"),
        ("brief\n", "no line of a PO file"),
        (HEAD, "no message"),
    ],
)
def test_damaged_files_are_refused(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(text)


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=12)


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_any_translation_goes_in_and_comes_back(pairs: list[tuple[str, str]], end: str) -> None:
    text = HEAD + "\n".join(
        f'#, python-brace-format\nmsgid "bron {number} {{a}}"\nmsgstr ""\n'
        for number in range(len(pairs))
    )
    data = text.replace("\n", end).encode()
    blocks = read_po_document(data, FILE).blocks
    assert write_po_document(data, {block.place: same(block) for block in blocks}, FILE) == data
    wanted = {}
    for block, (before, behind) in zip(blocks, pairs, strict=True):
        [code] = (each.text for each in codes_of(block.text))
        # Braces of a text would be placeholders, and are another test.
        wanted[block.place] = f"x{before}{code}{behind}x".replace("{", "(").replace("}", ")")
    targets = {
        block.place: [PlacedTarget(wanted[block.place], Status.CONFIRMED, block.codes)]
        for block in blocks
    }
    after = read_po_document(write_po_document(data, targets, FILE), FILE).blocks
    for block in after:
        found = "".join(without_codes(block.segments[0].target).split())
        assert found == _plain(wanted[block.place])
        assert block.segments[0].status is Status.CONFIRMED


def _plain(text: str) -> str:
    controls = dict.fromkeys((*range(32), 127))
    plain = unicodedata.normalize("NFC", without_codes(text))
    return "".join(plain.translate(controls).split())


def test_many_translations_go_into_a_long_catalogue_in_time() -> None:
    messages = "".join(f'msgid "Bericht {number}"\nmsgstr ""\n\n' for number in range(1_500))
    catalogue = f"{HEAD}{messages}{'# Een regel van niemand.' * 40}\n" + "# Nog een.\n" * 300_000
    data, target = catalogue.encode(), PlacedTarget("Message", Status.CONFIRMED, {})
    targets = {block.place: [target] for block in read(catalogue).blocks}
    start = process_time()
    written = write_po_document(data, targets, FILE)
    # A hundredth of it is spent on the messages; each of them looked through the whole file.
    assert process_time() - start < 4
    assert written.count(b'msgstr "Message"') == len(targets) == 1_500
