"""Whether a process that is named in a file still runs."""

import os


def is_running(process: int) -> bool:
    """True if a process of that number runs on this machine, whoever's it is."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is someone else's
        return True
    return True
