"""Files in a folder that are nobody's texts: hidden ones, and what Word leaves beside open ones."""


def is_hidden(name: str) -> bool:
    """Whether a file or folder of that name is passed over where a folder is looked through.

    `~$brief.docx` says who has `brief.docx` open in Word; Windows hides it.
    """
    return name.startswith((".", "~$"))
