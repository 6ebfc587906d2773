"""An exchange with a LibreTranslate server that there is not."""

from collections.abc import Callable, Mapping, Sequence

from support.translation_server import LANGUAGES

from alignwb.engines.libretranslate.exchange import Exchange
from alignwb.engines.libretranslate.server import Server


class SayingExchange(Exchange):
    """Answers without any server.

    say: gives the translations of a text, the best first.
    """

    def __init__(self, say: Callable[[str], Sequence[str]]) -> None:
        super().__init__(Server("office", "http://localhost"))
        object.__setattr__(self, "_say", say)

    def ask(
        self,
        service: str,
        body: Mapping[str, object] | None = None,
        _cancelled: Callable[[], bool] = lambda: False,
    ) -> object:
        if service == "languages":
            return LANGUAGES
        assert body is not None
        texts = body["q"]
        assert isinstance(texts, list)
        said = list(map(self._say, texts))  # type: ignore[attr-defined]  # it is set above
        return {
            "translatedText": [each[0] for each in said],
            "alternatives": [list(each[1:]) for each in said],
        }
