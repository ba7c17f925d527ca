// Writes docs/errata.md: the places where published figures do not agree, from the data and their checks.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from './manifest.mjs';
import { loadPublished } from './published.mjs';

/** @typedef {typeof import('../src/published/index.js')} Published */
/** @typedef {ReturnType<Published['listErrata']>[number]} Erratum */

/** @type {Record<import('../src/published/index.js').Erratum['verdict'], string>} */
const KINDS = {
  contradicted: 'The printed figures cannot all be right.',
  rounding: 'A matter of rounding; worth knowing before a test is written.',
  incomplete: 'Something is missing that the report does not print.',
  ambiguous: 'It can be read in more than one way.',
  'inconsistent-statement': 'Two statements do not agree; one of them may mean something else.',
  slip: 'A slip of the pen: a label, a reference or a digit.',
};

/** The page, as docs/errata.md should read. @param {Published} published */
export function errataPage(published) {
  const errata = published.listErrata();
  const assumed = assumptionsByCheck(published);
  const reports = [published.rr145, published.rr232, published.fj, published.ibsen, published.ipb];
  const chapters = reports.map(({ key, title }) => {
    const own = errata.filter(({ report }) => report === key);
    return [`## ${key}: ${title}`, ...own.map((erratum) => erratumText(erratum, assumed))].join('\n\n');
  });
  const parts = [introduction(published, errata), inferences(published), ...chapters];
  return `${[...parts, leftOpen(published), assumptions(published)].join('\n\n')}\n`;
}

/** @param {Published} published @param {readonly Erratum[]} errata */
function introduction({ verifyPublished }, errata) {
  const { figures, covered, checks, verdicts } = verifyPublished();
  const computed = errata.filter(({ contradictedChecks }) => contradictedChecks.length > 0).length;
  return `# Errata of the reports

\`\`\`sh
node -e "import('openras/published').then(({ listErrata }) => console.table(listErrata(), ['id', 'verdict']))"
\`\`\`

lists what stands below, a line each, in a folder where openras is installed.

The data of \`openras/published\` hold ${grouped(figures)} figures of five reports exactly as printed. Nothing is corrected in them. This
page lists the ${errata.length} places where figures or statements do not agree, or can be read so, in plain words with the
arithmetic; ${computed} of them are also computed by a check that comes out as contradicted. It is made from the data by \`npm run docs\`.

${covered} of the figures follow from others in ${checks} ways, and each way is worked out again at every verification, with the
room that rounding leaves to every figure in it:

| verdict | ways | what it means |
| --- | ---: | --- |
| reproduced | ${verdicts.reproduced} | The printed figures, put through the formula and rounded, give the printed figure. |
| within rounding | ${verdicts['within-rounding']} | Not quite, but unrounded values that would print the same can give it; or others only bound it, and it lies within. |
| wide interval | ${verdicts['wide-interval']} | What the others leave possible holds the printed figure and is wider than a fifth of it, so that agreeing says little. |
| contradicted | ${verdicts.contradicted} | No unrounded values that would print the same can give it, under the assumption stated with the check. |
| cannot be derived | ${grouped(verdicts['cannot-be-derived'])} | Figures that nothing else in print implies, or whose comparison rests on something that the report leaves open. They may be right or wrong. |

A contradiction says that figures do not fit together, not which of them is wrong: where £328,500 and £90,000 stand beside
a total of £429,500, the check of the total fails although the error sits in the £90,000. Where it needs an assumption, the
assumption may be what is wrong; it stands beneath the erratum.

A figure with a word before it is read as follows. "Over", "more than" and "at least" make it a lower bound, "less than",
"below", "up to" and "just under" an upper bound. "Nearly", "around", "about" and "approximately" leave half of the
precision that the data give the figure to either side; that width is our reading, so such a figure is at best within rounding.`;
}

