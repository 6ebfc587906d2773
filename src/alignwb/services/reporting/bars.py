"""Figures as small bars and lines of text."""

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(share: float, width: int = 20) -> str:
    """A bar that fills a share of its width, 0 to 1; beyond that it is full."""
    eighths = round(8 * width * min(max(share, 0.0), 1.0))
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_EIGHTHS[rest] if rest else "")).ljust(width)


def sparkline(values: Sequence[float], most: int) -> str:
    """Values as columns, the lowest to the highest of them; more than `most` are means of several.

    Values that are all the same are columns of half the height.
    """
    parts = min(most, len(values))
    means = []
    for part in range(parts):
        start, end = part * len(values) // parts, (part + 1) * len(values) // parts
        means.append(sum(values[start:end]) / (end - start))
    if not means:
        return ""
    low, high = min(means), max(means)
    if low == high:
        return _HEIGHTS[3] * parts
    return "".join(_HEIGHTS[int((each - low) / (high - low) * 7 + 0.5)] for each in means)
