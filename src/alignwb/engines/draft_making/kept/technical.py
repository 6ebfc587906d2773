"""Addresses, paths, placeholders, code and words in other scripts, found in a source."""

import re
from collections.abc import Iterator

from alignwb.engines.draft_making.kept.spans import KeptSpan, ReadAs

_DOMAINS = (
    "nl|com|org|net|be|de|eu|info|io|edu|gov|uk|fr|es|it|ch|at|dk|se|no|fi|pl|cz|ru|us|ca|au|jp"
    "|cn|in|br|tv|me|app|dev|ai|co|biz|int|mil|museum|amsterdam|frl|wiki|online|shop|site|cloud|test"
    "|example|local"
)
_SUFFIXES = (
    "txt|md|rst|tex|pdf|docx?|odt|rtf|xlsx?|ods|csv|tsv|pptx?|odp|json|ya?ml|toml|ini|cfg|conf|xml"
    "|html?|xhtml|css|s[ac]ss|js|mjs|ts|jsx|tsx|vue|py|ipynb|rb|php|pl|sh|bat|ps1|c|h|cpp|hpp|cs|go|rs"
    "|java|kt|swift|sql|db|log|bak|tmp|zip|tar|gz|bz2|xz|7z|rar|exe|dll|msi|iso|dmg|apk|deb|rpm|jpe?g"
    "|png|gif|svg|webp|bmp|tiff?|ico|mp[34]|wav|flac|ogg|avi|mkv|mov|webm|epub|mobi|xlf|xliff|tmx|tbx"
    "|po|pot|srt|vtt|properties|resx|strings|lock|env|sdlxliff|ics|eml|msg|vcf|key|pem|crt|dat|bin"
)
_FOREIGN = (
    "\u0180-\u02af\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u2e80-\u2fff\u3005-\u3007\u3021-\u302f"
    "\u3031-\ud7ff\uf900-\ufaff\ufb07-\ufdff\ufe70-\ufefe\uff66-\uffdc"
    "\U00010000-\U0001cfff\U00020000-\U0003ffff"
)
_MARKED = "\u02b0-\u036f'’"
_FOREIGN_WORD = (
    rf"(?<![\w{_MARKED}.-])[\w{_FOREIGN}{_MARKED}.-]*[{_FOREIGN}][\w{_FOREIGN}{_MARKED}-]*"
)
_CHARACTER = r"[^\s<>\"“”„«»`]"
_PATTERNS = (
    r"(?<!`)(?P<ticks>`{1,3})(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)",
    r"\{\{.{1,400}?\}\}|\$\{[^{}]*\}|\{%.{1,400}?%\}|#\{[^{}]*\}|\{[^{}\s]*\}|\[\[[^\[\]]+\]\]",
    r"(?<![\w%])%(?:\(\w+\)[-+ 0#]?\d*(?:\.\d+)?[a-zA-Z]|[A-Za-z_]\w*%)(?!\w)",
    r"(?<![\w%])%(?:\d+\$)?[-+0#]?\d*(?:\.\d+)?(?:l{0,2}[sdifuxXegcr]|@)(?!\w)",
    r"(?<![\w$])\$[A-Za-z_]\w*",
    r"&(?:[A-Za-z]\w*|\#\d+|\#x[0-9a-fA-F]+);",
    rf"(?:https?|ftps?)://{_CHARACTER}+",
    rf"(?<![\w+.-])[A-Za-z][A-Za-z0-9+.-]*://{_CHARACTER}+|\b(?:mailto|doi|urn|tel|isbn|arxiv):{_CHARACTER}+",
    rf"\bwww\.{_CHARACTER}+",
    r"(?<![\w.+%-])\w[\w.+%-]*@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}",
    rf"(?<![\w@.-])(?:[a-z0-9][\w-]*\.)+(?:{_DOMAINS})\b(?![\w@])(?::\d+)?(?:[/?#]{_CHARACTER}*)?",
    r"(?<![\w@])@\w[\w.-]*",
    r"(?<![\w#&])#[^\W_]\w*",
    r"(?<!\w)[A-Za-z]:[\\/][^\s\"“”„«»<>|]*|(?<![\w\\])\\\\?\w[^\s\"“”„«»<>|]*|\b\w+(?:\\\w+)+",
    r"(?<![\w/.~<])(?:~|\.{1,2})?/\w[\w.+%~'’-]*(?:/[\w.+%~'’-]+)*/?(?!\w)",
    r"(?<![\w/.-])[\w.-]+(?:/[\w.-]+){2,}/?|(?<![\w/.-])\w[\w.-]*/(?![\w-]*\s|[\w-]*$)[\w.-]*[._][\w-]+",
    rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{_SUFFIXES})\b(?!\.\w)",
    r"(?<![\w.])\.[a-z][\w.-]{2,}",
    r"(?<!\w)(?<!_)[^\W_]+(?:_+[^\W_]+)+(?!\w)(?:\(\))?|\b[A-Za-z]\w*\(\)",
    r"(?<!\w)[a-z]+[A-Z]\w*",
    r"(?<!\w)(?:Ctrl|Alt|Shift|Cmd|Esc|Control|Option)(?:[+-]\w+)+|(?<!\w)\w+(?:\+\w+)+(?!\w)|(?<!\w)F\d\d?\b",
    r"(?<!\S)--[a-z][\w-]*(?:=\S+)?(?![\w-])",
    r"(?<![\w-])v\d+(?:\.\d+)+\b|(?<![\w.])(?!\d{1,3}(?:\.\d{3})+(?!\w|\.\d))\d+(?:\.\d+){2,}(?!\w)",
    r"(?<![\w-])(?=[A-Za-z]*\d)(?=[\d-]*[A-Z])[A-Z0-9][A-Za-z0-9]*(?:-[A-Z0-9]+)*(?![\w’'-])",
    r"(?<!\w)/[^\s/]*[\u0250-\u02af\u02c8\u02cc\u02d0\u02d1][^\s/]*/(?!\w)",
    r"\[[^\[\]]{0,100}[\u0250-\u02af\u02c8\u02cc\u02d0\u02d1][^\[\]]{0,100}\]",
    rf"[/\[](?:{_FOREIGN_WORD})(?:\s(?:{_FOREIGN_WORD}))*[/\]]",
    rf"{_FOREIGN_WORD}(?:[ \u00a0-]{_FOREIGN_WORD})*",
    r"(?<!\w)[A-Z]\w*[\u0100-\u0131\u0134-\u0148\u014a-\u0151\u0154-\u017e\u0218-\u021b]\w*",
)
_TECHNICAL = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_NUMERIC = re.compile(r"[#v]?[\d.]+")
_TAIL = ".,;:!?…'’*_"
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def technical_spans(text: str) -> Iterator[KeptSpan]:
    """Spans that no language has, in order, without the punctuation of the sentence after them."""
    position = 0
    while match := _TECHNICAL.search(text, position):
        is_entity = match[0].startswith("&")
        end = match.end() if is_entity else _end(text, match.start(), match.end())
        position = max(end, match.start() + 1)
        if end > match.start():
            kept = text[match.start() : end]
            reading = ReadAs.NUMBER if _NUMERIC.fullmatch(kept) else ReadAs.WORD
            yield KeptSpan(match.start(), end, kept, reading)


def _end(text: str, start: int, end: int) -> int:
    """The end without the sentence's own punctuation, and without a bracket opened before it."""
    while end > start:
        last = text[end - 1]
        opener = _CLOSERS.get(last)
        is_extra = opener is not None and text.count(last, start, end) > text.count(
            opener, start, end
        )
        if last not in _TAIL and not is_extra:
            break
        end -= 1
    return end