/** @param {Published} published */
function inferences({ familiesBehind, inferSiteSizes }) {
  const ways = /** @type {const} */ (['increased', 'decreased', 'unchanged']);
  const shares = (/** @type {'f27' | 'f31'} */ figure) =>
    ways.map((way) => /** @type {const} */ (`rr145-${figure}-all-${way}`));
  const text = (/** @type {number[][]} */ counts) => counts.map((count) => count.join(', ')).join(' or ') || 'none';
  const { site1, site3, solutions } = inferSiteSizes();
  return `## What can be inferred, and on what condition

No report prints these numbers. They are the only whole numbers that fit, if the condition holds.

| what | whole families | condition |
| --- | --- | --- |
| RR145 Figure 27: up, down, the same, of 91 | ${text(familiesBehind(shares('f27'), 'rr145-f27-n'))} | The shares pool all families; 5.48 speaks of an average across the sites. |
| the same of the 92 that Table 33 prints | ${text(familiesBehind(shares('f27'), 'rr145-t33-n'))} | On the same condition 92 cannot be the number of Figure 27. |
| RR145 Figure 30: moderated, of 124 | ${text(familiesBehind(['rr145-f30-all-moderated'], 'rr145-f30-n'))} | The share pools all families; 5.53 speaks of an average. |
| RR145 Figure 31: up, down, the same, of 91 | ${text(familiesBehind(shares('f31'), 'rr145-f31-n'))} | The shares are of families. |
| the same of the 92 that Table 33 prints | ${text(familiesBehind(shares('f31'), 'rr145-t33-n'))} | So Figure 31 does not decide between 91 and 92. |
| RR145: families in site 1 | ${site1.join(' or ')} | Tables 28 and 33 are of the same 91 families, and the average change of Table 28 is that of the mean. |
| RR145: families in site 3 | ${site3.join(' or ')} | As for site 1. |

The last two come out of a search through every way to give six sites a size. Sites 1 and 3 must have whole families for
their shares in Figures 27 and 31; every site whose smallest and largest amounts differ has at least two; the means over
all sites of Table 33 and the change over all sites of Table 28 must be possible. ${grouped(solutions)} ways are left, and in all of them
sites 1 and 3 have these sizes; the other four sites are not determined.`;
}

/** @param {Published} published @returns {Map<string, string>} */
function assumptionsByCheck({ verifyReport, REPORT_KEYS }) {
  const rows = REPORT_KEYS.flatMap((key) => verifyReport(key));
  return new Map(rows.flatMap(({ check, assumption }) => (assumption === null ? [] : [[check, assumption]])));
}

/** @param {Erratum} erratum @param {ReadonlyMap<string, string>} assumed the assumptions by check */
function erratumText({ id, published, others_give: others, arithmetic, verdict, contradictedChecks }, assumed) {
  const computed = contradictedChecks.map((check) => {
    const assumption = assumed.get(check);
    return `\n- Computed by \`${check}\`${assumption === undefined ? '.' : `, assuming: ${escaped(assumption)}`}`;
  });
  return `### ${id}

- **Printed:** ${escaped(published)}
- **Others give:** ${escaped(others)}
- **Verdict:** ${verdict}. ${KINDS[verdict]}

${escaped(arithmetic)}${computed.length === 0 ? '' : `\n${computed.join('')}`}`;
}

/** @param {Published} published */
function leftOpen({ verifyReport, REPORT_KEYS }) {
  const rows = REPORT_KEYS.flatMap((key) => verifyReport(key))
    .filter(({ verdict, from }) => verdict === 'cannot-be-derived' && from.length > 0)
    .map(({ check, printed, arithmetic }) => {
      const [sum = '', reason = ''] = arithmetic.split('; open: ');
      return `| \`${check}\` | ${escaped(printed)} | ${escaped(sum)} | ${escaped(reason)} |`;
    });
  return `## What does not look alike and is no contradiction

These figures differ from others, but only if the report means what it leaves open. Nothing is said against them.

| figure | printed | others give | what is open |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}

/** @param {Published} published */
function assumptions({ verifyReport, REPORT_KEYS }) {
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { assumption, check } of REPORT_KEYS.flatMap((key) => verifyReport(key))) {
    if (assumption !== null) byText.set(assumption, [...(byText.get(assumption) ?? []), check]);
  }
  const rows = [...byText].map(([text, checks]) => `| ${escaped(text)} | ${checks.length} | \`${checks[0]}\` |`);
  return `## What the checks assume\n\n| assumption | checks | the first |\n| --- | ---: | --- |\n${rows.join('\n')}`;
}

/** @param {number} value */
function grouped(value) {
  return value.toLocaleString('en-GB');
}

/** Keeps Markdown from reading signs in a sentence. @param {string} text */
function escaped(text) {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(`${root}docs/errata.md`, errataPage(await loadPublished()));
