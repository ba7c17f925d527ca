/**
 * The style of a report: colours of both schemes in which letters stand out by 4.5 to 1 and marks by 3 to 1, and of print on
 * A4, where the mark of the page stands on every sheet.
 */
export function styleOf(running: string): string {
  return `
:root { color-scheme: light dark; --ink: #0b0c0c; --paper: #ffffff; --line: #505a5f; --grid: #dfe3e6; --soft: #f3f2f1; --link: #1a65a6; --bar: #1d70b8; --other: #b4471d; --mark: #00703c; --inside: #a8121d; --focus: #ffdd00; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --paper: #121619; --line: #b1b4b6; --grid: #343c42; --soft: #23292d; --link: #86b7e3; --bar: #5694ca; --other: #f0915f; --mark: #4fb488; --inside: #ff8f87; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 1.1875rem/1.5 Arial, Helvetica, sans-serif; }
.page { max-width: 60rem; margin: 0 auto; padding: 1rem 1rem 3rem; overflow-wrap: anywhere; }
.reads { max-width: 42rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.6875rem; line-height: 1.25; margin: 2.5rem 0 1rem; padding-top: 1rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.75rem; }
h4 { font-size: 1.1875rem; margin: 1.5rem 0 0.5rem; }
p, ul, figure { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
li { margin-bottom: 0.5rem; }
a { color: var(--link); }
.mark { padding: 0.75rem 1rem; border: 2px solid var(--line); }
.mark.inside { border: 4px solid var(--inside); font-weight: bold; }
.lead { font-size: 1.3125rem; line-height: 1.4; font-weight: bold; padding: 0.75rem 1rem; border-left: 0.4rem solid var(--mark); background: var(--soft); }
figcaption { margin: 0 0 0.5rem; }
figcaption strong, figcaption span { display: block; }
.marks { font-size: 1rem; }
.scroll { overflow-x: auto; margin: 0 0 0.5rem; }
.drawing { display: block; width: 40rem; max-width: none; height: auto; font-variant-numeric: tabular-nums; }
.drawing text, .drawing tspan { white-space: pre; }
summary { color: var(--link); text-decoration: underline; cursor: pointer; padding: 0.25rem 0; }
table { border-collapse: collapse; min-width: 20rem; font-size: 1rem; margin: 0 0 1rem; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
tbody th { font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.long td, .long th { min-width: 12rem; }
.skip { position: absolute; left: -9999px; }
.skip:focus { position: static; display: inline-block; padding: 0.5rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 6px var(--ink); }
@page { size: A4; margin: 18mm 16mm 20mm; @top-center { content: ${cssText(running)}; font: bold 10pt Arial, Helvetica, sans-serif; color: #000000; } @bottom-right { content: counter(page) " / " counter(pages); font: 9pt Arial, Helvetica, sans-serif; color: #000000; } }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --line: #505a5f; --grid: #dfe3e6; --soft: #ffffff; --link: #000000; --bar: #1d70b8; --other: #b4471d; --mark: #00703c; --inside: #a8121d; }
  html, body { font-size: 10.5pt; }
  .page { max-width: none; padding: 0; }
  .skip, nav { display: none; }
  h2, h3, h4, caption, figcaption { break-after: avoid; }
  li, tr, .lead, .drawing { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .drawing { width: 100%; max-width: 15cm; }
  table { font-size: 8pt; min-width: 0; }
  .many { font-size: 6pt; }
  th, td { padding-right: 0.35rem; overflow-wrap: break-word; }
  .long td, .long th { min-width: 0; }
  details:not([open])::details-content { display: block; content-visibility: visible; height: auto; }
  summary { color: inherit; text-decoration: none; }
}
`;
}

/** A text in quotes of CSS; the mark is ours, and what would end the quotes is left out all the same. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} :,.-]/gu, '')}"`;
}
