"""Argos Translate's index of packages, and downloading from it.

Argos's own functions for this have no timeout, print errors and go on, and call themselves
without end when there is no network; so only its address and its entries are taken from it.
"""

import json
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO, cast

from alignwb.engines.argos.packages.package import version_key
from alignwb.engines.argos.runtime.library import argos_package_module, argos_settings
from alignwb.engines.argos.runtime.library_types import AvailablePackage
from alignwb.errors import EngineError

DownloadWatcher = Callable[[int, int], None]
"""Called with bytes done and bytes in all (0 if not known)."""

_TIMEOUT_S = 20.0
_INDEX_MOST_BYTES = 20 * 2**20
_PACKAGE_MOST_BYTES = 4 * 2**30
_CHUNK_BYTES = 2**18
_OFFLINE_HINT = (
    "Without a network: download the package on another machine, bring the file here and install"
    " it with `alignwb model install FILE`. Until then the starter package goes on working."
)


def newest_in_index(source_lang: str, target_lang: str) -> AvailablePackage:
    """The newest `argostranslate.package.AvailablePackage` of a pair.

    Raises EngineError if the index cannot be reached or read, or has none.
    """
    address = argos_settings().remote_package_index
    try:
        with _open(address) as response:
            entries = json.loads(response.read(_INDEX_MOST_BYTES))
        packages = [argos_package_module().AvailablePackage(entry) for entry in entries]
    except (ValueError, AttributeError, TypeError) as error:
        raise EngineError(f"{address}: is no index of packages: {error}") from error
    matches = [
        package
        for package in packages
        if (package.from_code, package.to_code) == (source_lang, target_lang)
        and package.type == "translate"
        and package.links
    ]
    if not matches:
        raise EngineError(f"{address}: has no package from “{source_lang}” to “{target_lang}”")
    return cast(
        AvailablePackage,
        max(matches, key=lambda package: version_key(str(package.package_version))),
    )


@contextmanager
def downloaded(package: AvailablePackage, progress: DownloadWatcher) -> Iterator[Path]:
    """The package's file, downloaded from the first of its links that gives it, until the end.

    Raises EngineError with every link's reason if none does.
    """
    reasons: list[str] = []
    with tempfile.TemporaryDirectory(prefix="alignwb-download-") as folder:
        file = Path(folder, "package.argosmodel")
        for link in package.links:
            try:
                with _open(str(link)) as response, file.open("wb") as output:
                    _copy(response, output, progress)
                break
            except EngineError as error:
                reasons.append(error.message)
            except (OSError, HTTPException) as error:
                reasons.append(f"{link}: {error}")
        else:
            raise EngineError("; ".join(reasons), hint=_OFFLINE_HINT)
        yield file


def _open(address: str) -> HTTPResponse:
    """An open response.  Raises EngineError if there is no network or nothing at the address."""
    if not address.startswith(("http://", "https://")):
        raise EngineError(f"{address}: packages are fetched by http or https only")
    request = urllib.request.Request(address, headers={"User-Agent": "alignwb"})  # noqa: S310
    try:
        response = urllib.request.urlopen(request, timeout=_TIMEOUT_S)  # noqa: S310  # checked above
        return cast(HTTPResponse, response)
    except urllib.error.HTTPError as error:
        with error:
            raise EngineError(
                f"{address}: the server answers {error.code} {error.reason}", hint=_OFFLINE_HINT
            ) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise EngineError(f"{address}: cannot be reached: {reason}", hint=_OFFLINE_HINT) from error


def _copy(response: HTTPResponse, output: IO[bytes], progress: DownloadWatcher) -> None:
    total = int(response.headers.get("Content-Length") or 0)
    done = 0
    progress(0, total)
    while chunk := response.read(_CHUNK_BYTES):
        done += len(chunk)
        if done > _PACKAGE_MOST_BYTES:
            raise EngineError(f"{response.url}: is larger than any package")
        output.write(chunk)
        progress(done, total)
    if done < total:
        raise EngineError(f"{response.url}: the download broke off at {done} of {total} bytes")
