"""The Markdown parser, made to tell where in its text each inline construct stands."""

from collections.abc import Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

_DELIMITERS = "*_~"


def markdown_parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough and footnotes; footnote markers are text.

    Every inline token but text has the place where it stands in its block's text: `span_of`.
    """
    parser = MarkdownIt("commonmark").enable("table")
    rules = parser.get_active_rules()
    inline = _PlacedInline()
    inline.ruler.enableOnly([*rules["inline"], "strikethrough"])
    # Joining neighbouring texts would lose the places of what stands between them.
    inline.ruler2.enableOnly(
        [*(name for name in rules["inline2"] if name != "fragments_join"), "strikethrough"]
    )
    parser.inline = inline
    footnote_plugin(parser, inline=False, move_to_end=False)
    return parser.disable("footnote_ref")


def span_of(token: Token) -> tuple[int, int]:
    """Where an inline token stands in the text of its block."""
    start, end = token.meta["span"]
    return int(start), int(end)


class _PlacedState(StateInline):
    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        for token in state.tokens:
            _place_delimiter(token)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        end = state.posMax
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            if state.level < state.md.options["maxNesting"] and any(
                rule(state, False) for rule in rules
            ):
                _place(state, state.tokens[count:], start)
                continue
            state.append_pending(state.src[state.pos])
            state.pos += 1
        if state.pending:
            state.pushPending()


def _place(state: StateInline, pushed: Sequence[Token], start: int) -> None:
    """Give what one rule has pushed its place; what is inside of a link has its own already."""
    own = [token for token in pushed if "at" in token.meta and "span" not in token.meta]
    if not own:
        return
    if own[0].type == "text" and own[0].content[:1] in _DELIMITERS:
        at = start
        for token in own:
            token.meta["span"] = at, at + len(token.content)
            at += len(token.content)
        return
    first, last = own[0], own[-1]
    if first.type == "hardbreak":
        while start and state.src[start - 1] == " ":
            start -= 1
    if last.type == "link_close" and last.info != "auto":
        label = first.meta["at"]
        first.meta["span"] = label - 1, label
        last.meta["span"] = last.meta["at"], state.pos
        return
    first.meta["span"] = start, state.pos


def _place_delimiter(token: Token) -> None:
    """A strong delimiter is made of two, of which the parser keeps the inner one."""
    if token.type == "strong_open":
        start, end = span_of(token)
        token.meta["span"] = start - 1, end
    elif token.type == "strong_close":
        start, end = span_of(token)
        token.meta["span"] = start, end + 1
