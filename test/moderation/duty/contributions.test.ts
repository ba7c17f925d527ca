import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSufficiency } from '../../../src/moderation/duty/sufficiency.js';
import { runsOf, timeFor } from '../../support/runs.js';

const pence = (text: string): bigint => BigInt(text.replace('.', ''));
const pounds = (whole: number): string => `${whole}.00`;
const PLACE = { arrangements: { necessary: true, reason: 'assessed' } } as const;

/** A need of its own line, each with what is secured for it alone. */
const one = fc.record({ cost: fc.nat(9000), secured: fc.array(fc.nat(9000), { maxLength: 3 }) });

test('what is secured for one need counts up to its cost, what is secured for none in particular as it is', {
  timeout: timeFor(runsOf(300)),
}, () => {
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(12_000), { maxLength: 3 }),
      fc.array(fc.nat(9000), { maxLength: 2 }),
      fc.nat(30_000),
      (needs, general, unsecured, amount) => {
        const own = (need?: string) => ({ from: 'the school', secured: true, ...(need !== undefined && { need }) });
        const answer = checkSufficiency({
          period: 'year',
          amount: pounds(amount),
          figureHeardOn: null,
          needs: needs.map(({ cost }, index) => ({
            id: `n${index}`,
            need: 'care',
            ...PLACE,
            lines: [{ service: 'sitter', amount: pounds(cost) }],
            costSetOn: '2026-01-01',
          })),
          contributions: [
            ...needs.flatMap(({ secured }, index) =>
              secured.map((each) => ({ ...own(`n${index}`), amount: pounds(each) })),
            ),
            ...general.map((each) => ({ ...own(), amount: pounds(each) })),
            ...unsecured.map((each) => ({ ...own(), amount: pounds(each), secured: false })),
          ],
        });
        const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
        const named = sum(needs.map(({ cost, secured }) => Math.min(cost, sum(secured))));
        const cost = sum(needs.map((each) => each.cost));
        expect(pence(answer.contributions)).toBe(BigInt(named + sum(general)) * 100n);
        expect(pence(answer.shortfall)).toBe(BigInt(Math.max(0, cost - named - sum(general) - amount)) * 100n);
        if (general.length === 0) expect(pence(answer.contributions)).toBeLessThanOrEqual(pence(answer.costOfNeed));
      },
    ),
    { numRuns: runsOf(300), seed: 15_202 },
  );
});
