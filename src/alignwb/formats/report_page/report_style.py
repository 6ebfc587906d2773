"""How a report looks: on a screen by day and by night, on a telephone, on paper."""

REPORT_STYLE = """
:root { color-scheme: light dark; --line: #d0d0d0; --faint: #5c5c5c; --paper: #fff; --ink: #1c1c1c;
  --band: #f4f3f0; --extra: #9a1c1c; --lacking: #14612b; --warn: #7a4d00;
  --series-1: #2f5d9b; --series-2: #b85c00; --series-3: #2d7a4b; --series-4: #8a3f8f;
  --series-5: #7a6a2a; }
@media (prefers-color-scheme: dark) { :root { --line: #454545; --faint: #a8a8a8; --paper: #191919;
  --ink: #e6e6e6; --band: #262626; --extra: #f09a9a; --lacking: #86cf9c; --warn: #e5b766;
  --series-1: #7fa9de; --series-2: #ee9f55; --series-3: #79c495; --series-4: #d08fd5;
  --series-5: #cbb866; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.25rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
.subtitle { color: var(--faint); margin: .25rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding-top: .5rem;
  border-top: 1px solid var(--line); }
h3 { font-size: .95rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
.warning { border-left: .25rem solid var(--warn); background: var(--band); padding: .4rem .75rem; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
td, th { padding: .25rem .75rem .25rem 0; text-align: right; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th { color: var(--faint); font-weight: 600; }
td { white-space: nowrap; }
.words td { white-space: normal; }
td:first-child, th:first-child, .words td, .words th { text-align: left; }
.words td { overflow-wrap: anywhere; min-width: 5rem; }
figure { margin: 1rem 0; max-width: 42rem; }
figcaption { font-weight: 600; font-size: .95rem; }
figure svg { display: block; width: 100%; height: auto; color: var(--ink); }
figure svg * { stroke-linejoin: round; stroke-linecap: butt; }
.example { margin: 1rem 0; padding: .6rem .75rem; background: var(--band); }
.example p.facts { color: var(--faint); font-size: .85rem; margin: .1rem 0 .4rem; }
dl { display: grid; grid-template-columns: minmax(5.5rem, max-content) 1fr; gap: .25rem .75rem;
  margin: 0; }
dt { color: var(--faint); font-size: .85rem; line-height: 1.75; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: plaintext; font-family: Georgia,
  "Times New Roman", serif; }
del { color: var(--extra); text-decoration: line-through; }
ins { color: var(--lacking); text-decoration: underline; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; }
  table { font-size: .8rem; } td, th { padding-right: .5rem; } }
@media print { :root { --paper: #fff; --ink: #000; --line: #bbb; --faint: #444; --band: #f2f2f2;
  --extra: #9a1c1c; --lacking: #14612b; --warn: #7a4d00; --series-1: #2f5d9b; --series-2: #b85c00;
  --series-3: #2d7a4b; --series-4: #8a3f8f; --series-5: #7a6a2a; }
  @page { margin: 15mm; } body { padding: 0; max-width: none; font-size: 10pt; }
  .scroll { overflow: visible; } table { font-size: 8pt; } thead { display: table-header-group; }
  tr, figure, .example, .warning { break-inside: avoid; } h2, h3 { break-after: avoid; }
  figure { max-width: 14cm; } }
"""
