"""What the bilingual page brings along: how it looks, and the script that searches it."""

from base64 import b64encode
from hashlib import sha256

STYLE = """
:root { color-scheme: light dark; --line: #d5d5d5; --faint: #6a6a6a; --paper: #fff; --ink: #1c1c1c;
  --band: #f4f3f0; --amber: #8a5a00; --green: #1f6b35; }
@media (prefers-color-scheme: dark) { :root { --line: #3d3d3d; --faint: #a0a0a0; --paper: #191919;
  --ink: #e6e6e6; --band: #242424; --amber: #e0b060; --green: #7fc796; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 Georgia, "Times New Roman", serif; }
header { position: sticky; top: 0; background: var(--paper); padding: .5rem 0;
  border-bottom: 1px solid var(--line); font-family: system-ui, sans-serif; }
h1 { font-size: 1rem; margin: 0; color: var(--faint); font-weight: normal; }
h2 { font: bold 1.1rem system-ui, sans-serif; margin: 2rem 0 .5rem; }
form { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin-top: .5rem;
  font-size: .9rem; }
form[hidden] { display: none; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { text-align: left; font: .8rem system-ui, sans-serif; color: var(--faint); }
th:first-child { width: 3.5rem; } th:last-child { width: 11rem; }
td, th { vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid var(--line); }
td[lang] { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
  hyphens: auto; }
.number, .status { font: .8rem/1.9 system-ui, sans-serif; color: var(--faint); }
.heading td[lang] { font-weight: bold; }
.code { font: .75em ui-monospace, monospace; color: var(--faint); white-space: nowrap; }
.note { margin: .2rem 0; padding: .2rem .4rem; background: var(--band); color: var(--ink);
  line-height: 1.4; white-space: pre-wrap; overflow-wrap: anywhere; }
[data-status=confirmed] .mark, [data-status=reviewed] .mark, [data-status=locked] .mark {
  color: var(--green); }
[data-status=draft] .mark, [data-status=edited] .mark { color: var(--amber); }
tr[hidden] { display: none; }
@media (max-width: 45rem) { th:last-child { width: 5rem; } th:first-child { width: 2rem; } }
@media print { :root { --paper: #fff; --ink: #000; --line: #bbb; --faint: #555; --band: #eee; }
  @page { margin: 15mm; } body { padding: 0; max-width: none; font-size: 10pt; }
  header { position: static; } form { display: none; } thead { display: table-header-group; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } }
"""

SCRIPT = """
"use strict";
const form = document.querySelector("form");
const [search, status, noted, count] = ["input[type=search]", "select", "input[type=checkbox]",
  "output"].map((name) => form.querySelector(name));
const rows = [...document.querySelectorAll("tbody tr")];
const fold = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
const texts = rows.map((row) => fold(row.textContent));
for (const each of new Set(rows.map((row) => row.dataset.status))) {
  if (each) status.add(new Option(each, each));
}
const show = () => {
  const words = fold(search.value.trim());
  let shown = 0;
  rows.forEach((row, at) => {
    row.hidden = !(texts[at].includes(words) && (!status.value || row.dataset.status ===
      status.value) && (!noted.checked || row.querySelector(".note")));
    shown += !row.hidden;
  });
  count.textContent = `${shown} of ${rows.length}`;
};
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
show();
"""

SCRIPT_SUM = b64encode(sha256(SCRIPT.encode()).digest()).decode("ascii")
"""The script's SHA-256, by which the page lets this script run and no other."""
