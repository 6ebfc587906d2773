import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from support.pdf_documents import Printed, pdf

from alignwb.errors import FormatError
from alignwb.files.reading_limits import seconds_of_pdf
from alignwb.formats.pdf import pdf_process
from alignwb.formats.pdf.pdf_process import pdf_pages

PATH = Path("kaart.pdf")


def refusal(data: bytes = b"") -> FormatError:
    with pytest.raises(FormatError) as refused:
        pdf_pages(data, PATH)
    assert refused.value.message.startswith("kaart.pdf: ")
    assert refused.value.hint
    return refused.value


def program(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have another program read PDFs."""
    monkeypatch.setattr(pdf_process, "_PROGRAM", (sys.executable, "-P", "-c", code))


def test_words_have_their_places() -> None:
    (page,) = pdf_pages(pdf([Printed("Noord en", 100, 500, 20)]), PATH).pages
    assert page is not None
    north, south = page
    assert (north.text, north.left, north.right, north.base, north.size) == (
        "Noord", 100, 150, 500, 20,
    )  # fmt: skip
    assert (south.text, south.left, south.begins) == ("en", 160, " ")


def test_a_program_that_crashes_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert "broke down: the file is damaged, or takes more than" in refusal().message


def test_what_was_read_before_a_crash_is_not_taken_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    said = '{"pages":2}\\n{"page":[]}\\n{"page":['
    program(monkeypatch, f"import os; os.write(1, b'{said}'); os.abort()")
    assert "broke down at page 2" in refusal().message


def test_a_program_that_uses_too_much_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    program(
        monkeypatch,
        "from alignwb.formats.pdf.pdfium_worker import _limit\n"
        "_limit('RLIMIT_CPU', 1)\n"
        "while True: pass",
    )
    assert "takes too long" in refusal().message


def test_a_program_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(pdf_process, "_PATIENCE", 0.001)
    begun_s = time.monotonic()
    assert "takes too long" in refusal().message
    assert time.monotonic() - begun_s < 60


def test_a_file_that_unpacks_to_much_more_than_memory_is_refused() -> None:
    bomb = zlib.compress(zlib.compress(bytes(1_500_000_000), 9), 9)
    content = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream"
    sound = pdf([Printed("veen", 72, 700)])
    at = sound.index(b"<</Length", sound.index(b"4 0 obj"))
    end = sound.index(b"endstream", at) + len(b"endstream")
    data = sound[:at] + content % (len(bomb), bomb) + sound[end:]
    begun_s = time.process_time()
    with pytest.raises(FormatError, match=r"kaart\.pdf"):
        pdf_pages(data, PATH)
    assert time.process_time() - begun_s < 5


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "raise ModuleNotFoundError(\"No module named 'pypdfium2'\")")
    error = refusal()
    assert "pypdfium2" in error.message
    assert "pip install" in error.hint


@pytest.mark.parametrize(
    ("refused", "said"), [("pages", "too many pages"), ("text", "too much text")]
)
def test_what_is_beyond_a_limit_is_told(
    refused: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(monkeypatch, f'print(\'{{"refused": "{refused}"}}\')')
    assert said in refusal().message


def test_the_library_is_loaded_in_the_other_process_only() -> None:
    code = (
        "import sys, pathlib; from alignwb.formats.pdf.pdf_document import read_pdf\n"
        f"read_pdf({pdf([Printed('duin', 72, 700)])!r}, pathlib.Path('x.pdf'))\n"
        "sys.exit(any(name.startswith('pypdfium2') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_more_pages_have_more_time() -> None:
    assert seconds_of_pdf(1) < 5
    assert seconds_of_pdf(400) > 2 * seconds_of_pdf(1)
