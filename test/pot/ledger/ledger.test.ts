import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../src/pot/ledger/event/events.js';
import { foldLedger } from '../../../src/pot/ledger/fold.js';
import type { Ledger } from '../../../src/pot/ledger/ledger.js';
import type { LedgerReport } from '../../../src/pot/ledger/result.js';
import { answered, errorOf, PACKAGES } from '../support.js';

const OPENING: Ledger['opening'] = {
  fundingBasis: 'pot',
  pot: 30000,
  reserve: 3000,
  yearStartsOn: '2026-04-01',
  inYear: 'months',
  overdraw: 'allow',
};

function fold(events: readonly LedgerEvent[], opening: Partial<Ledger['opening']> = {}): LedgerReport {
  const ledger: Ledger = { schemaVersion: 1, opening: { ...OPENING, ...opening }, events };
  return answered(foldLedger(ledger, { trail: true, families: true }));
}

/** RAS 5 with 10 per cent held back. */
const ALLOCATED: LedgerEvent[] = [10800, 6750, 5400, 2700, 1350].map((budget, index) => ({
  on: '2026-04-01',
  event: 'allocate',
  caseId: `F${index + 1}`,
  budget,
  packageValue: PACKAGES[index] ?? 0,
}));
const on = '2026-04-01';

describe('the chain with 10 per cent held back by RAS 5', () => {
  test('the pot is 27,000 of budgets and 3,000 of reserve', () => {
    expect(fold(ALLOCATED).fullYear).toMatchObject({ budgets: '27000.00', reserve: '3000.00', free: '0.00' });
  });

  test('after F5 leaves, the gap of 6,150 makes a reserve of −3,150, and money ran out at that event', () => {
    const report = fold([...ALLOCATED, { on, event: 'leave', caseId: 'F5' }]);
    expect(report.fullYear).toMatchObject({ budgets: '25650.00', leavers: '7500.00', reserve: '-3150.00' });
    expect(report.shortfall.fullYear).toBe('3150.00');
    expect(report.ranOut.fullYear).toMatchObject({ event: 'leave', caseId: 'F5', shortfall: '3150.00' });
  });

  test('the lines foot: pot less what is taken is what is available', () => {
    const { lines } = fold([...ALLOCATED, { on: '2026-05-01', event: 'draw', amount: '12.34' }]);
    expect(lines.map(({ fullYear }) => fullYear)).toEqual([
      ...['30000.00', '-27000.00', '0.00', '0.00', '0.00'],
      ...['3000.00', '3000.00', '0.00', '0.00'],
    ]);
    expect(lines.map(({ thisYear }) => thisYear)).toEqual([
      ...['30000.00', '-27000.00', '0.00', '0.00', '-12.34'],
      ...['2987.66', '2987.66', '0.00', '0.00'],
    ]);
  });
});

describe('this year and a full year', () => {
  const newcomer = { on: '2026-04-01', event: 'allocate', caseId: 'N', budget: 10000 } as const;

  test('10,000 from 1 October cost 5,000 this year by months and 4,986.30 by days', () => {
    const events: LedgerEvent[] = [newcomer, { on: '2026-10-01', event: 'start', caseId: 'N' }];
    expect(fold(events).thisYear.budgets).toBe('5000.00');
    // 182 / 365
    expect(fold(events, { inYear: 'days' }).thisYear.budgets).toBe('4986.30');
    expect(fold(events).fullYear.budgets).toBe('10000.00');
  });

  test('leaving half-way: half of the budget was paid, half of the package follows', () => {
    const events: LedgerEvent[] = [
      { ...newcomer, packageValue: 12000, startsOn: '2026-04-01' },
      { on: '2026-09-30', event: 'leave', caseId: 'N' },
    ];
    const { thisYear, fullYear, families } = fold(events);
    // this year: 5,000 paid, 6,000 of package, reserve 3,000 + 5,000 - 6,000
    expect(thisYear).toMatchObject({ budgets: '5000.00', leavers: '6000.00', reserve: '2000.00' });
    expect(fullYear).toMatchObject({ budgets: '0.00', leavers: '12000.00', reserve: '1000.00' });
    expect(families[0]).toMatchObject({ stage: 'left', kept: { thisYear: '6000.00', fullYear: '12000.00' } });
  });

  test('a rise at stage 3 half-way through counts for half of this year', () => {
    const events: LedgerEvent[] = [
      { ...newcomer, startsOn: '2026-04-01' },
      { on: '2026-10-01', event: 'increase', caseId: 'N', amount: 600 },
    ];
    const { thisYear, fullYear } = fold(events);
    expect([thisYear.reserve, fullYear.reserve]).toEqual(['2700.00', '2400.00']);
  });

  test('one-offs, draws and released lines are of this year only', () => {
    const events: LedgerEvent[] = [
      { ...newcomer, planContingency: 285 },
      { on: '2026-06-01', event: 'one-off', caseId: 'N', amount: 415 },
      { on: '2026-07-01', event: 'draw', caseId: 'N', amount: 100 },
      { on: '2027-03-31', event: 'release', caseId: 'N', amount: 285 },
    ];
    const { thisYear, fullYear, reserves } = fold(events);
    expect(thisYear).toMatchObject({ budgets: '10230.00', reserve: '2485.00', free: '17285.00' });
    expect(fullYear).toMatchObject({ budgets: '10000.00', reserve: '3000.00', free: '17000.00' });
    expect(reserves).toMatchObject({ held: '3000.00', inPlans: '285.00', total: '3285.00', share: '10.95' });
  });

  test('more than the plan’s line cannot be released', () => {
    const events: LedgerEvent[] = [
      { ...newcomer, planContingency: 100 },
      { on, event: 'release', caseId: 'N', amount: 60 },
      { on, event: 'release', caseId: 'N', amount: 60 },
    ];
    const error = errorOf(() => fold(events));
    expect(error).toMatchObject({ code: 'inconsistent', path: ['ledger', 'events', 2, 'amount'] });
    expect(error.details).toEqual({ left: '40.00', asked: '60.00' });
  });
});

