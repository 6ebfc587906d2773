"""Reading and writing the bitext file: XLIFF 2.1 (ISO 21720), which other tools can open."""

from alignwb.formats.xliff.file import XliffFile, read_xliff
from alignwb.formats.xliff.render import write_xliff

__all__ = ["XliffFile", "read_xliff", "write_xliff"]
