"""What a reader left out or changed, in words and as JSON."""

from alignwb.cli.printing.remarks import remark
from alignwb.formats.read_report import Places, ReadReport


def remark_read(report: ReadReport) -> None:
    """Say what was not taken of a file, what was changed, and why."""
    for text in report.remarks:
        remark(text)
    if report.left_out:
        lines = [f"{places}: {reason}" for reason, places in report.left_out.items()]
        remark("\n".join([f"{report.left_out_total} left out", *lines]))
    for change, places in report.mended.items():
        remark(f"{places}: {change}")


def report_json(report: ReadReport) -> dict[str, object]:
    """The same as plain values."""
    return {
        "left_out": _listed(report.left_out),
        "changed": _listed(report.mended),
        "remarks": list(report.remarks),
    }


def _listed(reasons: dict[str, Places]) -> list[dict[str, object]]:
    return [
        {"reason": reason, "count": places.count, "units": list(places.first)}
        for reason, places in reasons.items()
    ]