describe('the way to the final budget', () => {
  test('moderation takes free money; the agreed plan takes the reserve, or gives to it', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 1000 },
      { on, event: 'allocate', caseId: 'B', budget: 1000 },
      { on, event: 'communicate', caseId: 'A', budget: 1200 },
      { on, event: 'agree', caseId: 'A', budget: 1500 },
      { on, event: 'agree', caseId: 'B', budget: 900 },
    ];
    const { fullYear } = fold(events);
    // free 27,000 - 2,000 - 200; reserve 3,000 - 300 + 100
    expect(fullYear).toMatchObject({ budgets: '2400.00', free: '24800.00', reserve: '2800.00' });
    const charged = fold([...events, { on, event: 'increase', caseId: 'B', amount: 50, charge: 'pot' }]);
    expect(charged.fullYear).toMatchObject({ free: '24750.00', reserve: '2800.00' });
  });

  test('what cannot be is told at its event', () => {
    const start: LedgerEvent = { on, event: 'allocate', caseId: 'A', budget: 1000 };
    const cases: [LedgerEvent, string][] = [
      [start, 'duplicate'],
      [{ on, event: 'communicate', caseId: 'X' }, 'unknown-name'],
      [{ on: '2026-03-01', event: 'communicate', caseId: 'A' }, 'inconsistent'],
      [{ on: '2027-04-01', event: 'communicate', caseId: 'A' }, 'inconsistent'],
      [{ on: '2026-12-31', event: 'year-end', balance: 'to-pot' }, 'inconsistent'],
    ];
    for (const [event, code] of cases) {
      const error = errorOf(() => fold([start, event]));
      expect([error.code, error.path.slice(0, 3)]).toEqual([code, ['ledger', 'events', 1]]);
    }
    const left: LedgerEvent = { on, event: 'leave', caseId: 'A' };
    expect(errorOf(() => fold([start, left, left])).message).toContain('has left');
  });
});

describe('overdrawing', () => {
  const events: LedgerEvent[] = [...ALLOCATED, { on, event: 'increase', caseId: 'F1', amount: 3001 }];

  test('allowed: the event is named at which money first ran out', () => {
    const { ranOut, warnings } = fold([...events, { on: '2026-05-01', event: 'draw', amount: 10 }]);
    expect(ranOut.thisYear).toEqual({ index: 5, on, event: 'increase', caseId: 'F1', shortfall: '1.00' });
    expect(warnings.map(({ code }) => code)).toEqual(['ran-out-this-year', 'ran-out-full-year']);
  });

  test('refused: with what would be lacking', () => {
    const error = errorOf(() => fold(events, { overdraw: 'refuse' }));
    expect(error).toMatchObject({ code: 'refused', details: { account: 'reserve', lacking: '1.00' } });
    expect(error.path).toEqual(['ledger', 'events', 5]);
  });

  test('which of the two has to be said, and the event list must be valid as a whole', () => {
    const { overdraw: _, ...opening } = OPENING;
    const ledger = { schemaVersion: 1, opening, events: [] } as unknown as Ledger;
    expect(errorOf(() => foldLedger(ledger)).path).toEqual(['ledger', 'opening', 'overdraw']);
    const bad = [
      { on, event: 'alocate' },
      { on: '1 April', event: 'start', caseId: 'A' },
    ] as unknown as LedgerEvent[];
    expect(errorOf(() => fold(bad)).total).toBe(2);
  });
});

