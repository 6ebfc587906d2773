"""Names in a bitext file, of XLIFF 2.1 (ISO 21720) and of this program."""

from alignwb.core.bitext.segment import Status

CORE = "urn:oasis:names:tc:xliff:document:2.0"
CORE_2_2 = "urn:oasis:names:tc:xliff:document:2.2"
"""The namespace of XLIFF 2.2, which says the same in another name of the same length."""

CORES = {"2.0": CORE, "2.1": CORE, "2.2": CORE_2_2}
"""The versions that are read, and the namespace of each."""

MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
XML = "http://www.w3.org/XML/1998/namespace"

XLIFF = f"{{{CORE}}}xliff"
FILE = f"{{{CORE}}}file"
GROUP = f"{{{CORE}}}group"
UNIT = f"{{{CORE}}}unit"
NOTES = f"{{{CORE}}}notes"
NOTE = f"{{{CORE}}}note"
ORIGINAL_DATA = f"{{{CORE}}}originalData"
DATA = f"{{{CORE}}}data"
SEGMENT = f"{{{CORE}}}segment"
IGNORABLE = f"{{{CORE}}}ignorable"
SOURCE = f"{{{CORE}}}source"
TARGET = f"{{{CORE}}}target"
PH = f"{{{CORE}}}ph"
PC = f"{{{CORE}}}pc"
CP = f"{{{CORE}}}cp"
SPANS = frozenset(f"{{{CORE}}}{name}" for name in ("pc", "mrk"))
POINTS = frozenset(f"{{{CORE}}}{name}" for name in ("sc", "ec", "sm", "em"))
ENDS = frozenset(f"{{{CORE}}}{name}" for name in ("ec", "em"))
MARKS = frozenset(f"{{{CORE}}}{name}" for name in ("mrk", "sm", "em"))
CODE_TAGS = tuple(f"{{{CORE}}}{name}" for name in ("ph", "pc", "sc", "ec", "mrk", "sm", "em"))
MATCH_LIST = f"{{{MATCHES}}}matches"
MATCH = f"{{{MATCHES}}}match"
METADATA_LIST = f"{{{METADATA}}}metadata"
META_GROUP = f"{{{METADATA}}}metaGroup"
SPACE = f"{{{XML}}}space"

CORE_CHILDREN = (NOTES, ORIGINAL_DATA, SEGMENT, IGNORABLE)
"""The elements that may follow the modules in a unit, in the order of the schema."""

OURS = "alignwb"
"""The category of this program's metadata, and the prefix of its values."""

NOTE_PREFIX = f"{OURS}:"
"""The beginning of the category of a segment's note; the segment's id follows."""

ENGINE_PARTS = ("engine", "package", "version")
"""Types of the metadata of a draft whose origin cannot be taken apart at its spaces."""
DRAFT_TERMS = "terms"
"""Type of the metadata with the key of the terms that a draft's source had."""
DRAFT_CONFIDENCE = "confidence"
"""Type of the metadata with the probability, 0 to 1, that a draft needs little editing."""

DRAFT_REWORDED = "reworded"
"""Type of the metadata with what was put right in a draft as its translator writes it."""

LAYOUT = "layout"
"""Type of the metadata of a unit with what it is a part of in its document."""

STARTS_META = "paragraphs "
"""The beginning of the type of metadata about the paragraphs of the source that begin in a segment;
its id follows."""

CODE_META = "code "
"""The beginning of the type of metadata about a code; its number follows."""
ORIGINAL_ENCODING = "original-encoding"
"""Type of the metadata of a file with the encoding that its source document was read in."""

ORIGINAL_DIGEST = "original-sha256"
"""Type of the metadata of a file with the digest of its source document."""

FOOTNOTE = f"{OURS}:footnote"
"""subType of a footnote marker's placeholder."""

STATES: dict[Status, tuple[str, str | None]] = {
    Status.INITIAL: ("initial", None),
    Status.DRAFT: ("initial", f"{OURS}:draft"),
    Status.EDITED: ("initial", f"{OURS}:edited"),
    Status.CONFIRMED: ("translated", None),
    Status.REVIEWED: ("reviewed", None),
    Status.LOCKED: ("final", None),
}
"""state and subState of every status: other tools count as done only what a human has confirmed."""

FOREIGN_STATES = {
    "new": Status.INITIAL,
    "needs-translation": Status.INITIAL,
    "needs-l10n": Status.INITIAL,
    "needs-adaptation": Status.INITIAL,
    "needs-review-translation": Status.EDITED,
    "needs-review-l10n": Status.EDITED,
    "needs-review-adaptation": Status.EDITED,
    "signed-off": Status.REVIEWED,
}
"""States of XLIFF 1.2 that tools write into XLIFF 2."""

INITIAL_WITH_TARGET = f"{OURS}:initial"
"""The subState of a segment that has a target and yet counts as untranslated."""
