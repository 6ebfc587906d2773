"""Certificates of the tests' own making, by OpenSSL's program."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key, each in a file."""

    path: Path
    key: Path


def self_signed(folder: Path, name: str, where: str) -> Certificate:
    """A self-signed certificate; `where`: "IP:127.0.0.1" or "DNS:db.example.org"."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed here")
    made = Certificate(folder / f"{name}.crt", folder / f"{name}.key")
    words = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    subject = ("-days", "3", "-subj", f"/CN={name}", "-addext", f"subjectAltName={where}")
    files = ("-keyout", str(made.key), "-out", str(made.path))
    subprocess.run((program, *words, *subject, *files), check=True, capture_output=True)
    return made
