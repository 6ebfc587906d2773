"""HTML in and out: what is a text, what is a code, and that nothing else changes."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.document_round_trips import refuse_lost_bytes, rewritten, squeezed

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import codes_of, plain_equivalent, without_codes
from alignwb.errors import FormatError
from alignwb.formats.documents.markup.html_document import (
    read_html,
    set_html_language,
    write_html,
)
from alignwb.formats.documents.placed_text import PlacedText

PAGE, XHTML = Path("pagina.html"), Path("pagina.xhtml")


def texts(page: str, path: Path = PAGE) -> list[str]:
    document = refuse_lost_bytes(page.encode(), path, read_html, write_html)
    return [squeezed(block.text) for block in document.blocks]


def written(page: str, *new: str, path: Path = PAGE) -> str:
    data = page.encode()
    blocks = read_html(data, path).blocks
    placed = {
        block.place: PlacedText(text, block.codes) for block, text in zip(blocks, new, strict=False)
    }
    return write_html(data, placed, path).decode()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>een<p>twee", ["een", "twee"]),
        ("<div>voor<p>in</p>na</div>", ["voor", "in", "na"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["a", "b", "c"]),
        ("<table><tr><th>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("<dl><dt>woord<dd>uitleg<dt>nog</dl>", ["woord", "uitleg", "nog"]),
        ("a<br>b", ["ab"]),
        ("a<br> <br/>b", ["a", "b"]),
        ("<select><option>een<option label='x'>twee</select>", ["een", "x", "twee"]),
        ("<p>  veel \n\t wit&#10; hier </p>", ["veel wit hier"]),
        ("<p>&nbsp;</p><p>&#160;x&nbsp;</p>", ["x"]),
        ("<p>1 &lt; 2 &amp;amp; &eacute;&#233;&hellip;", ["1 < 2 &amp; éé…"]),
        ("<p>a < b en <3 en </ x> c", ["a < b en <3 en c"]),
        ("<!-- <p>nee</p> --><p>ja<!-- x -->nee", ["janee"]),
        ("<!--><p>ja", ["ja"]),
        ("<script>var a='<p>nee</p>'</script><style>p{}</style><p>ja", ["ja"]),
        ("<script>x</scripty></script >ja", ["ja"]),
        ("<title>a <b> c</title>x", ["a <b> c", "x"]),
        ("<textarea>een\n twee</textarea>", ["een", "twee"]),
        ("<pre>een  twee\n\n  drie</pre>", ["een twee", "drie"]),
        ("<img alt='Een molen'><img alt=''><img alt=' '>", ["Een molen"]),
        ('<a title="it\'s" href=x>ja</a> toe', ["ja toe", "it's"]),
        (
            "<input placeholder=naam value=x><input type=submit value='Stuur op'>",
            ["naam", "Stuur op"],
        ),
        ("<meta name=description content='Over ons'><meta name=viewport content=x>", ["Over ons"]),
        ("<p title=a title=b>x", ["a", "x"]),
        ("<svg><title>nee</title><text>nee</text></svg>ja", ["ja"]),
        ("<svg><title/><p>in</svg><p>ja", ["ja"]),
        ("<p>ja <b", ["ja"]),
        ("<p title='x>ja", ["ja"]),
        ("<p title='x>ja<p>nee'", []),
        ("<p>\U00100001 een \U00100003", ["een"]),
    ],
)
def test_the_texts_of_a_page(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_kinds_and_notes_come_from_elements() -> None:
    page = (
        "<title>t</title><h1>a</h1><h3>b</h3><blockquote>c<p>d</blockquote><figcaption>e</figcaption>"
        "<aside epub:type='footnote'><p>f</p></aside><div role=doc-endnote>g</div><p>h"
    )
    kinds = [block.kind for block in read_html(page.encode(), PAGE).blocks]
    assert kinds == [
        *(Kind.TITLE, Kind.TITLE, Kind.HEADING, Kind.QUOTE, Kind.QUOTE, Kind.CAPTION),
        *(Kind.NOTE, Kind.NOTE, Kind.PARAGRAPH),
    ]


def test_what_stands_around_all_of_a_text_is_no_code_of_it() -> None:
    page = "<p><a name=x></a><img src=1> <b><i>Vet</i></b> <!-- c --><br></p>"
    [block] = read_html(page.encode(), PAGE).blocks
    assert (block.text, block.codes) == ("Vet", {})
    assert written(page, "Bold") == page.replace("Vet", "Bold")


def test_codes_are_pairs_points_and_wholes_and_move_with_their_text() -> None:
    page = (
        'Het <b class="x">vette</b> woord,<br>een <img src="m.png" alt="molen"> en'
        " <span translate=no>ACME <i>BV</i></span> daar."
    )
    block, alt = read_html(page.encode(), PAGE).blocks
    assert [(c.is_pair, c.kind, c.disp) for c in block.codes.values()] == [
        (True, "xlf:b", "b"),
        (False, "xlf:lb", "br"),
        (False, "image", "img"),
        (False, "other", "span"),
    ]
    assert plain_equivalent(block.text, block.codes) == "Het vette woord, een  en ACME BV daar."
    ends = [end.text for end in codes_of(block.text)]
    moved = f"There {ends[4]} and {ends[3]}{ends[2]}a {ends[0]}bold{ends[1]} <word>."
    assert written(page, moved, 'a "mill\'s" & co') == (
        'There <span translate=no>ACME <i>BV</i></span> and <img src="m.png"'
        ' alt="a &quot;mill\'s&quot; &amp; co"><br>a <b class="x">bold</b> &lt;word&gt;.'
    )
    assert alt.comment


def test_tags_whose_other_end_is_elsewhere_may_not_be_dropped() -> None:
    page = "<p>een <b>twee <i>drie</b> vier</i> vijf <u>zes<p>zeven</u> acht"
    first, second = read_html(page.encode(), PAGE).blocks
    assert [code.is_pair for code in first.codes.values()] == [True, True, False]
    assert [code.may_be_deleted for code in first.codes.values()] == [True, True, False]
    assert [code.may_be_deleted for code in second.codes.values()] == [False]


def test_what_is_not_translated_is_told() -> None:
    page = (
        "<p translate=no>ACME <b>x</b></p><div class='a notranslate'>nee<p translate=yes>ja</div>"
        "<pre><code>x = 1\ny</code></pre><p><span translate=no>ook niet</span></p><svg>s</svg>"
    )
    document = refuse_lost_bytes(page.encode(), PAGE, read_html, write_html)
    assert [block.text for block in document.blocks] == ["ja"]
    told = {each.what: each.texts for each in document.left_out}
    assert told['text marked translate="no"'] == ("ACME x", "nee", "ook niet")
    assert told["code"] == ("x = 1", "y")
    assert ("s",) in told.values()


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=iso-8859-1>", "cp1252"),
        ('<meta http-equiv="content-type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta charset=utf-16>", "utf-8"),
        ('<?xml version="1.0" encoding="ISO-8859-15"?>', "iso-8859-15"),
        ("\ufeff", "utf-8"),
        ("\ufeff", "utf-16-le"),
        ("\ufeff", "utf-16-be"),
        ("", "utf-8"),
        ("", "cp1252"),
    ],
)
def test_a_page_stays_in_its_encoding(head: str, encoding: str) -> None:
    word = "Дом" if encoding == "cp1251" else "één"
    data = f"{head}<p>{word} woord".encode(encoding)
    document = refuse_lost_bytes(data, PAGE, read_html, write_html)
    [block] = document.blocks
    assert block.text == f"{word} woord"
    assert bool(document.remarks) == (head == "" and encoding == "cp1252")
    new = write_html(data, {block.place: PlacedText("“漢”")}, PAGE)
    assert unescape(new.decode(encoding)).endswith("<p>“漢”")


def test_bytes_that_do_not_fit_cost_a_message_only_where_they_are_text() -> None:
    head = b"<meta charset=utf-8><script>\xff</script>"
    refuse_lost_bytes(head + b"<p>ja", PAGE, read_html, write_html)
    with pytest.raises(FormatError, match=r"pagina.html, line 2: .*FF"):
        read_html(head + b"\n<p>j\xffa", PAGE)
    with pytest.raises(FormatError, match="no text encoding “x-user-defined”"):
        read_html(b"<meta charset=x-user-defined><p>ja", PAGE)


def test_a_page_states_the_new_language_where_it_stated_the_old() -> None:
    page = (
        b"<!doctype html><!-- c --><html lang='nl-BE' xml:lang=NL class=a><p lang=nl>ja</p></html>"
    )
    new = set_html_language(page, ("nl", "en-GB"), PAGE)
    assert new == page.replace(b"nl-BE", b"en-GB").replace(b"=NL", b"=en-GB")
    word = b"<html><head><title>x</title></head><body lang=NL-BE link=blue><p lang=NL>ja"
    assert set_html_language(word, ("nl", "en"), PAGE) == word.replace(b"NL-BE", b"en")
    for other in (b"<html lang=fr><p>x", b"<html><p>x", b"<p lang=nl>x"):
        assert set_html_language(other, ("nl", "en"), PAGE) == other


@pytest.mark.parametrize(
    ("meta", "old", "new"),
    [
        ("<meta http-equiv=Content-Language content='nl-NL'>", "nl-NL", "en-GB"),
        ('<meta property="og:locale" content="nl_BE">', "nl_BE", "en_GB"),
        ("<meta name=DC.language content=nl />", "=nl ", "=en-GB "),
        ('<meta property="og:locale:alternate" content="nl_BE">', "", ""),
        ('<meta http-equiv="content-language" content="nl, fr">', "", ""),
        ('<meta name="description" content="nl">', "", ""),
        ("<p><meta http-equiv=content-language content=nl>", "", ""),
    ],
)
def test_the_head_of_a_page_states_the_new_language_too(meta: str, old: str, new: str) -> None:
    page = "<html><head><title>x</title><script>1</script>{}</head><p>ja"
    written = set_html_language(page.format(meta).encode(), ("nl", "en-GB"), PAGE).decode()
    assert written == page.format(meta.replace(old, new))


@pytest.mark.parametrize(
    ("page", "what", "told"),
    [
        ("<template><p>Nieuw <b>bericht</b></p></template>", "templates", "Nieuw bericht"),
        ("<iframe srcdoc='<p>Een &amp;amp; twee</p>'></iframe>", "srcdoc", "Een & twee"),
        ("<input value='uw &eacute;igen naam'>", "to type in", "uw éigen naam"),
        ("<input type=SEARCH value=zoek>", "to type in", "zoek"),
        ("<xmp>als <b> het staat</xmp>", "xmp", "als <b> het staat"),
        ("<noframes>geen ramen</noframes>", "noframes", "geen ramen"),
    ],
)
def test_what_is_shown_and_not_translated_is_told(page: str, what: str, told: str) -> None:
    document = read_html(f"<p>ja</p>{page}<p>nee</p>".encode(), PAGE)
    assert texts(f"<p>ja</p>{page}<p>nee</p>") == ["ja", "nee"]
    [left_out] = document.left_out
    assert what in left_out.what
    assert left_out.texts == (told,)


@pytest.mark.parametrize(
    "page",
    [
        "<input type=hidden value=nee>",
        "<input type=email value=a@b.nl>",
        "<input value=' '>",
        "<template> </template>",
        "<script>nee</script><style>p{}</style>",
    ],
)
def test_what_nobody_is_shown_is_not_told(page: str) -> None:
    assert read_html(f"<p>ja</p>{page}".encode(), PAGE).left_out == ()


def test_xhtml_has_empty_elements_and_sections_and_stays_well_formed() -> None:
    page = '<?xml version="1.0"?><html><body><p>a <a id="x"/>b <![CDATA[<c>]]> d</p></body></html>'
    data = page.encode()
    [block] = refuse_lost_bytes(data, XHTML, read_html, write_html).blocks
    assert without_codes(block.text) == "a b <c> d"
    new = written(page, block.text.replace("d", "\u00a0&d"), path=XHTML)
    assert '<a id="x"/>b &lt;c&gt; &#160;&amp;d</p>' in new


def test_codes_of_a_paragraph_that_was_joined_are_written_by_their_data() -> None:
    page = "<p>een <b>x</b> en<p>twee <i>y</i> uit"
    first, second = read_html(page.encode(), PAGE).blocks
    moved = {number + 1: code for number, code in second.codes.items()}
    own = {**first.codes, 2: moved[2]}
    ends = [end.text for end in codes_of(first.text)]
    joined = f"one {ends[0]}x{ends[1]} {chr(ord(ends[0]) + 1)}y{chr(ord(ends[1]) + 1)}"
    texts_ = {first.place: PlacedText(joined, own), second.place: PlacedText("")}
    assert write_html(page.encode(), texts_, PAGE) == b"<p>one <b>x</b> <i>y</i><p>"
    with pytest.raises(FormatError, match="code 9"):
        write_html(page.encode(), {first.place: PlacedText("\U00100009")}, PAGE)


_WORDS = st.sampled_from(
    ["Molen", "é", "&amp;", "&nbsp;", "&lt;", " ", "\n", "x. Y", "漢", "\U00100002"]
)
_TAGS = st.sampled_from(
    "<p> </p> <div> </div> <b> </b> <i> </i> <br> <ul> <li> </ul> <td> <tr> <table> </table> <pre>"
    " </pre> <h2> </h2> <!--c--> <img|alt='a|b'> <span|translate=no> </span> <div|translate=no>"
    " <script>a</script> <title> </title> <a|title=t> </a> <svg> </svg> <p <".split(" ")
).map(lambda tag: tag.replace("|", " "))
_PAGES = st.lists(st.one_of(_WORDS, _TAGS), max_size=40).map("".join).filter(str.strip)


@given(_PAGES, st.sampled_from([PAGE, XHTML]))
def test_any_page_keeps_its_bytes_and_takes_other_texts(page: str, path: Path) -> None:
    refuse_lost_bytes(page.encode(), path, read_html, write_html)
    rewritten(page.encode(), path, read_html, write_html, lambda block: f"A{block.text}<&Z")


@given(_PAGES)
def test_every_character_one_sees_is_in_a_block_or_left_out(page: str) -> None:
    whole = page.replace("<p <", "x")
    document = read_html(whole.encode(), PAGE)
    ours = [plain_equivalent(block.text, block.codes) for block in document.blocks]
    ours += [text for each in document.left_out for text in each.texts]
    assert set(_seen(whole)) <= set("".join("".join(ours).split()))
    # A tag comes first, so that none that another one has swallowed (`<p<svg>`) counts.
    parts = re.compile(r"<svg>.*?(?:</svg>|$)|<title>.*?(?:</title>|$)|<[^>]*>", re.DOTALL)
    unseen = ("<svg>", "<title>")
    seen = _seen(parts.sub(lambda part: "" if part[0].startswith(unseen) else part[0], whole))
    assert len("".join("".join(ours).split())) >= len(seen)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"

    def handle_endtag(self, _: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if not self._script:
            self.pieces.append(data)


def _seen(page: str) -> str:
    parser = _Seen()
    parser.feed(page)
    parser.close()
    return "".join("".join(parser.pieces).split())


@given(st.text(), st.sampled_from([PAGE, XHTML]))
def test_any_text_can_be_put_into_a_page(text: str, path: Path) -> None:
    if path == XHTML:
        text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "�", text)
    new = without_codes(text.encode("utf-8", "ignore").decode())
    page = b"<p>een <b>twee</b> drie<p title='vier'>vijf"
    blocks = read_html(page, path).blocks
    data = write_html(page, {block.place: PlacedText(new) for block in blocks}, path)
    after = [squeezed(block.text) for block in read_html(data, path).blocks]
    wanted = squeezed(new)
    assert after == ([wanted] * 3 if wanted else [])
