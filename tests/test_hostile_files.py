"""The campaign of damaged files in short; the long form is `campaigns/hostile_files.py`."""

import subprocess
import sys
from pathlib import Path
from random import Random

from campaigns.hostile_files import Tally
from campaigns.mutations.cases import make_case
from campaigns.mutations.victims import VICTIMS
from hypothesis import given, settings
from hypothesis import strategies as st

CAMPAIGN = Path(__file__).parent / "campaigns" / "hostile_files.py"
INPUTS, SEED = 150, 27
MUTATORS = {
    each.name: each for victim in VICTIMS for each in victim.mutators if each.weight > 0.3
}.values()
"""All but those that make a small file enormous."""


def test_no_damaged_file_crashes_hangs_or_touches_anything() -> None:
    ran = subprocess.run(
        [
            sys.executable,
            str(CAMPAIGN),
            "--inputs",
            str(INPUTS),
            "--seed",
            str(SEED),
            "--jobs",
            "2",
        ],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith(f"hostile files: {INPUTS} inputs of "), ran.stdout


def test_every_format_is_among_the_first_inputs() -> None:
    drawn = {make_case(SEED, number)[1].path for number in range(INPUTS)}
    seldom = {victim.path for victim in VICTIMS if victim.weight < 1}
    assert {victim.path for victim in VICTIMS} - seldom - drawn == set()


def test_a_case_is_the_same_whenever_it_is_made() -> None:
    first, again = (make_case(5, 17) for _ in range(2))
    assert first[1:] == again[1:]
    assert first[0].random() == again[0].random()


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode), st.integers())
@settings(max_examples=15)
def test_what_is_damaged_already_can_be_damaged_again(data: bytes, seed: int) -> None:
    for mutator in MUTATORS:
        assert isinstance(mutator.mutate(Random(seed), data), bytes)


def test_a_finding_of_the_bar_misses_it_and_a_smaller_input_takes_its_place() -> None:
    tally = Tally()
    assert tally.is_under_bar
    assert tally.add("traceback", "here", 1, 900, "large")
    assert tally.add("traceback", "here", 2, 90, "small")
    assert not tally.add("traceback", "here", 3, 500, "between")
    assert not tally.is_under_bar
    assert "3 tracebacks" in tally.summary()
    assert tally.causes["traceback", "here"].detail == "small"
