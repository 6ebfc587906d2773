"""How much is read of what, at most.

Each limit is far beyond real work and far below what hangs the machine.  Whoever meets one reads
the limit and what to do in the message.
"""

from alignwb.errors import AlignwbError, FormatError

MEGABYTE = 1_000_000

MOST_FILE_BYTES = 250 * MEGABYTE
"""Of any file that is read as a whole."""

MOST_TEXT_BYTES = 12 * MEGABYTE
"""Of a source: four of the longest novels; its sentences are found in some four seconds."""

MOST_SENTENCES = 200_000
"""Of a text that is aligned, ten long novels: the vector of each takes two kilobytes of memory."""

MOST_TABLE_BYTES = 20 * MEGABYTE
"""Of a table of terms: some 300,000."""

MOST_ROWS = 500_000
"""Likewise; a row takes far more in memory than the two bytes it may have in the file."""

MOST_BAD_ROWS = 10_000
"""Of a table of terms: where so many make no term, it is another kind of table."""

MOST_XML_BYTES = 200 * MEGABYTE
"""Of a bitext or a TBX: a book of 5 MB with eight hypotheses of each sentence has half of it."""

MOST_UNPACKED_BYTES = 4_000 * MEGABYTE
"""Of what is in a compressed file that is read a unit at a time: ten million units."""

MOST_PACKED_FILES = 5_000
"""Of a zip: their names are looked through."""

MOST_SHEET_BYTES = 100 * MEGABYTE
"""Of the XML of a sheet or of its texts, unpacked: five times as much as of a table of the same
cells, for so much of it are tags."""

MOST_PARTS_BYTES = 60 * MEGABYTE
"""Of the XML parts of a document that are read, unpacked: a book of 300 pages has some twenty."""

MOST_TAGS_OF_A_PART = 2_000_000
"""Of such a part, start and end tags counted; that book has half a million."""

MOST_NESTED_TAGS = 250
"""Of such a part: tables in tables in text boxes, ten of each, have as many."""

MOST_COLUMNS = 200
"""Of a sheet: cells that stand further to the right are no column of a table of terms or units."""

MOST_TAGS = 3_000_000
"""Of a bitext, start and end tags counted: each takes some hundred bytes of memory, even where it
takes four in the file.  That book has one million."""

MOST_CLIENT_TAGS = 1_000_000
"""Of an XLIFF 1 file of a client, start and end tags counted: each element is kept with its places,
in some 300 bytes.  A book of 120,000 words from Trados has 200,000."""

MOST_TAGS_OF_A_UNIT = 200_000
"""Between the ends of two units of a TMX, or two entries of a TBX, which is what is in memory at
once.  Files of any number of units are read; a unit has some ten tags, a header some hundred."""

MOST_BYTES_OF_A_UNIT = 32 * MEGABYTE
"""Likewise, of the file."""

MOST_CHARACTERS_OF_AN_ENTITY = 10_000
"""Of what is put in for an entity that a document declares: a letter, or a company's name."""

MOST_CHARACTERS_OF_ENTITIES = 32 * MEGABYTE
"""Of all that is put in for them in a file."""

MOST_PAIRS_OF_A_UNIT = 100
"""Of a unit of a TMX with several texts in a language."""

MOST_CHARACTERS_OF_A_LINE = 2_000_000
"""Of a table with a unit in each line: what has no line ends is no table."""

MOST_CHARACTERS_OF_A_CELL = 100_000
"""Of a table of terms."""

MOST_PDF_PAGES = 10_000
"""Of a PDF: twenty long books."""

MOST_PDF_MEMORY = 1_000 * MEGABYTE
"""Of the process that reads a PDF, the file itself apart; a book of 300 pages takes 100 MB."""

MOST_SETTINGS_BYTES = 10_000
"""Of `alignwb.toml`: some five times what `alignwb init` writes.  Keys of many parts take the
library time that grows with the square of their length."""

MOST_NOTES_BYTES = MEGABYTE
"""Of a small JSON file: metadata of a package, places in documents, who has a document open."""

MOST_CARD_BYTES = MEGABYTE
"""Of the card of a model package."""

MOST_RULES_BYTES = 5 * MEGABYTE
"""Of a file of segmentation rules; LanguageTool's, for fifty languages, has 0.7 MB."""

MOST_RULES = 2_000
"""Of one language in such a file: all are compiled into one expression."""

MOST_CHARACTERS_OF_A_RULE = 20_000
"""Of one expression of a rule; the longest of LanguageTool has 3,000."""

MOST_AFFIX_BYTES = 10 * MEGABYTE
"""Of the affix file of a spelling dictionary; those of Hungarian and Basque have 2 MB."""

MOST_AFFIX_RULES = 100_000
"""Of all rules in it; Hungarian has 25,000."""

MOST_COMPOUND_RULES = 1_000
"""Of those by which compounds are made: each is tried; Dutch has 37."""

MOST_CHARACTERS_OF_AN_AFFIX = 100
"""Of an ending, a beginning, or the condition for it."""

MOST_DICTIONARY_BYTES = 60 * MEGABYTE
"""Of the words of a spelling dictionary; Korean has 10 MB."""

MOST_DICTIONARY_WORDS = 1_500_000
"""Likewise; Dutch has 180,000."""

MOST_JOURNAL_BYTES = 250 * MEGABYTE
"""Of a journal: it is shortened whenever it has more than 4 MB at a save."""


def seconds_of_pdf(pages: int) -> int:
    """How long a processor may be at a PDF of so many pages.

    A page of a book takes four milliseconds, and what draws a map in letters as much as half a
    second; a file that takes more is made to.
    """
    return 4 + pages // 40


def beyond_limit(
    place: object, what: str, limit: str, hint: str, kind: type[AlignwbError] = FormatError
) -> AlignwbError:
    """The error that something is larger than is read: what, and the limit with its unit."""
    return kind(f"{place}: {what}: more than {limit} are not read", hint=hint)
