"""Footnote markers, tags, placeholders and addresses: what a translation keeps as it is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from alignwb.core.bitext.markers import MARKER, labels
from alignwb.core.checks.context import Checked
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight
from alignwb.core.languages.words import Span

_CODE = re.compile(
    r"</?[A-Za-z][\w:-]*(?:\s[^<>]{0,200})?/?>"  # <b>, </i>, <br/>
    r"|\$?\{\{?\s?[\w.]{1,60}(?:[:!][^{}\s]{0,40})?\s?\}?\}"  # {0}, {name:.2f}, ${name}, {{ name }}
    r"|%\(\w{1,40}\)[sd]|%[sd](?!\w)"
    r"|\bhttps?://[^\s<>\"”’)\]]+|\bwww\.[^\s<>\"”’)\]]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32})+"
)
_TRAILING = ".,;:!?"


def check_markers(checked: Checked) -> Iterator[Finding]:
    """Markers that are missing, too many, or in another order than the source's."""
    wanted, present = labels(checked.source), labels(checked.target)
    if wanted == present:
        return
    missing, extra = Counter(wanted) - Counter(present), Counter(present) - Counter(wanted)
    in_source, in_target = _places(checked.source), _places(checked.target)
    for label in missing:
        text = f"[^{label}]"
        yield Finding(
            CheckKind.MARKER,
            f"the footnote marker {text} is missing",
            Weight.STOPS,
            text,
            source=tuple(in_source[label]),
            fix=_put_back(checked, label) if len(missing) == 1 and not extra else None,
        )
    for label in extra:
        text = f"[^{label}]"
        yield Finding(
            CheckKind.MARKER,
            f"the footnote marker {text} is not in the source, or not so often",
            Weight.STOPS,
            text,
            target=tuple(in_target[label]),
        )
    if not missing and not extra:
        yield Finding(
            CheckKind.MARKER,
            "the footnote markers are in another order than in the source",
            subject=" ".join(present),
            target=tuple(Span(*match.span()) for match in MARKER.finditer(checked.target)),
        )


def check_codes(checked: Checked) -> Iterator[Finding]:
    """Tags, placeholders and addresses that are missing or that the source does not have."""
    in_source, in_target = _codes(checked.source), _codes(checked.target)
    wanted, present = (
        Counter({code: len(places) for code, places in found.items()})
        for found in (in_source, in_target)
    )
    if wanted == present:
        return
    for code in wanted - present:
        yield Finding(
            CheckKind.CODE,
            f"{code} is missing",
            Weight.STOPS,
            code,
            source=tuple(in_source[code]),
        )
    for code in present - wanted:
        yield Finding(
            CheckKind.CODE,
            f"{code} is not in the source, or not so often",
            Weight.STOPS,
            code,
            target=tuple(in_target[code]),
        )


def _codes(text: str) -> Mapping[str, Sequence[Span]]:
    """Where each tag, placeholder or address stands, all in one pass over the text."""
    found: dict[str, list[Span]] = {}
    if not any(sign in text for sign in "<{%@") and "://" not in text and "www." not in text:
        return found
    for match in _CODE.finditer(text):
        code = match[0].rstrip(_TRAILING)
        found.setdefault(code, []).append(Span(match.start(), match.start() + len(code)))
    return found


def _places(text: str) -> Mapping[str, Sequence[Span]]:
    """Where each marker stands, by its label."""
    found: dict[str, list[Span]] = {}
    for match in MARKER.finditer(text):
        found.setdefault(match[1], []).append(Span(*match.span()))
    return found


def _put_back(checked: Checked, label: str) -> Fix | None:
    """The marker put back at the end, if that is where the source has it."""
    marker = f"[^{label}]"
    target = checked.target.rstrip()
    if checked.source.rstrip().endswith(marker) and target:
        return Fix(len(target), len(target), marker)
    return None
