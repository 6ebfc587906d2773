import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from support.package_files import write_package
from support.package_server import Answers, serving

from alignwb.engines.argos.packages.install import install_file
from alignwb.engines.argos.packages.public_index import downloaded, newest_in_index
from alignwb.errors import EngineError


@pytest.fixture
def use_index(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the address that Argos Translate's settings name."""
    from argostranslate import settings

    return lambda address: monkeypatch.setattr(settings, "remote_package_index", address)


def _entry(version: str, *links: str, source: str = "nl") -> dict[str, object]:
    return {
        "package_version": version,
        "argos_version": "1.5",
        "from_code": source,
        "from_name": "Dutch",
        "to_code": "en",
        "to_name": "English",
        "links": list(links),
        "code": f"translate-{source}_en",
    }


def test_the_newest_package_is_fetched_and_installed(
    use_index: Callable[[str], None], tmp_path: Path, argos_packages: Path
) -> None:
    package = write_package(tmp_path / "made.argosmodel").read_bytes()
    answers: Answers = {"/new.argosmodel": package}
    seen: list[tuple[int, int]] = []
    with serving(answers) as host:
        entries = [
            _entry("1.4", f"{host}/old.argosmodel"),
            _entry("1.10", f"{host}/gone.argosmodel", f"{host}/new.argosmodel"),
            _entry("1.9", f"{host}/middle.argosmodel"),
            _entry("2.0", f"{host}/german.argosmodel", source="de"),
        ]
        answers["/index.json"] = json.dumps(entries).encode()
        use_index(f"{host}/index.json")
        available = newest_in_index("nl", "en")
        assert available.package_version == "1.10"
        with downloaded(available, lambda done, total: seen.append((done, total))) as file:
            assert install_file(file, "nl", "en").is_new
    assert not file.exists()
    assert seen[0] == (0, len(package))
    assert seen[-1] == (len(package), len(package))
    assert [path.name for path in argos_packages.iterdir()] == ["translate-nl_en-1_8"]


def test_without_a_network_it_says_what_to_do_instead(use_index: Callable[[str], None]) -> None:
    with socket.socket() as deaf:  # bound, so that no other program listens there
        deaf.bind(("127.0.0.1", 0))
        port = deaf.getsockname()[1]
        use_index(f"http://127.0.0.1:{port}/index.json")
        with pytest.raises(EngineError, match=rf"127\.0\.0\.1:{port}.*cannot be reached") as caught:
            newest_in_index("nl", "en")
    assert "alignwb model install FILE" in caught.value.hint


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (404, "answers 404"),
        (b"<html>", "is no index"),
        (b"{}", "has no package from “nl” to “en”"),
        (b"[1, 2]", "is no index"),
        (b"null", "is no index"),
        (json.dumps([_entry("1.8", "x", source="de")]).encode(), "has no package from"),
    ],
)
def test_an_index_that_is_none_is_refused(
    answer: bytes | int, reason: str, use_index: Callable[[str], None]
) -> None:
    with serving({"/index.json": answer}) as host:
        use_index(f"{host}/index.json")
        with pytest.raises(EngineError, match=reason):
            newest_in_index("nl", "en")


def test_a_download_that_breaks_off_is_no_download(use_index: Callable[[str], None]) -> None:
    with serving({"/half": b"half a package<cut>", "/forbidden": 403}) as host:
        entries = [_entry("1.8", f"{host}/half", f"{host}/forbidden", "file:///etc/passwd")]
        with serving({"/index.json": json.dumps(entries).encode()}) as index:
            use_index(f"{index}/index.json")
            available = newest_in_index("nl", "en")
        with (
            pytest.raises(EngineError, match=r"half.*answers 403.*http or https only") as caught,
            downloaded(available, lambda _done, _total: None),
        ):
            pass
    assert "alignwb model install FILE" in caught.value.hint