describe('joining', () => {
  test('a newcomer is committed outside the pot; a family with a package brings it in', () => {
    const events: LedgerEvent[] = [
      ...ALLOCATED,
      { on, event: 'join', caseId: 'N', budget: 2300 },
      { on, event: 'join', caseId: 'E', budget: 4000, packageValue: 5000 },
    ];
    const { fullYear, counts } = fold(events);
    expect(fullYear).toMatchObject({ pot: '35000.00', budgets: '31000.00', free: '1000.00', outside: '2300.00' });
    expect(counts).toEqual({ onBudget: 7, left: 0, outside: 1 });
  });

  test('a newcomer who leaves gives its allocation back, counted apart', () => {
    const events: LedgerEvent[] = [
      { on, event: 'join', caseId: 'N', budget: 2400 },
      { on: '2026-09-30', event: 'leave', caseId: 'N' },
    ];
    const report = fold(events);
    expect(report.returned).toEqual({ thisYear: '1200.00', fullYear: '2400.00' });
    expect([report.thisYear.outside, report.fullYear.outside]).toEqual(['1200.00', '0.00']);
    expect(report.fullYear.reserve).toBe('3000.00');
  });

  test('a gainer’s surplus stays with the reserve, or leaves the pot by name', () => {
    // Everything before the year begins: none of the budget of 10,800 was paid, and the package is 3,000.
    const events: LedgerEvent[] = [...ALLOCATED, { on, event: 'leave', caseId: 'F1' }];
    const leaves: LedgerEvent[] = events.map((event) => ({ ...event, on: '2026-03-31' }));
    expect(fold(leaves).fullYear).toMatchObject({ pot: '30000.00', reserve: '10800.00' });
    expect(fold(leaves, { surplus: 'outside' }).fullYear).toMatchObject({ pot: '22200.00', reserve: '3000.00' });
  });
});

describe('uplift and the end of the year', () => {
  test('budgets, leavers’ packages and the pot go up from a day', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 10000, startsOn: on },
      { on: '2026-10-01', event: 'uplift', percent: 4, potPercent: 2 },
    ];
    const { thisYear, fullYear } = fold(events);
    // budgets + 400 a year, 200 this year; pot + 600 a year, 300 this year
    expect(fullYear).toMatchObject({ pot: '30600.00', budgets: '10400.00', free: '17200.00' });
    expect(thisYear).toMatchObject({ pot: '30300.00', budgets: '10200.00', free: '17100.00' });
  });

  test('accruals, carry-forward and clawback; the next year begins with the recurring base', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 20000, planContingency: 500 },
      { on, event: 'one-off', caseId: 'A', amount: 1000 },
      {
        on: '2027-03-31',
        event: 'year-end',
        balance: 'to-reserve',
        nextPot: 31000,
        unspent: [{ caseId: 'A', unspent: 900, accrued: 100, carryForward: 300 }],
      },
    ];
    const report = fold(events);
    // left: reserve 2,000 and 7,000 free; spent 21,000 - 900; balance 9,000 + clawback 500
    expect(report.yearEnds[0]).toEqual({
      yearStartsOn: '2026-04-01',
      closedOn: '2027-03-31',
      pot: '30000.00',
      spent: '20100.00',
      accrued: '100.00',
      carriedForward: '300.00',
      clawedBack: '500.00',
      left: '9000.00',
      balance: '9500.00',
      balanceGoes: 'to-reserve',
      nextYear: {
        pot: '31000.00',
        base: '20000.00',
        baseWithoutContingency: '19500.00',
        leavers: '0.00',
        // the balance of 9,500 is of that one year; a full year has the reserve of 3,000
        reserve: '3000.00',
        free: '8000.00',
      },
    });
    // next year: pot 31,000 + carried 300 + balance 9,500
    expect(report.thisYear).toMatchObject({
      pot: '40800.00',
      budgets: '20300.00',
      reserve: '12500.00',
      free: '8000.00',
    });
    expect(report.fullYear).toMatchObject({ pot: '31000.00', budgets: '20000.00', reserve: '3000.00' });
    expect(report.yearStartsOn).toBe('2027-04-01');
  });

  test('what is carried forward cannot be more than what is unspent', () => {
    const unspent = [{ caseId: 'A', unspent: 100, carryForward: 101 }];
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 20000 },
      { on: '2027-03-31', event: 'year-end', balance: 'to-pot', unspent },
    ];
    expect(errorOf(() => fold(events)).code).toBe('inconsistent');
  });

  test('options that are none are refused beside the ledger', () => {
    const error = errorOf(() => foldLedger({} as never, { trial: true } as never));
    expect(error.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'unknown-name options.trial',
      'missing ledger.schemaVersion',
      'missing ledger.opening',
      'missing ledger.events',
    ]);
  });

  test('on a reference sample there is no ledger of a pot', () => {
    const ledger: Ledger = { schemaVersion: 1, opening: { ...OPENING, fundingBasis: 'reference-sample' }, events: [] };
    expect(foldLedger(ledger).status).toBe('not-applicable');
  });
});
