import { expect, test } from 'vitest';
import * as models from '../../src/allocation/index.js';
import * as change from '../../src/change/index.js';
import * as costing from '../../src/costing/index.js';
import * as equity from '../../src/equity/index.js';
import * as main from '../../src/index.js';
import * as moderation from '../../src/moderation/index.js';
import * as sensitivity from '../../src/sensitivity/index.js';
import { problemsOf } from '../questionnaire/support.js';

// An option that there is not, beside a row whose amount or points are no number, beside a second row of the same kind.
const sample = [
  { caseId: 'a', points: 'x', packageValue: '1' },
  { caseId: 'b', points: '1', packageValue: '-' },
] as never;
const amounts = [
  { caseId: 'a', traditional: 'x' },
  { caseId: 'b', traditional: '-' },
] as never;
const lines = [
  { id: 'l1', amount: 'x' },
  { id: 'l2', amount: '-' },
];
const odd = { colour: 'red' };
const policy = { schemaVersion: 2, rules: [{ rule: 'nope' }, { rule: 'floor', at: 'never' }] };
const tableRows = ['a–b', '5'].map(
  (points) =>
    new Map([
      ['points', points],
      ['amount', 'much'],
    ]),
);
const lineRows = ['x', '-'].map(
  (amount) =>
    new Map([
      ['case_id', 'F1'],
      ['line_id', amount],
      ['amount', amount],
    ]),
);

const calls: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ['calibratePricePoint', () => main.calibratePricePoint(sample, odd as never), ['options', 'sample/0', 'sample/1']],
  ['calibratePercentile', () => main.calibratePercentile(sample, odd as never), ['options', 'sample/0', 'sample/1']],
  [
    'parseInstrument',
    () => main.parseInstrument({ ...odd, id: 7, statements: [{ id: 's' }] }),
    ['id', 'statements/0', 'colour'],
  ],
  ['parsePolicy', () => moderation.parsePolicy(policy), ['policy/schemaVersion', 'policy/rules/0', 'policy/rules/1']],
  [
    'moderate',
    () => main.moderate({ caseId: '', period: 'year', amounts: { final: 'x' } }, policy as never),
    ['policy/rules/0', 'policy/rules/1', 'case/caseId', 'case/amounts'],
  ],
  [
    'costPackage',
    () => main.costPackage({ caseId: 'F1', kind: 'package', lines } as never, odd as never),
    ['options', 'package/lines/0', 'package/lines/1'],
  ],
  [
    'costPackages',
    () => costing.costPackages([{ caseId: 'F1', kind: 'package', lines }, { lines }] as never, odd as never),
    ['options', 'packages/0/lines/0', 'packages/0/lines/1', 'packages/1'],
  ],
  [
    'packagesFromRows',
    () => costing.packagesFromRows(lineRows, { convention: 'none' } as never),
    ['options', 'rows/0', 'rows/1'],
  ],
  [
    'allocationTableFromRows',
    () => models.allocationTableFromRows(tableRows, odd as never),
    ['options', 'rows/0', 'rows/1'],
  ],
  ['compareStages', () => change.compareStages(amounts, odd as never), ['options', 'cases/0', 'cases/1']],
  ['groupGaps', () => equity.groupGaps(amounts, odd as never), ['options', 'cases/0', 'cases/1']],
  ['compareScenarios', () => change.compareScenarios(sample, odd as never), ['scenarios', 'cases/0']],
  ['stressReserve', () => sensitivity.stressReserve(amounts, odd as never), ['options', 'cases/0', 'cases/1']],
];

test.each(calls)('%s tells what is wrong with its options and with every row in one error', (_, call, places) => {
  const told = problemsOf(call).map((problem) => problem.split(' ').slice(1).join(' '));
  const missing = places.filter((place) => !told.some((path) => path === place || path.startsWith(`${place}/`)));
  expect([missing, told]).toEqual([[], told]);
});
