"""Addresses in a text: of the web, of mail, of files.  They are no language."""

import re
from functools import lru_cache

from alignwb.core.languages.words import Span

_SUFFIXES = (
    "txt|pdf|docx?|odt|rtf|md|html?|xml|json|csv|tsv|xlsx?|ods|pptx?|odp|xlf|xliff|tmx|tbx|po|"
    "srt|tex|epub|zip|gz|tar|rar|7z|exe|dll|msi|deb|iso|py|js|css|sh|bat|ini|cfg|conf|toml|ya?ml|"
    "log|sql|db|jpe?g|png|gif|svg|webp|tiff?|bmp|mp[34]|wav|ogg|flac|avi|mkv|mov|webm"
)
_DOMAINS = (
    "nl|com|org|net|eu|fr|uk|info|edu|gov|int|io|amsterdam|frl|vlaanderen|brussels|online|app|"
    "dev|ch|us|ca|ru|biz|name|museum|coop"
)
_DOMAINS_THAT_ARE_WORDS = "be|de|at|it|es|lu|me|nu|tv|ai|is|in|no|se|to"
"""Taken for domains only before a path: scanned texts often lack the space behind a stop."""
_PLACE = r"[^\s<>\"“”„»«]"
_ADDRESS = re.compile(
    rf"(?<![\w+.-])(?:[a-z][a-z0-9+.-]*://|mailto:|tel:|www\.){_PLACE}+"
    r"|(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"  # mail
    r"|(?<![\w@])@\w[\w.]*"  # a name in a network
    rf"|(?<![\w@.-])(?:[\w-]+\.)+(?-i:{_DOMAINS})\b(?:[/?#]{_PLACE}*)?(?![.-]*\w)"
    rf"|(?<![\w@.-])(?:[\w-]+\.)+(?-i:{_DOMAINS_THAT_ARE_WORDS})/{_PLACE}*"
    rf"|(?<!\w)[a-z]:[\\/]{_PLACE}*"  # a path with a drive
    rf"|(?<![\w\\])\\\\[\w.-]+\\{_PLACE}+"  # a path on a server
    r"|(?<![\w/.<])(?:(?:~|\.{1,2})/[\w.~-]+|/[\w.~-]+/[\w.~-]+)(?:/[\w.~-]*)*"  # another path
    rf"|(?<![\w.\\/-])(?:[\w.-]+[\\/])+[\w.-]+\.(?:{_SUFFIXES})\b"  # a path to a file
    rf"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{_SUFFIXES})\b(?!\w)",  # a file
    re.IGNORECASE,
)
_NOT_ITS_END = ".,;:!?'’”)]}*_"
_HINT = re.compile(r"[@/\\]|\.\w")
_REMEMBERED_TEXTS = 64


@lru_cache(_REMEMBERED_TEXTS)
def addresses_in(text: str) -> tuple[Span, ...]:
    """The places of addresses in a text, in order; the stop or bracket behind one is no part."""
    if not _HINT.search(text):
        return ()
    return tuple(
        Span(match.start(), match.start() + len(_trimmed(match[0])))
        for match in _ADDRESS.finditer(text)
    )


def _trimmed(address: str) -> str:
    """The address without what ends the sentence; a bracket that it opened itself is its own."""
    while address and address[-1] in _NOT_ITS_END:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
