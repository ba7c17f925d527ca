import { explainSteps } from '../../src/explain/steps.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { percentileKind } from '../../src/model/percentile/kind.js';
import { formatPounds } from '../../src/money/amount.js';

/** The five constructed families of docs/ras5.md; two have equal points. */
const FAMILIES = [
  { caseId: 'Family 1', points: 50, packageValue: '3000' },
  { caseId: 'Family 2', points: 40, packageValue: '12000' },
  { caseId: 'Family 3', points: 30, packageValue: '6000' },
  { caseId: 'Family 4', points: 30, packageValue: '1500' },
  { caseId: 'Family 5', points: 10, packageValue: '7500.01' },
];

/** The parts of docs/ras5.md that the code writes, by their names. */
export function generatedParts(): Map<string, string> {
  const { model } = calibratePercentile(FAMILIES, { fundingBasis: 'pot' });
  const open = percentileKind.open(model, ['model']);
  const letter = (points: number): string => {
    const { steps } = open.allocate({ caseId: 'x', points }, ['case']);
    return explainSteps(steps)
      .map((sentence, index) => `${index + 1}. ${sentence}`)
      .join('\n');
  };
  const rows = FAMILIES.map(({ caseId, points, packageValue }) => {
    const { indicative } = open.allocate({ caseId, points }, ['case']);
    return `| ${caseId} | ${points} | ${formatPounds(pounds(packageValue))} | ${formatPounds(indicative ?? '')} |`;
  });
  const head = ['| | Points | Earlier package, a year | Indicative budget, a year |', '| --- | ---: | ---: | ---: |'];
  return new Map([
    ['families', [...head, ...rows].join('\n')],
    ['family-3', letter(30)],
    ['family-5', letter(10)],
    ['later-family', letter(35)],
    ['highest', letter(60)],
  ]);
}

const pounds = (amount: string): string => (amount.includes('.') ? amount : `${amount}.00`);

/** A page with its generated parts replaced by what the code gives now. */
export function regenerate(page: string): string {
  let text = page;
  for (const [name, part] of generatedParts()) {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the page has no part called ${name}`);
    text = `${text.slice(0, from + begin.length)}\n${part}\n${text.slice(to)}`;
  }
  return text;
}
