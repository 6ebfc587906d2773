"""A small server that speaks LibreTranslate's protocol, on this machine."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LANGUAGES = [
    {"code": "nl", "name": "Dutch", "targets": ["en", "nl"]},
    {"code": "en", "name": "English", "targets": ["nl"]},
]
_WORDS = dict(
    pair.split("=")
    for pair in (
        "de=the het=the een=a kat=cat hond=dog zat=sat zit=sits op=on mat=mat huis=house en=and"
        " zag=saw vogels=birds is=is was=was van=of in=in hij=he zij=she woonde=lived raad=council"
        " gedeporteerd=deported werd=was door=by ziet=sees rode=red"
    ).split()
)


@dataclass(frozen=True)
class Canned:
    """An answer that is given as it is, in the place of the next one.

    Attributes:
        status: Its status.
        body: Its content: bytes as they are, anything else as JSON.
        headers: More of them.
        breaks_off: Whether the connection ends in the middle of it.
    """

    status: int = 200
    body: object = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    breaks_off: bool = False


@dataclass
class TranslationServer:
    """What the server does, and what it was asked.

    Attributes:
        url: Its address.
        canned: Answers to give first, whatever is asked.
        asked: The bodies of the requests for translations so far.
        translate: Makes the translations of a text, the best first.
        most_texts: How many texts it takes at once.
        most_characters: How many characters a text may have.
        key: The key that it wants; "" for none.
        languages: Its answer to what it translates.
    """

    url: str = ""
    canned: list[Canned] = field(default_factory=list)
    asked: list[dict[str, object]] = field(default_factory=list)
    translate: Callable[[str], list[str]] = lambda text: [word_by_word(text)]
    most_texts: int = 1000
    most_characters: int = 100_000
    key: str = ""
    languages: object = field(default_factory=lambda: LANGUAGES)

    @property
    def texts(self) -> list[str]:
        """All texts it was asked for, in order."""
        found: list[str] = []
        for body in self.asked:
            texts = body["q"]
            assert isinstance(texts, list)
            found += texts
        return found

    def answer(self, path: str, body: dict[str, object] | None) -> Canned:
        if body is not None:
            self.asked.append(body)
        if self.canned:
            return self.canned.pop(0)
        if path.endswith("/languages"):
            return Canned(body=self.languages)
        if not path.endswith("/translate") or body is None:
            return Canned(404, {"error": "Not Found"})
        return self._translated(body)

    def _translated(self, body: dict[str, object]) -> Canned:
        texts = body["q"]
        assert isinstance(texts, list)
        if self.key and body.get("api_key") != self.key:
            return Canned(403, {"error": "Invalid API key"})
        if len(texts) > self.most_texts:
            limit = (
                f"Invalid request: request ({len(texts)}) exceeds text limit ({self.most_texts})"
            )
            return Canned(400, {"error": limit})
        if any(len(text) > self.most_characters for text in texts):
            return Canned(400, {"error": "Invalid request: request exceeds text limit"})
        made = [self.translate(text) for text in texts]
        count = body.get("alternatives", 0)
        assert isinstance(count, int)
        return Canned(
            body={
                "translatedText": [texts[0] for texts in made],
                "alternatives": [texts[1 : 1 + count] for texts in made],
            }
        )


def word_by_word(text: str) -> str:
    """English for a few Dutch words; the others stay."""
    return " ".join(map(_word, text.split()))


def _word(word: str) -> str:
    core = word.strip(".,;:!?‘’“”\"'()")
    made = _WORDS.get(core.lower(), core)
    if core[:1].isupper() and core.lower() in _WORDS:
        made = made.capitalize()
    return word.replace(core, made, 1) if core else word


@contextmanager
def serving_translations(server: TranslationServer | None = None) -> Iterator[TranslationServer]:
    """A server that answers until the end."""
    what = server or TranslationServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._answer(json.loads(self.rfile.read(length)))

        def _answer(self, body: dict[str, object] | None) -> None:
            canned = what.answer(self.path, body)
            data = (
                canned.body if isinstance(canned.body, bytes) else json.dumps(canned.body).encode()
            )
            self.send_response(canned.status)
            headers = {"Content-Type": "application/json", **canned.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if canned.breaks_off else data)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    what.url = f"http://127.0.0.1:{http.server_port}"
    try:
        yield what
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
