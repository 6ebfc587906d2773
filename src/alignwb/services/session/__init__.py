"""A document being edited, and everything that keeps its editing from being lost.

`Session` is the one mutable object of the program.  Under it: the journal (`journal`, its lines,
records and fsync thread), opening after a crash (`replay`, `recovery`), the file on disk
and what others wrote into it (`saved_file`, `disk_changes`), and the lock.
"""

from alignwb.services.session.session import (
    Keep,
    OpenText,
    Recovery,
    SaveOutcome,
    Session,
    open_session,
)

__all__ = ["Keep", "OpenText", "Recovery", "SaveOutcome", "Session", "open_session"]
