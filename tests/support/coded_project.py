"""A document with inline codes, for tests of the screen."""

from support.coded_texts import coded

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import Codes, InlineCode
from alignwb.core.bitext.segment import Segment

BOLD = InlineCode(1, is_pair=True, kind="xlf:b")
LINK = InlineCode(2, is_pair=True, kind="link", disp="molenmuseum.example")
BREAK = InlineCode(3, is_pair=False, kind="xlf:lb")
CODES: Codes = {1: BOLD, 2: LINK, 3: BREAK}

SOURCE = coded("Lees <1>de brief</1> van <2>de molenaar</2>.{3}")
BITEXT = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (Segment("s1", SOURCE), Segment("s2", "Hij schrijft[^4] vaak.")),
            codes=CODES,
        ),
    ),
)
