"""The pages that are served; nothing in them comes from elsewhere."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

SAFE_HEADERS = {
    # A page that asks for anything elsewhere is refused it by the browser.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; font-src 'self';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' {socket};"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,">
<style>
@font-face {{ font-family: "Roboto Mono"; font-weight: 100 700;
  src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf"); }}
@font-face {{ font-family: "Roboto Mono"; font-style: italic; font-weight: 100 700;
  src: url("/static/fonts/RobotoMono-Italic-VariableFont_wght.ttf"); }}
html, body {{ margin: 0; height: 100%; background: #121212; color: #e0e0e0;
  font-family: "Roboto Mono", monospace; }}
main {{ padding: 2rem; }} a {{ color: #8ab4f8; }} li {{ margin: .4rem 0; }}
.textual-terminal {{ width: 100vw; height: 100vh; overflow: hidden; }}
.closed {{ display: none; position: absolute; inset: 0; background: #121212e6; padding: 2rem; }}
body.-closed .closed {{ display: block; }}
</style>
"""

PAGE_SCRIPT = """"use strict";
// Keys go to the screen from the beginning, and again when one comes back to the tab.
function toTheScreen() { document.querySelector(".xterm-helper-textarea")?.focus(); }
window.addEventListener("load", toTheScreen);
window.addEventListener("focus", toTheScreen);
"""
"""What textual-serve's script leaves out."""

_SCREEN = """<link rel="stylesheet" href="/static/css/xterm.css">
<script src="/static/js/textual.js"></script><script src="/page.js"></script></head>
<body><div id="terminal" class="textual-terminal" data-font-size="{font_size}"
 data-session-websocket-url="{socket}"></div>
<div class="closed"><p>The screen is closed. What was typed is kept.</p>
<p><a href="{here}">Open {name} again</a> · <a href="/">All documents</a></p></div>
</body></html>
"""


def list_page(project: str, documents: Sequence[str]) -> str:
    """The page with all documents of a project."""
    items = "".join(
        f'<li><a href="{document_path(name)}">{escape(name)}</a></li>' for name in documents
    )
    body = f"<main><h1>{escape(project)}</h1><ul>{items or '<li>no documents yet</li>'}</ul></main>"
    return _HEAD.format(title=escape(project)) + f"</head><body>{body}</body></html>\n"


def screen_page(name: str, socket: str, font_size: int) -> str:
    """The page with a document's screen; `socket`: the address that its terminal is at."""
    head = _HEAD.format(title=f"{escape(name)} – alignwb")
    return head + _SCREEN.format(
        font_size=font_size,
        socket=escape(f"{socket}/ws/{quote(name, safe='')}"),
        here=document_path(name),
        name=escape(name),
    )


def document_path(name: str) -> str:
    """Where the page of a document is."""
    return f"/doc/{quote(name, safe='')}"
