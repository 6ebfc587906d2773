"""A case: which file is damaged how, and what is done with it; the same for the same number."""

import os
import shutil
from pathlib import Path
from random import Random

from campaigns.mutations import file_tricks
from campaigns.mutations.mutator import draw
from campaigns.mutations.victims import VICTIMS, Command, Victim

_SHARE_OF_TRICKS = 0.03


def lay_out(template: Path, root: Path, victim: Victim) -> None:
    """Make a fresh copy of the sample project, with the model packages only where they count."""
    shutil.rmtree(root, ignore_errors=True)
    if root.exists():
        raise OSError(f"{root}: cannot be cleared")
    shutil.copytree(template / "project", root, symlinks=True)
    if victim.path.startswith("model/"):
        shutil.copytree(template / "model", root / "model", copy_function=os.link)
    else:
        (root / "model" / "installed").mkdir(parents=True)  # or Argos Translate makes it


def make_case(seed: int, number: int, only: str = "") -> tuple[Random, Victim, tuple[Command, ...]]:
    """The victim and the commands of a case, and the chance that goes on from there.

    only: a part of the name of the victims to draw from.
    """
    random = Random(f"{seed}:{number}")
    victims = [each for each in VICTIMS if only in each.name]
    [victim] = random.choices(victims, [each.weight for each in victims])
    commands = tuple(each for each in victim.commands if random.random() < each.weight)
    return random, victim, commands or victim.commands[:1]


def damage(random: Random, victim: Victim, root: Path) -> tuple[str, ...]:
    """Damage the victim in a project; return the ways in which that was done."""
    path = root / victim.path
    if random.random() < _SHARE_OF_TRICKS:
        return (file_tricks.play(random, path),)
    data = path.read_bytes()
    mutators = draw(random, victim.mutators)
    for mutator in mutators:
        data = mutator.mutate(random, data)
    path.unlink()
    path.write_bytes(data)
    return tuple(mutator.name for mutator in mutators)
