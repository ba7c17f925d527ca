import { certain } from '../../exact/at.js';
import { formatRatio, ratio } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { given, penceInPounds, stepRecorder } from '../../record/step/recorder.js';
import type { Step } from '../../record/step/step.js';
import { spentIn } from './check.js';
import type { ParsedAccount } from './input.js';

interface Worked {
  readonly owed: Pence;
  readonly allowed: { readonly weeks: Pence; readonly savings: Pence; readonly carryOver: Pence };
  readonly reclaim: Pence;
}

const pounds = (name: string, pence: Pence, label: string) => given(name, penceInPounds(pence), label);

/** How the surplus and the reclaim came about. */
export function stepsOfAccount(
  { statements, terms }: ParsedAccount,
  { owed, allowed, reclaim }: Worked,
): readonly Step[] {
  const recorder = stepRecorder();
  const common = { unit: 'pounds', period: 'one-off', source: 'RR145 A.14' } as const;
  const first = certain(statements[0]);
  recorder.number({
    ...common,
    id: 'closing',
    rule: 'what was there and came in, less what was spent',
    operation: 'sum',
    inputs: [
      pounds('term', first.opening, 'opening'),
      ...statements.flatMap(({ council, contribution, other, spent }, index) => {
        const of = statements.length === 1 ? '' : `, statement ${index + 1}`;
        return [
          pounds('term', council, `council${of}`),
          pounds('term', contribution, `contribution${of}`),
          pounds('term', other, `other${of}`),
          pounds('term', -spentIn(spent), `spent${of}`),
        ];
      }),
    ],
  });
  recorder.number({
    ...common,
    id: 'above',
    rule: 'liabilities first, then what may stay',
    operation: 'subtract',
    inputs: [
      recorder.ref('from', 'closing'),
      pounds('less', owed, 'liabilities'),
      pounds('less', allowed.weeks, `${formatRatio(terms.allowWeeks)} weeks, ${terms.weeklyIs}`),
      pounds('less', allowed.savings, 'agreed savings'),
      pounds('less', allowed.carryOver, 'carried over by name'),
    ],
  });
  recorder.number({
    ...common,
    id: 'surplus',
    rule: 'not less than nothing',
    operation: 'greatest',
    inputs: [recorder.ref('value', 'above'), given('value', ratio(0n))],
  });
  recorder.number({
    ...common,
    id: 'reclaim',
    rule: `what of it comes back: ${terms.share}`,
    operation: 'given',
    inputs: [pounds('value', reclaim, 'reclaim')],
  });
  return recorder.steps;
}
