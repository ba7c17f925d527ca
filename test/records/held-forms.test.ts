import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { consistent, isRefused } from './forgery-search.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));
const golden = (name: string): Stored[] =>
  readFileSync(join(import.meta.dirname, `../../fixtures/golden-records/0.1.0/${name}.ndjson`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const example = (kind: string): Stored => {
  const { model, case: one } = MODEL_KINDS.get(kind)?.example ?? {};
  return stored(recordAllocation(model, one));
};

/** An example of which the case or anything else was altered, sealed anew and closed anew. */
const altered = (kind: string, alter: (one: Stored, record: Stored) => void): Stored => {
  const record = example(kind);
  expect(verifyRecord(record).kind).toBe('allocation');
  alter(record.inputs.case, record);
  return consistent(record);
};

describe('a case that its kind refuses, or that says another thing than steps and parts, is refused without the model', () => {
  test.each<[string, string, (one: Stored) => void]>([
    ['plan-cost', 'a period that there is not', (one) => (one.lines[0].per = 'yearx')],
    ['plan-cost', 'an amount that is none', (one) => (one.lines[0].amount = '320x')],
    ['plan-cost', 'no amount', (one) => (one.lines[0].amount = null)],
    ['plan-cost', 'an unknown key of a line', (one) => (one.lines[0].zzz = 1)],
    ['plan-cost', 'no needs, which lines name', (one) => delete one.needs],
    ['plan-cost', 'no lines', (one) => (one.lines = [])],
    [
      'plan-cost',
      'a line more',
      (one) => one.lines.push({ id: 'more', amount: '1', per: 'year', serves: ['friends'] }),
    ],
    ['plan-cost', 'a plan that is not agreed', (one) => (one.agreed = false)],
    ['provision-offset', 'less than nothing', (one) => (one.lines[0].quantity = -38)],
    ['provision-offset', 'a price that is none', (one) => (one.lines[0].price = '90x')],
    ['reshaped-package', 'an amount that is none', (one) => (one.lines[0].amount = '1800x')],
    ['reshaped-package', 'nothing wanted instead', (one) => delete one.instead],
    ['reshaped-package', 'no lines wanted instead', (one) => (one.instead.lines = [])],
    ['proxy-services', 'the same line twice', (one) => one.lines.push(one.lines[0])],
    ['proxy-services', 'not approved', (one) => (one.approved = false)],
    ['education-money', 'not requested', (one) => (one.requested = false)],
    ['education-money', 'no sums', (one) => (one.sources = [])],
    ['level-prices', 'another level', (one) => (one.answers[0].level = one.answers[1].level)],
    ['level-prices', 'an answer less', (one) => one.answers.pop()],
    ['last-purchase', 'a line more', (one) => one.lastOrder.push(one.lastOrder[0])],
    ['transport-distance', 'other miles', (one) => (one.miles = '0.1')],
    ['by-age', 'no answers in the case of the age group', (one) => delete one.case.answers],
    ['streams', 'no streams', (one) => (one.streams = [])],
    ['streams', 'a stream less', (one) => one.streams.shift()],
    ['streams', 'a stream without its points', (one) => delete one.streams[0].case.points],
    ['streams', 'a stream twice', (one) => one.streams.push(one.streams[0])],
  ])('%s: %s', (kind, _, alter) => {
    expect(isRefused(altered(kind, alter), undefined)).toBe(true);
  });
});

describe('the second scenario is that of the parts of which the money may not come', () => {
  test.each<[string, (result: Stored) => void]>([
    ['of no stream', (result) => (result.scenarios.uncertain = [])],
    ['of a stream that there is not', (result) => (result.scenarios.uncertain = ['no such stream'])],
    ['of a stream twice', (result) => result.scenarios.uncertain.push(result.scenarios.uncertain[0])],
    ['a part for another reason', (result) => (result.parts[1].reason = 'uncertain')],
    ['a certain part with a reason', (result) => (result.parts[0].reason = 'no-budget')],
  ])('%s', (_, alter) => {
    expect(
      isRefused(
        altered('streams', (_one, { result }) => alter(result)),
        undefined,
      ),
    ).toBe(true);
  });
});

describe('warnings are held to their form and to how often there is something to warn of', () => {
  // A score of 410 for a questionnaire of 152 points, of a family that starts after the model has ended.
  const warned = (): Stored =>
    stored(golden('records').find((one) => one.kind === 'allocation' && one.warnings.length === 3));
  const refused = (alter: (warnings: Stored) => void): boolean => {
    const record = warned();
    expect(verifyRecord(record).kind).toBe('allocation');
    alter(record.warnings);
    return isRefused(consistent(record), undefined);
  };
  const at = (warnings: Stored, code: string) => warnings.find((one: Stored) => one.code === code).details;

  test.each<[string, (warnings: Stored) => void]>([
    ['a bound below nothing', (all) => (at(all, 'beyond-maximum').maximumPoints = '-152')],
    ['a day of another field', (all) => (at(all, 'after-effective').of = 'startsOnx')],
    ['another day of the case', (all) => (at(all, 'after-effective').of = 'assessedOn')],
    ['a day that is none', (all) => (at(all, 'after-effective').effectiveTo = '2027-03-31x')],
    ['a day of no year', (all) => (at(all, 'after-effective').effectiveTo = '2027-02-30')],
    ['a fact that it has not', (all) => (at(all, 'after-effective').pounds = '1.00')],
    ['a year that is none', (all) => (at(all, 'other-price-base').priceBase = '2026-27x')],
    // A start on 1 April 2027 is in the financial year 2027-28.
    ['prices of the same year', (all) => (at(all, 'other-price-base').priceBase = '2027-28')],
    ['no facts', (all) => delete all.find((one: Stored) => one.code === 'after-effective').details],
    ['the same day twice', (all) => all.push(all.find((one: Stored) => one.code === 'after-effective'))],
    ['the same prices twice', (all) => all.push(all.find((one: Stored) => one.code === 'other-price-base'))],
  ])('%s', (_, alter) => {
    expect(refused(alter)).toBe(true);
  });
});

describe('what a moderated case that nobody sealed cannot have is refused', () => {
  const cases = golden('unsealed').filter((one) => one.moderation !== undefined);
  const isRefusedUnsealed = (one: Stored): boolean => {
    try {
      migrateRecord(one);
      return false;
    } catch (error) {
      if (!isRasError(error)) throw error;
      return true;
    }
  };

  test('an amount below nothing, or written in another way', () => {
    let tried = 0;
    for (const one of cases) {
      expect(isRefusedUnsealed(one)).toBe(false);
      for (const [stage, amount] of Object.entries(one.amounts)) {
        if (typeof amount !== 'string') continue;
        for (const other of [`-${amount}`, `0${amount}`, `${amount}0`, '-0.00', '']) {
          expect(isRefusedUnsealed({ ...one, amounts: { ...one.amounts, [stage]: other } })).toBe(true);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('a change, or what was kept back, of a rule that found no amount', () => {
    const rules = cases.flatMap((one) =>
      one.moderation.flatMap((rule: Stored, index: number) => (rule.change === null ? [[one, index] as const] : [])),
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const [one, index] of rules) {
      for (const more of [{ change: '1.00' }, { heldBack: '0.00' }, { unprotected: '1.00' }]) {
        const moderation = one.moderation.with(index, { ...one.moderation[index], ...more });
        expect(isRefusedUnsealed({ ...one, moderation })).toBe(true);
      }
    }
  });

  test('a question that nobody asks, the same one twice, or about a need where it is about all of them', () => {
    const asked = cases.filter((one) => one.duty.some(({ open }: Stored) => open.length > 0));
    expect(asked.length).toBeGreaterThan(0);
    for (const one of asked) {
      one.duty.forEach((duty: Stored, index: number) => {
        duty.open.forEach((question: Stored, place: number) => {
          const withOpen = (open: Stored): Stored => ({ ...one, duty: one.duty.with(index, { ...duty, open }) });
          expect(isRefusedUnsealed(withOpen(duty.open.with(place, { ...question, code: 'no such code' })))).toBe(true);
          if (question.code !== 'no-assessment') return;
          expect(isRefusedUnsealed(withOpen([...duty.open, question]))).toBe(true);
          expect(isRefusedUnsealed(withOpen(duty.open.with(place, { ...question, needId: 'sleep' })))).toBe(true);
        });
      });
    }
  });
});
