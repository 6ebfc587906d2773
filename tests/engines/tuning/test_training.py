"""A model read into PyTorch says what CTranslate2 says, learns, and goes on where it stopped."""

from pathlib import Path

import pytest

from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.package import read_metadata, read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.engines.tuning.training import Training, TrainingOptions
from alignwb.engines.tuning.tuned_package import OpenedPackage, open_package, packed
from alignwb.errors import EngineError

pytest.importorskip("torch", reason="PyTorch is an extra: pip install 'alignwb[tune]'")

TRAINED = [
    ("De molenaar schreef een brief.", "The miller wrote a letter."),
    ("Zijn dochter las hem voor.", "His daughter read it out."),
    ("Het regende de hele dag.", "It rained all day long."),
    ("De molen stond stil.", "The mill stood still."),
]
HELD_OUT = [("De dochter schreef een brief.", "The daughter wrote a letter.")]
OPTIONS = TrainingOptions(rounds=3, batch_tokens=24)


def training(options: TrainingOptions = OPTIONS) -> tuple[OpenedPackage, Training]:
    opened = open_package(starter_package())
    made = Training(
        opened.transformer,
        opened.vocabulary,
        opened.numbers(TRAINED),
        opened.numbers(HELD_OUT),
        options,
    )
    return opened, made


def test_both_ways_to_run_the_model_agree() -> None:
    opened = open_package(starter_package())
    opened.check_against(TRAINED)
    weights = opened.transformer.weights["decoder/layer_norm/gamma"]
    weights += 0.7
    with pytest.raises(EngineError, match="says something else"):
        opened.check_against(TRAINED)


def test_it_learns_what_it_is_shown_and_the_best_round_is_kept() -> None:
    _, run = training(TrainingOptions(rounds=4, batch_tokens=24, learning_rate=1e-3))
    steps = list(run.run())
    assert steps[0].step == 0
    assert steps[-1].step <= steps[-1].steps
    assert run.is_better
    run.take_best()
    assert run.loss() == pytest.approx(min(run.losses), abs=1e-4)


def test_stopped_and_resumed_it_does_as_if_it_had_not_been() -> None:
    _, whole = training()
    list(whole.run())
    _, first = training()
    steps = first.run()
    while next(steps).step < 2:
        pass
    _, second = training()
    second.resume(first.saved())
    list(second.run())
    assert second.losses == pytest.approx(whole.losses, abs=1e-5)


def test_it_stops_between_two_steps_when_it_is_told_to() -> None:
    _, run = training(TrainingOptions(rounds=3, batch_tokens=1))
    done: list[int] = []
    for step in run.run(lambda: len(done) > 2):
        done.extend([step.step])
    assert done == [0, 1, 2]
    assert not run.is_better


def test_a_damaged_file_of_a_training_is_said() -> None:
    _, run = training()
    with pytest.raises(EngineError, match="cannot be read") as caught:
        run.resume(run.saved()[:1000])
    assert "--fresh" in caught.value.hint


def test_what_comes_of_it_is_a_package_that_drafts(tmp_path: Path) -> None:
    opened, run = training()
    list(run.run())
    run.take_best()
    file = tmp_path / "tuned.argosmodel"
    file.write_bytes(packed(opened, "molen", "0.1.post1", "# molen\n"))
    folder = unpack(file, tmp_path)
    package = read_package(folder)
    assert (package.name, package.version) == ("molen", "0.1.post1")
    assert read_metadata(folder)["from_code"] == "nl"
    assert (folder / "README.md").read_text(encoding="utf-8") == "# molen\n"
    ((_, draft),) = next(iter(ArgosTranslator(package).translate([DraftRequest(TRAINED[0][0])])))
    assert draft.text.endswith("wrote a letter.")


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    opened = open_package(starter_package())
    data = packed(opened, "x", "1", "")
    file = tmp_path / "x.argosmodel"
    file.write_bytes(data)
    folder = unpack(file, tmp_path)
    model = folder / "model" / "model.bin"
    model.write_bytes(model.read_bytes().replace(b"TransformerSpec", b"TransformerSpac"))
    with pytest.raises(EngineError, match="its model is a TransformerSpac"):
        open_package(read_package(folder))
