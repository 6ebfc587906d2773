"""Mutations of JSON, of journals with right checksums, and of TOML."""

import json
import re
import zlib
from collections.abc import Iterator
from random import Random
from typing import Any, TypeAlias

from campaigns.mutations.hostile_values import hostile_text
from campaigns.mutations.mutator import Mutator

Json: TypeAlias = Any
Place: TypeAlias = tuple[Json, Any]
"""A list or an object, and an index or a key of it."""

_LITERALS = (
    *(b"null", b"true", b"{}", b"[]", b'""', b"-1", b"0", b"1.5", b"NaN", b"-Infinity", b"1e999"),
    *(b'"\\ud800"', b'"\\u0000"', b'[["a"]]', b'{"a":{"b":1}}', b"9" * 400, b"9" * 5000),
    *(b'"s1"', b'"p2"', b"1000000000", b"-1000000000"),
)


def _places(value: Json) -> Iterator[Place]:
    within = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in within:
        yield value, key
        if isinstance(part, dict | list):
            yield from _places(part)


def _hole() -> str:
    """A value that stands for what is put in as text, since no JSON writer would write it."""
    return "\u0001hole\u0001"


def _written(value: Json, literal: bytes) -> bytes:
    data = json.dumps(value, separators=(",", ":")).encode("ascii")
    return data.replace(json.dumps(_hole()).encode("ascii"), literal)


def mutate_value(random: Random, value: Json) -> bytes:
    """A JSON value in which something is missing, doubled, of another type, huge or deep."""
    places = list(_places(value)) if isinstance(value, dict | list) else []
    if not places:
        return random.choice(_LITERALS)
    within, key = random.choice(places)
    change = random.randrange(6)
    literal = random.choice(_LITERALS)
    if change == 0:
        del within[key]
        return _written(value, b"")
    if change == 1:
        within[key] = hostile_text(random)
        return json.dumps(value, separators=(",", ":")).encode("ascii")
    if change == 2:
        other, other_key = random.choice(places)
        within[key] = json.loads(json.dumps(other[other_key]))
        return _written(value, b"")
    if change == 3 and isinstance(within, dict):
        literal = json.dumps(within[key]).encode() + b"," + json.dumps(key).encode() + b":null"
    if change == 4 and random.random() < 0.2:
        depth = random.choice((50, 2_000, 100_000))
        literal = b"[" * depth + b"]" * depth
    within[key] = _hole()
    return _written(value, literal)


def change_json(random: Random, data: bytes) -> bytes:
    """A JSON file of which a part is another."""
    try:
        return mutate_value(random, json.loads(data))
    except (ValueError, RecursionError):
        return random.choice(_LITERALS)


def replace_json(random: Random, _data: bytes) -> bytes:
    """A JSON file of another shape altogether."""
    depth = random.choice((10, 5_000, 200_000))
    return random.choice((*_LITERALS, b"[" * depth, b'{"a":' * depth, b"[" * depth + b"]" * depth))


def _records(data: bytes) -> list[bytes]:
    return [line[len('["00000000",') : -1] for line in data.splitlines() if line.startswith(b'["')]


def _journal(records: list[bytes]) -> bytes:
    lines: list[bytes] = []
    checksum = 0
    for record in records:
        checksum = zlib.crc32(record, checksum)
        lines.append(b'["%08x",%b]\n' % (checksum, record))
    return b"".join(lines)


def change_record(random: Random, data: bytes) -> bytes:
    """A journal with right checksums, one record of which holds something odd."""
    records = _records(data)
    if not records:
        return data
    at = random.randrange(len(records))
    try:
        records[at] = mutate_value(random, json.loads(records[at]))
    except (ValueError, RecursionError):
        records[at] = random.choice(_LITERALS)
    return _journal(records)


def shuffle_records(random: Random, data: bytes) -> bytes:
    """A journal with right checksums whose records are missing, doubled or in another order."""
    records = _records(data)
    if not records:
        return data
    change = random.randrange(5)
    at = random.randrange(len(records))
    if change == 0:
        del records[at]
    elif change == 1:
        records.insert(at, random.choice(records))
    elif change == 2:
        random.shuffle(records)
    elif change == 3:
        records.insert(at, replace_json(random, b""))
    else:
        kind = random.choice((b"undo", b"redo", b"saved", b"closed", b"state", b"done", b"x"))
        records.insert(at, b'{"kind":"%b"}' % kind)
    return _journal(records)


def many_records(random: Random, data: bytes) -> bytes:
    """A journal in which one record stands ten thousand times."""
    records = _records(data)
    return _journal(records + [random.choice(records)] * 10_000) if records else data


_TOML_VALUES = (
    *("1", "-1", "0", "true", '"x"', "''", '""', "[]", "{}", "[1, 2]", "{a = 1}", "1.5", "nan"),
    *("inf", "1e999", "9" * 400, "9" * 5000, "1979-05-27", "07:32:00", "0o7", "0b1", "1_0"),
    *(
        '"""a\nb"""',
        "[" * 5_000,
        "[" * 5_000 + "]" * 5_000,
        "{a=" * 5_000,
        '"\\u0000"',
        '"\\ud800"',
    ),
)


def change_setting(random: Random, data: bytes) -> bytes:
    """A setting of another type, doubled, missing, or of another name."""
    lines = data.decode("utf-8", errors="replace").split("\n")
    settings = [n for n, line in enumerate(lines) if "=" in line]
    if not settings:
        return data
    at = random.choice(settings)
    name, _, _ = lines[at].partition("=")
    value = random.choice((*_TOML_VALUES, json.dumps(hostile_text(random))))
    names = ("[a]\nb", '"" ', "a.b.c", "a." * 3_000 + "b", json.dumps(hostile_text(random)[:500]))
    change = random.randrange(5)
    if change == 0:
        lines.insert(at, lines[at])
    elif change == 1:
        lines[at] = f"{random.choice(names)} = {value}"
    elif change == 2:
        lines.insert(random.randint(0, len(lines)), random.choice(("[[a]]", "[", "= 1", "#\x00")))
    else:
        lines[at] = f"{name} = {value}"
    return "\n".join(lines).encode("utf-8", errors="replace")


def change_pattern(random: Random, data: bytes) -> bytes:
    """A segmentation rule whose regular expression is wrong, odd or slow."""
    patterns = (
        *("(", "[", "(a+)+$", "(a|aa)+$", "\\p{No_Such}", "(?<=a*)b", "\\x{110000}", "\\x{d800}"),
        *("a{99999999}", "(?i)" * 500, "\\Q", "[[a-z]&&[^b]]", "(" * 400 + ")" * 400, "\\1", "*"),
        *(".*.*.*.*.*x", "(.*)*", "\\uZZZZ", "[z-a]", "(?P<n>a)(?P<n>b)", "\\N{DIGIT}", "(?R)"),
    )
    pattern = random.choice(patterns).encode()
    found = list(re.finditer(rb"(?<=(?:before|.after)break>)[^<]*(?=</)", data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + pattern + data[match.end() :]


JSON_FILES = (Mutator(change_json, 8), Mutator(replace_json, 2))
JOURNALS = (Mutator(change_record, 10), Mutator(shuffle_records, 5), Mutator(many_records, 0.1))
SETTINGS = (Mutator(change_setting, 8),)
RULES = (Mutator(change_pattern, 8),)
