import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { costPackage } from '../../src/costing/cost-package.js';
import { costPackages } from '../../src/costing/cost-packages.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf } from '../run/support.js';

// £200 a week until the day on which £210 a week begins: on that day, and without a day, both would count.
const line = (id: string, amount: string, dates: object) => ({
  id,
  name: 'club',
  amount,
  per: 'week' as const,
  serves: ['rest'],
  ...dates,
});
const lines = [
  line('old', '200', { endsOn: '2026-04-01' }),
  { ...line('new', '210', { startsOn: '2026-04-01' }), name: 'club' },
];
const TOLD = expect.objectContaining({
  code: 'lines-in-succession',
  message: expect.stringContaining(
    'line old ends on 2026-04-01, the day on which line new of the same service begins, and both are in the full-year cost',
  ),
});
const shared = { schemaVersion: 1, period: 'year' } as const;
const needs = [{ id: 'rest' }];
const costing = (onDay?: string) => ({ convention: '52-weeks', ...(onDay !== undefined && { onDay }) }) as const;

/** Every model that costs lines, with a case whose only lines are the two. */
const MODELS: readonly (readonly [string, (onDay?: string) => Model, object])[] = [
  [
    'plan-cost',
    (onDay) => ({ ...shared, kind: 'plan-cost', costing: costing(onDay) }) as Model,
    { needs, lines, agreed: true, approved: true },
  ],
  [
    'reshaped-package',
    (onDay) => ({ ...shared, kind: 'reshaped-package', costing: costing(onDay) }) as Model,
    { needs, lines },
  ],
  [
    'reshaped-package, of what is wanted instead',
    (onDay) => ({ ...shared, kind: 'reshaped-package', costing: costing(onDay) }) as Model,
    { needs, lines: [{ id: 'all', amount: '50000', per: 'year', serves: ['rest'] }], instead: { needs, lines } },
  ],
  [
    'provision-offset',
    (onDay) => ({ ...shared, kind: 'provision-offset', costing: costing(onDay) }) as Model,
    { budget: '50000', lines: lines.map(({ serves: _, ...one }) => one) },
  ],
  [
    'proxy-services',
    (onDay) => ({ ...shared, kind: 'proxy-services', costing: costing(onDay) }) as Model,
    { needs, lines, approved: true },
  ],
];

describe('an old rate that ends on the day on which the new one begins', () => {
  test.each(MODELS)('is told by %s, on that day and without a day', (_, modelOf, one) => {
    for (const day of [undefined, '2026-04-01']) {
      const { warnings } = openModel(modelOf(day)).allocate({ caseId: 'c', ...one });
      expect(warnings).toContainEqual(TOLD);
    }
    const { warnings } = openModel(modelOf('2026-05-01')).allocate({ caseId: 'c', ...one });
    expect(warnings.map(({ code }) => code)).not.toContain('lines-in-succession');
  });

  test('is told by a package, by a list of them, and by the plans of a run', () => {
    const input = { caseId: 'c', kind: 'package', convention: '52-weeks', needs, lines } as const;
    expect(costPackage(input).warnings).toContainEqual(TOLD);
    expect(costPackages([input]).costs[0]?.warnings).toContainEqual(TOLD);
    const plans = [{ ...input, kind: 'plan' as const }];
    expect(runCouncil(councilOf({ plans })).warnings).toContainEqual(TOLD);
  });
});
