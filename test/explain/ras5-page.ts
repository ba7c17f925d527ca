import { explainAllocation } from '../../src/explain/allocation.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { percentileKind } from '../../src/model/percentile/kind.js';
import { formatPounds } from '../../src/money/amount.js';
import { numbered } from './generated-page.js';

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
    return numbered(explainAllocation(open.allocate({ caseId: 'x', points }, ['case'])));
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
