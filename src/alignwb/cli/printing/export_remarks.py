"""What an export wrote and what it left out, in words."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from alignwb.cli.printing.remarks import remark
from alignwb.services.exporting.export_units import Null
from alignwb.services.exporting.exporting import ExportReport
from alignwb.services.exporting.written_original import WrittenOriginal

_PLACES = 5


def remark_written(path: Path | str, count: int, unit: str) -> None:
    """Say which file was written and how much is in it."""
    remark(f"{path}: {_count(count, unit)}")


def remark_original(written: WrittenOriginal, path: Path | None = None) -> None:
    """Say how many texts a document has, how many are others now, and what is not translated."""
    where = f"{path}: " if path else ""
    what = "segment" if written.is_bilingual else "text"
    remark(f"{where}{_count(written.blocks, what)}, {written.changed} of them changed")
    fate = "as in the client's file" if written.is_bilingual else "in the source language"
    if count := written.unconfirmed:
        remark(f"{_are(count, 'segment')} {fate}: not confirmed yet")
    if count := written.untranslated:
        remark(f"{_are(count, 'segment')} {fate}: not translated yet")
    for each in written.left_out:
        remark(f"as in the source document: {each.what} ({_count(len(each.texts), 'text')})")


def remark_left_out(
    report: ExportReport, unit: str, *, fate: str = "left out", list_nulls: bool = False
) -> None:
    """Say what was left out or changed, why, and how it can be exported.

    unit: what is counted, in the singular.  fate: what became of units without an exported
    target.  list_nulls: whether to show every unit without a counterpart, and not only the places
    of the first few.
    """
    if count := report.unconfirmed:
        them = "it" if count == 1 else "them"
        remark(f"{_are(count, unit)} {fate}: not confirmed yet (--all exports {them})")
    if report.untranslated:
        remark(f"{_are(report.untranslated, unit)} {fate}: not translated yet")
    _remark_nulls(report.nulls, unit, is_list=list_nulls)
    if count := report.replaced:
        verb = "is" if count == 1 else "are"
        remark(f"{_count(count, 'character')} that the format cannot hold {verb} written as �")
    remark_spreadsheets(report.guarded, report.misread)
    if report.long:
        remark(f"{_are(report.long, 'text')} so long that some tools refuse the file")


def remark_spreadsheets(guarded: int, misread: int) -> None:
    """Say what spreadsheets make of a table.

    guarded: cells that begin with an apostrophe now.  misread: cells that a spreadsheet would show
    otherwise than they are.
    """
    if guarded:
        begins = "begins" if guarded == 1 else "begin"
        remark(
            f"{_count(guarded, 'cell')} {begins} with an apostrophe, so that spreadsheets take"
            " them as text; alignwb takes it off again"
        )
    if misread:
        remark(
            f"{_count(misread, 'cell')} would be calculated or changed by a spreadsheet; to open"
            " this in one: --for-spreadsheets"
        )


def _remark_nulls(nulls: Sequence[Null], unit: str, *, is_list: bool) -> None:
    names_document = len({null.document for null in nulls}) > 1
    for side, lacking in groupby(sorted(nulls, key=lambda null: null.lacks), _lacks):
        some = list(lacking)
        places = [
            f"{each.document} {each.place}" if names_document else each.place for each in some
        ]
        remark(f"{_are(len(some), unit)} left out: no {side}{_end(places, is_list=is_list)}")
        if is_list:
            for place, null in zip(places, some, strict=True):
                remark(f"  {place}  {null.text}")


def _lacks(null: Null) -> str:
    return null.lacks


def _end(places: Sequence[str], *, is_list: bool) -> str:
    if is_list:
        return ":"
    more = " …; --list shows all" if len(places) > _PLACES else ""
    return f" ({', '.join(places[:_PLACES])}{more})"


def _are(count: int, noun: str) -> str:
    return f"{_count(count, noun)} {'is' if count == 1 else 'are'}"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
