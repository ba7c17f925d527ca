/** The style of a page: colours of both schemes with a contrast of 4.5 or more, and of print on A4. */
export function styleOf(large: boolean): string {
  return `
:root { color-scheme: light dark; --ink: #0b0c0c; --paper: #ffffff; --line: #505a5f; --bar: #1d70b8; --now: #00703c; --soft: #f3f2f1; --focus: #ffdd00; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --paper: #121619; --line: #b1b4b6; --bar: #5694ca; --now: #4fb488; --soft: #23292d; } }
html { font-size: ${large ? '150%' : '100%'}; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 1.1875rem/1.5 Arial, Helvetica, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.4375rem; line-height: 1.25; margin: 2rem 0 0.75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
p, ul { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
li { margin-bottom: 0.5rem; }
.lead { font-size: 1.5rem; line-height: 1.35; font-weight: bold; padding: 1rem; border-left: 0.4rem solid var(--now); background: var(--soft); }
.note { padding: 0.75rem 1rem; border: 2px solid var(--line); }
table { width: 100%; border-collapse: collapse; margin: 0 0 1rem; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); }
thead th { overflow-wrap: normal; }
tbody th { font-weight: normal; }
td:last-child, th:last-child { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
svg { display: block; margin: 0 0 1rem; font-size: 1rem; }
svg text { fill: var(--ink); }
svg .holds { font-weight: bold; }
.bar { fill: var(--bar); }
.now { fill: var(--now); stroke: var(--ink); stroke-width: 2; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 5px var(--ink); }
@page { size: A4; margin: 18mm; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --line: #505a5f; --bar: #1d70b8; --now: #00703c; --soft: #ffffff; }
  body { font-size: ${large ? '18pt' : '12pt'}; }
  html { font-size: ${large ? '18pt' : '12pt'}; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  li, tr, svg, .lead { break-inside: avoid; }
}
`;
}
