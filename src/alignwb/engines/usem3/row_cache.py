"""Rows of sentences on disk, so that a sentence is read once in the life of a project.

It is only a cache: whatever is wrong with it, the rows are computed again.  Rows are kept in half
precision, which changes cosines by less than a thousandth.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import numpy as np

from alignwb.engines.cache_file import make_cache_file
from alignwb.engines.usem3.weights import Floats

CACHE_FILE = "sentence-rows.sqlite3"
MOST_ROWS = 200_000

_KEY_BYTES = 16
_CHECK_BYTES = 4
_KEYS_AT_ONCE = 500
_PAGE_BYTES = 16_384
_BUSY_S = 2.0
# An error in the SQL means that the file has other tables.
_DAMAGES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_PRIMARY_CODE = 0xFF


def row_key(name: str, sentence: str) -> bytes:
    """The key of a sentence's row, for the embedder of that name."""
    text = f"{name}\0{sentence}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=_KEY_BYTES).digest()


class RowCache:
    """The rows kept in a folder.  Opened when first asked; to be closed.

    Args:
        folder: Where the file is; made when a row is stored.
        width: How many numbers a row has.
        most_rows: Beyond so many, the oldest are dropped.
        widest_mode: The permissions that the file may have at most.

    Several processes may use a folder at once.  A process that dies while it stores loses no row
    but those it was storing.  A damaged file is removed.  Where the file cannot be opened or
    written, nothing is found and nothing is stored.
    """

    def __init__(
        self, folder: Path, width: int, most_rows: int = MOST_ROWS, widest_mode: int = 0o777
    ) -> None:
        self._path = folder / CACHE_FILE
        self._width = width
        self._most_rows = most_rows
        self._widest_mode = widest_mode
        self._connection: sqlite3.Connection | None = None
        self._is_off = False

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def known(self, keys: Iterable[bytes]) -> set[bytes]:
        """The keys that have a row."""
        try:
            return {key for (key,) in self._select("key", list(set(keys)))}
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return set()

    def find(self, keys: Iterable[bytes]) -> dict[bytes, Floats]:
        """The rows there are of these keys."""
        try:
            return {
                key: self._unpacked(key, packed)
                for key, packed in self._select("key, packed", list(set(keys)))
            }
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return {}

    def store(self, keys: Sequence[bytes], rows: Floats) -> Floats:
        """Keep the rows of these keys, all or none; a key that has a row keeps it.

        Returns the rows as they will be found.  One with numbers beyond half precision is not kept.
        """
        with np.errstate(over="ignore"):
            halves = rows.astype("<f2")
        fits = np.isfinite(halves).all(axis=1)
        packed = [
            (key, _packed(key, half.tobytes()))
            for key, half, is_kept in zip(keys, halves, fits, strict=True)
            if is_kept
        ]
        if not self._is_off:
            try:
                connection = self._open()
                with connection:
                    connection.executemany("INSERT OR IGNORE INTO rows VALUES (?, ?)", packed)
                    self._drop_oldest(connection)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)
        return np.where(fits[:, None], halves.astype(np.float32), rows)

    def _select(self, columns: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
        if self._is_off or not self._path.exists():
            return
        connection = self._open()
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            some = keys[start : start + _KEYS_AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"SELECT {columns} FROM rows WHERE key IN ({marks})"  # noqa: S608 - no text
            yield from connection.execute(question, some)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            make_cache_file(self._path, self._widest_mode)
            # A generator that uses the cache may be closed by another thread than ran it.
            self._connection = sqlite3.connect(self._path, timeout=_BUSY_S, check_same_thread=False)
            self._connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, packed BLOB NOT NULL)"
            )
        return self._connection

    def _drop_oldest(self, connection: sqlite3.Connection) -> None:
        """Drop a quarter of the rows if there are too many; younger ones have higher numbers."""
        first, last = connection.execute(
            "SELECT (SELECT min(rowid) FROM rows), (SELECT max(rowid) FROM rows)"
        ).fetchone()
        if first is not None and last - first >= self._most_rows:
            kept_from = last - self._most_rows * 3 // 4
            connection.execute("DELETE FROM rows WHERE rowid <= ?", (kept_from,))

    def _unpacked(self, key: bytes, packed: bytes) -> Floats:
        if not isinstance(packed, bytes):  # a damaged page gives other types
            raise sqlite3.DatabaseError("a row is not what was stored")
        half = packed[:-_CHECK_BYTES]
        if packed != _packed(key, half) or len(half) != 2 * self._width:
            raise sqlite3.DatabaseError("a row is not what was stored")
        return np.frombuffer(half, dtype="<f2").astype(np.float32)

    def _give_up(self, error: sqlite3.Error | OSError) -> None:
        """Begin a new file if this one is damaged; else do without it."""
        self.close()
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE
        if isinstance(error, OSError) or code not in _DAMAGES:
            self._is_off = True
            return
        try:
            for ending in ("", "-wal", "-shm"):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
        except OSError:
            self._is_off = True


def _packed(key: bytes, half: bytes) -> bytes:
    return half + crc32(half, crc32(key)).to_bytes(_CHECK_BYTES, "little")
