"""Numbers, dates, years and times: each of the source's is in the target, and no other is."""

from collections.abc import Iterator, Sequence

from alignwb.core.checks.context import Checked
from alignwb.core.checks.figures import Figure, dutch_figures, english_figures, in_english
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight


def check_numbers(checked: Checked) -> Iterator[Finding]:
    """Figures that are missing, that are another number, or that are written as Dutch does."""
    source, target = dutch_figures(checked.bare_source), english_figures(checked.bare_target)
    if not source and not target:
        return
    missing = _without_partner(source, target)
    invented = _without_partner(target, source)
    for each, kept in list(_kept_in_dutch(source, target)):
        if each in missing or kept in invented:
            missing = [other for other in missing if not other.values & each.values]
            invented = [other for other in invented if other != kept]
            yield _in_dutch_form(each, kept)
    firm, strange = _firm(missing), _firm(invented)
    soft = [each for each in missing if not each.is_firm and _is_large(each)]
    for each in firm:
        yield _missing(each, strange if len(firm) == 1 else ())
    if not firm:
        other = strange or [each for each in invented if _is_large(each)]
        if soft and other:
            yield _another(soft[0], other[0])
        else:
            yield from map(_invented, strange)


def _without_partner(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    values = {value for other in others for value in other.values}
    return [each for each in figures if not each.values & values]


def _kept_in_dutch(
    source: Sequence[Figure], target: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the target that, read as Dutch, are a number of the source; with that number."""
    for kept in target:
        if kept.text[-1].isdigit() and in_english(kept.text) != kept.text:
            [read] = dutch_figures(kept.text)
            for each in source:
                if each.values & read.values:
                    yield each, kept
                    break


def _firm(figures: Sequence[Figure]) -> list[Figure]:
    return [each for each in figures if each.is_firm]


def _is_large(figure: Figure) -> bool:
    """Whether it is above two: `een` and `twee` are much else besides."""
    return all(not value.isdecimal() or int(value) > 2 for value in figure.values)


def _missing(figure: Figure, strange: Sequence[Figure]) -> Finding:
    if len(strange) == 1:
        return _another(figure, strange[0])
    return Finding(
        CheckKind.NUMBER,
        f"“{figure.text}” is not in the translation",
        Weight.STOPS,
        figure.text,
        source=(figure.span,),
    )


def _another(figure: Figure, other: Figure) -> Finding:
    fix = None
    if figure.text.isdecimal() and other.text.isdecimal():
        fix = Fix(other.start, other.end, in_english(figure.text))
    return Finding(
        CheckKind.NUMBER,
        f"“{figure.text}” in the source, “{other.text}” in the translation",
        Weight.STOPS,
        figure.text,
        source=(figure.span,),
        target=(other.span,),
        fix=fix,
    )


def _invented(figure: Figure) -> Finding:
    return Finding(
        CheckKind.NUMBER,
        f"“{figure.text}” is not in the source",
        Weight.STOPS,
        figure.text,
        target=(figure.span,),
    )


def _in_dutch_form(figure: Figure, kept: Figure) -> Finding:
    english = in_english(kept.text)
    return Finding(
        CheckKind.NUMBER,
        f"“{kept.text}” is written as in Dutch; in English it is {english}",
        Weight.STOPS,
        kept.text,
        source=(figure.span,),
        target=(kept.span,),
        fix=Fix(kept.start, kept.end, english),
    )
