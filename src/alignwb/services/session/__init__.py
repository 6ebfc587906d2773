"""A document being edited, and everything that keeps its editing from being lost.

session          the one mutable object of the program, and how it is opened
journalled_work  a bitext and its history, every change of which is in the journal first
journal          the journal's files; `journal_lines`, `records` and `edit_codec` are what is in
                 them, `durable_log` puts it on the disk, `limits` says how much and how soon
replay           the records of a journal, turned back into the state of a document
recovery         opening: the file and its journal brought together, after a crash too
saved_file       the file as it was last read or written, and whether it still is
disk_changes     what another program wrote into the file, merged into the work
locking          who has a document open for editing
replacing        a new bitext put in a document's place, by an import or an alignment
"""

from alignwb.services.session.box_records import Box, OpenBoxes, Texts
from alignwb.services.session.disk_changes import Keep, SaveOutcome
from alignwb.services.session.records import OpenText
from alignwb.services.session.recovery import Recovery
from alignwb.services.session.session import Session, open_session

__all__ = [
    "Box",
    "Keep",
    "OpenBoxes",
    "OpenText",
    "Recovery",
    "SaveOutcome",
    "Session",
    "Texts",
    "open_session",
]
