"""Numbers in a command line, within limits that the message names."""

import argparse
from collections.abc import Callable

MOST = 1_000_000
"""Nothing that is counted here is more than that."""


def whole_number(least: int = -MOST, most: int = MOST) -> Callable[[str], int]:
    """What argparse is to read an argument with: a whole number from `least` to `most`."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:  # also thousands of digits
            number = most + 1
        if not least <= number <= most:
            shown = text if len(text) <= 20 else f"{text[:20]}…"
            raise argparse.ArgumentTypeError(f"{shown} should be a number, {least} to {most}")
        return number

    return read
