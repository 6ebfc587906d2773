"""A small module in the place of COMET, and a folder that looks like one of its models."""

import sys
from pathlib import Path

import pytest

FAKE = '''
"""Scores a line by the share of its words that its reference has."""
import os
from types import SimpleNamespace

class Model:
    def predict(self, lines, batch_size, gpus, progress_bar):
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        return SimpleNamespace(scores=[score(line) for line in lines])

def score(line):
    ours, theirs = line["mt"].split(), line["ref"].split()
    return sum(word in theirs for word in ours) / len(ours)

def load_from_checkpoint(path, local_files_only=False):
    assert local_files_only
    with open(path, "rb") as file:
        if file.read() != b"weights":
            raise RuntimeError("Invalid magic number; corrupt file?")
    return Model()
'''


def install_fake_comet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the module found for the time of a test; returns the folder of a model."""
    modules = folder / "modules"
    modules.mkdir()
    (modules / "comet.py").write_text(FAKE, encoding="utf-8")
    monkeypatch.syspath_prepend(modules)
    monkeypatch.delitem(sys.modules, "comet", raising=False)
    model = folder / "wmt-model"
    (model / "checkpoints").mkdir(parents=True)
    (model / "hparams.yaml").write_text("class_identifier: x\n", encoding="utf-8")
    (model / "checkpoints" / "model.ckpt").write_bytes(b"weights")
    return model
