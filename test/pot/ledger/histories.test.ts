import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/exact/random.js';
import { leaverEffects } from '../../../src/pot/leavers-and-joiners/leaver-effects.js';
import type { LedgerEvent } from '../../../src/pot/ledger/event/events.js';
import { foldLedger } from '../../../src/pot/ledger/fold.js';
import type { Ledger } from '../../../src/pot/ledger/ledger.js';
import { answered, errorOf, penceOf } from '../support.js';

const OPENING: Ledger['opening'] = {
  fundingBasis: 'pot',
  pot: 30000,
  reserve: 3000,
  yearStartsOn: '2026-04-01',
  inYear: 'months',
  overdraw: 'allow',
};
const on = '2026-04-01';

function fold(events: readonly LedgerEvent[], opening: Partial<Ledger['opening']> = {}) {
  const ledger: Ledger = { schemaVersion: 1, opening: { ...OPENING, ...opening }, events };
  return answered(foldLedger(ledger, { trail: true, families: true }));
}

describe('releases of a plan’s line', () => {
  const start = {
    on,
    event: 'allocate',
    caseId: 'A',
    budget: 4000,
    packageValue: 4000,
    planContingency: 2000,
  } as const;
  const released: LedgerEvent = { on: '2026-05-01', event: 'release', caseId: 'A', amount: 2000 };

  test('two months of budget and line: 666.67 less 333.33 is 333.33', () => {
    // 4,000 x 2/12 = 666.67 paid; 2,000 x 2/12 = 333.33 of its line went back
    const { thisYear, families } = fold([
      { ...start, startsOn: on },
      released,
      { on: '2026-05-31', event: 'leave', caseId: 'A' },
    ]);
    expect([thisYear.budgets, families[0]?.thisYear]).toEqual(['333.33', '333.33']);
    expect(thisYear.leavers).toBe('3333.33');
  });

  test('a start that is recorded after the release leaves no more than the pot available', () => {
    const events: LedgerEvent[] = [start, { on: '2027-01-01', event: 'start', caseId: 'A' }];
    // 4,000 x 3/12; until then the package of 4,000 x 9/12
    expect(fold(events).thisYear).toMatchObject({ budgets: '4000.00', packagesBeforeStart: '3000.00' });
    // The line of this year is 500, so that 2,000 cannot be released of it.
    expect(errorOf(() => fold([start, released, ...events.slice(1)])).details).toEqual({
      left: '500.00',
      asked: '2000.00',
    });
  });

  test('a line of 300 is released once, also where a one-off was bought', () => {
    const line: LedgerEvent = { ...start, startsOn: on, planContingency: 300 };
    const release: LedgerEvent = { on: '2026-05-01', event: 'release', caseId: 'A', amount: 300 };
    const bought: LedgerEvent = { on, event: 'one-off', caseId: 'A', amount: 1000 };
    expect(fold([line, bought, release]).thisYear.budgets).toBe('4700.00');
    expect(errorOf(() => fold([line, bought, release, release])).details).toEqual({ left: '0.00', asked: '300.00' });
  });

  test('a new line is not less than what went back of the old one', () => {
    const line: LedgerEvent = { ...start, startsOn: on };
    const agreed: LedgerEvent = { on: '2026-06-01', event: 'agree', caseId: 'A', planContingency: 500 };
    expect(errorOf(() => fold([line, released, agreed]))).toMatchObject({ code: 'inconsistent' });
  });
});

describe('uplift and leaving', () => {
  test('a package of a family that is still in goes up too: B keeps 6,050', () => {
    const events: LedgerEvent[] = ['A', 'B'].map((caseId) => {
      return { on, event: 'allocate', caseId, budget: 4000, packageValue: 5500, startsOn: on };
    });
    const { fullYear, families } = fold([
      ...events,
      { on: '2026-10-01', event: 'uplift', percent: 10 },
      { on: '2026-10-31', event: 'leave', caseId: 'B' },
    ]);
    expect(fullYear.leavers).toBe('6050.00');
    // November to March: 6,050 x 5/12
    expect(families[1]?.kept).toEqual({ thisYear: '2520.83', fullYear: '6050.00' });
  });

  test('who leaves before the start leaves no surplus: it has cost its package of 6,000 all year', () => {
    const { thisYear, fullYear } = fold([
      { on, event: 'allocate', caseId: 'A', budget: 4000, packageValue: 6000 },
      { on: '2026-09-30', event: 'leave', caseId: 'A' },
    ]);
    expect([thisYear.available, fullYear.available]).toEqual(['24000.00', '24000.00']);
    expect([thisYear.reserve, fullYear.reserve]).toEqual(['1000.00', '1000.00']);
  });

  test('until budgets start, the old packages are paid: 1,500 are available and not 16,500', () => {
    const { thisYear, lines } = fold([
      { on, event: 'allocate', caseId: 'A', budget: 27000, packageValue: 30000, startsOn: '2026-10-01' },
    ]);
    // 30,000 - 27,000/2 - 30,000/2
    expect(thisYear).toMatchObject({ budgets: '28500.00', packagesBeforeStart: '15000.00', available: '1500.00' });
    expect(lines[2]).toEqual({
      label: 'of them, existing packages until budgets start',
      thisYear: '-15000.00',
      fullYear: '0.00',
    });
  });

  test('a family that comes back on the same terms leaves everything as it was', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 4000, packageValue: 6000, startsOn: on },
      { on: '2026-09-30', event: 'leave', caseId: 'A' },
      { on: '2026-10-01', event: 'allocate', caseId: 'A', budget: 4000 },
    ];
    const [before, after] = [fold(events.slice(0, 1)), fold(events)];
    expect([after.thisYear, after.fullYear]).toEqual([before.thisYear, before.fullYear]);
    // Back on 1 January: 9 months of budget and 3 of package, 3,000 + 1,500
    const later = fold([...events.slice(0, 2), { on: '2027-01-01', event: 'join', caseId: 'A', budget: 4000 }]);
    expect(later.thisYear).toMatchObject({ budgets: '4500.00', leavers: '0.00', pot: '30000.00' });
    const other: LedgerEvent = { on: '2027-01-01', event: 'join', caseId: 'A', budget: 4000, packageValue: 7000 };
    expect(errorOf(() => fold([...events.slice(0, 2), other])).code).toBe('inconsistent');
  });
});

describe('one history recorded in two ways', () => {
  const allocated: LedgerEvent = { on, event: 'allocate', caseId: 'A', budget: 4000, packageValue: 6000 };
  const agreed: LedgerEvent = { on: '2026-06-01', event: 'agree', caseId: 'A', budget: 5000 };
  const start: LedgerEvent = { on: '2026-10-01', event: 'start', caseId: 'A' };

  test('a rise of 1,000 that starts on 1 October costs the reserve 500, whenever the start is recorded', () => {
    const planned = fold([{ ...allocated, startsOn: '2026-10-01' }, agreed]);
    const later = fold([allocated, agreed, start]);
    expect(planned.thisYear.reserve).toBe('2500.00');
    expect([later.thisYear, later.fullYear]).toEqual([planned.thisYear, planned.fullYear]);
  });

  test.each(['2026-07-01', '2026-11-01'])('a one-off of 2,300 on %s is met in both', (day) => {
    const oneOff: LedgerEvent = { on: day, event: 'one-off', caseId: 'A', amount: 2300 };
    const inOrder = (events: LedgerEvent[]) => [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const refuse = { overdraw: 'refuse' } as const;
    const planned = fold([{ ...allocated, startsOn: '2026-10-01' }, ...inOrder([agreed, oneOff])], refuse);
    const later = fold([allocated, ...inOrder([agreed, oneOff, start])], refuse);
    expect(later.thisYear).toEqual(planned.thisYear);
    expect(planned.thisYear.reserve).toBe('200.00');
  });
});

describe('the end of a year', () => {
  const end = { on: '2027-03-31', event: 'year-end', balance: 'stays-behind' } as const;

  test('a family that left returns what it had not spent, and carries nothing forward', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 12000, packageValue: 12000, startsOn: on },
      { on: '2026-09-30', event: 'leave', caseId: 'A' },
    ];
    // 6,000 of budget less 1,000 returned, and 6,000 of package
    const { yearEnds } = fold([...events, { ...end, unspent: [{ caseId: 'A', unspent: 1000 }] }]);
    expect(yearEnds[0]).toMatchObject({ spent: '11000.00', clawedBack: '1000.00', left: '18000.00' });
    const carried = [{ caseId: 'A', unspent: 1000, carryForward: 1 }];
    expect(errorOf(() => fold([...events, { ...end, unspent: carried }])).code).toBe('inconsistent');
    const more = [{ caseId: 'A', unspent: '6000.01' }];
    expect(errorOf(() => fold([...events, { ...end, unspent: more }])).code).toBe('inconsistent');
  });

  test('a surplus that went outside the pot does not come back with the family', () => {
    const there: LedgerEvent = { on, event: 'allocate', caseId: 'A', budget: 6000, packageValue: 4000, startsOn: on };
    const back: LedgerEvent = {
      on: '2026-12-01',
      event: 'allocate',
      caseId: 'A',
      budget: 6000,
      startsOn: '2026-12-01',
    };
    const gone: LedgerEvent = { on: '2026-09-30', event: 'leave', caseId: 'A' };
    const reserves = (surplus: 'outside' | 'to-reserve') =>
      [[there], [there, gone], [there, gone, back]].map((events) => {
        const { pot, reserve } = fold(events, { surplus }).fullYear;
        return [pot, reserve];
      });
    // 30,000 with 3,000 in reserve; 6,000 - 4,000 leave the pot, and the reserve meets them when the family is back
    expect(reserves('outside')).toEqual([
      ['30000.00', '3000.00'],
      ['28000.00', '3000.00'],
      ['28000.00', '1000.00'],
    ]);
    // In the pot it is there when the family comes back
    expect(reserves('to-reserve')).toEqual([
      ['30000.00', '3000.00'],
      ['30000.00', '5000.00'],
      ['30000.00', '3000.00'],
    ]);
  });

  test('a budget that never started was not spent; its package was', () => {
    const { yearEnds, warnings } = fold([
      { on, event: 'allocate', caseId: 'A', budget: 4000, packageValue: 6000 },
      { on, event: 'allocate', caseId: 'N', budget: 1000 },
      end,
    ]);
    expect(yearEnds[0]).toMatchObject({ spent: '6000.00', left: '24000.00' });
    expect(warnings.map(({ code, details }) => [code, details?.pounds])).toEqual([['never-started', '5000.00']]);
  });

  test('a budget that never started is one history, whether it is told that all of it is unspent or nothing is told', () => {
    const events: LedgerEvent[] = [{ on, event: 'allocate', caseId: 'A', budget: 4000, packageValue: 6000 }];
    const whole = fold([...events, { ...end, unspent: [{ caseId: 'A', unspent: 4000 }] }]);
    // The package of 6,000 was paid, and nothing of the budget
    expect(whole.yearEnds[0]).toMatchObject({ spent: '6000.00', clawedBack: '0.00', left: '24000.00' });
    expect(whole.yearEnds).toEqual(fold([...events, end]).yearEnds);
    // Of 4,000 and 500 once, 4,200 are unspent: nothing of the budget was paid, and 200 of what was given once come back
    const once: LedgerEvent = { on, event: 'one-off', caseId: 'A', amount: 500, charge: 'reserve' };
    const { yearEnds } = fold([...events, once, { ...end, unspent: [{ caseId: 'A', unspent: 4200 }] }]);
    expect(yearEnds[0]).toMatchObject({ spent: '6300.00', clawedBack: '200.00' });
    // Where 1 was paid it has begun
    const paid = fold([...events, { ...end, unspent: [{ caseId: 'A', unspent: 3999 }] }]);
    expect(paid.yearEnds[0]).toMatchObject({ spent: '1.00', clawedBack: '3999.00' });
    const carried = [{ caseId: 'A', unspent: 4000, carryForward: 1 }];
    expect(errorOf(() => fold([...events, { ...end, unspent: carried }]))).toMatchObject({
      code: 'inconsistent',
      path: ['ledger', 'events', 1, 'unspent', 0, 'carryForward'],
    });
  });

  test('a next year that is overcommitted from its start is refused, or said', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 20000, startsOn: on },
      { ...end, nextPot: 15000 },
    ];
    // 15,000 - 3,000 - 20,000
    expect(errorOf(() => fold(events, { overdraw: 'refuse' }))).toMatchObject({ details: { lacking: '8000.00' } });
    expect(fold(events).thisYear.free).toBe('-8000.00');
  });

  test('what is told is not below the contingency line in the plan', () => {
    const events: LedgerEvent[] = [
      { on, event: 'allocate', caseId: 'A', budget: 4000, planContingency: 500 },
      { on, event: 'communicate', caseId: 'A', budget: 400 },
    ];
    expect(errorOf(() => fold(events))).toMatchObject({
      code: 'inconsistent',
      path: ['ledger', 'events', 1, 'budget'],
    });
  });
});

describe('the pot is not blind to need', () => {
  const all: LedgerEvent[] = [
    { on, event: 'allocate', caseId: 'A', budget: 5400, costOfNeed: 5000, startsOn: on },
    { on, event: 'allocate', caseId: 'B', budget: 3000, startsOn: on },
    { on: '2026-06-01', event: 'agree', caseId: 'A', budget: 1980 },
  ];

  test('the event that makes a shortfall is named, and whose need nobody has stated', () => {
    const { need, warnings } = fold(all);
    // 5,000 - 1,980
    expect(need).toMatchObject({ enough: 'no', stated: 1, notStated: 1, shortfall: '3020.00' });
    expect(need.short[0]?.since).toMatchObject({ index: 2, event: 'agree', caseId: 'A' });
    expect(need.statement).toBe(
      'no: at least 1 of 2 families fall short of assessed need, by at least £3,020.00 in all; for 1 nobody has said what assessed need costs',
    );
    expect(warnings.map(({ code }) => code)).toEqual(['need-not-met']);
  });

  test('where nobody has stated a need there is no “0 shortfalls”', () => {
    const { need } = fold(all.slice(1, 2));
    expect([need.enough, need.shortfall, need.statement]).toEqual([
      'not-known',
      null,
      'not known: of 1 families nobody has said what assessed need costs',
    ]);
    expect(fold(all.slice(0, 1)).need.enough).toBe('yes');
  });
});

test('a family without an amount is named beside the balance with its package', () => {
  const events: LedgerEvent[] = [
    { on, event: 'join', caseId: 'J', budget: 0, packageValue: 90000 },
    { on, event: 'allocate', caseId: 'K', budget: 1000 },
  ];
  const { besideBalance, warnings } = fold(events);
  expect(besideBalance).toEqual([{ caseId: 'J', packageValue: '90000.00' }]);
  expect(warnings.map(({ code, message }) => [code, message])).toEqual([
    [
      'package-beside',
      'J has a budget of £0.00: its package of £90,000.00 a year is in the pot and not free, whatever is said to be left of the pot',
    ],
  ]);
  // Once it has an amount, or has left with its package, nothing is beside the balance.
  const told = fold([...events, { on, event: 'communicate', caseId: 'J', budget: 80000 }]);
  const left = fold([...events, { on: '2026-05-01', event: 'leave', caseId: 'J' }]);
  expect([told.besideBalance, left.besideBalance]).toEqual([[], []]);
});

describe('what does not meet need in a ledger', () => {
  const one: LedgerEvent = {
    on,
    event: 'allocate',
    caseId: 'A',
    budget: 4000,
    packageValue: 5000,
    costOfNeed: 3500,
    startsOn: on,
  };

  test('is the contingency line of a plan: 4,000 - 1,000 is 500 less than 3,500', () => {
    const { need } = fold([one, { on: '2026-05-01', event: 'agree', caseId: 'A', planContingency: 1000 }]);
    expect(need.short).toMatchObject([{ amount: '3000.00', shortfall: '500.00', since: { event: 'agree' } }]);
  });

  test('is not known by a cost of before an uplift, until it is said anew', () => {
    const uplift: LedgerEvent = { on: '2026-05-01', event: 'uplift', percent: 10 };
    const { need } = fold([one, uplift]);
    expect([need.enough, need.beforeUplift, need.statement]).toEqual([
      'not-known',
      1,
      'not known: 0 of 1 families have enough for assessed need; for 1 the cost of need is of before an uplift',
    ]);
    // 4,400 against 4,300
    const anew: LedgerEvent = { on: '2026-05-02', event: 'communicate', caseId: 'A', costOfNeed: 4300 };
    expect(fold([one, uplift, anew]).need).toMatchObject({ enough: 'yes', beforeUplift: 0 });
  });

  test('stands where prices rise, as at least: 4,400 against 4,500 of before', () => {
    const { need } = fold([
      { ...one, costOfNeed: 4500 },
      { on: '2026-05-01', event: 'uplift', percent: 10 },
    ]);
    expect(need.statement).toBe(
      'no: at least 1 of 1 families fall short of assessed need, by at least £100.00 in all; for 1 the cost of need is of before an uplift',
    );
  });

  test('is not known where prices fell: 2,000 against 3,500 of before may be enough', () => {
    const { need } = fold([one, { on: '2026-05-01', event: 'uplift', percent: -50, pricesFell: true }]);
    expect([need.enough, need.short, need.shortfall]).toEqual(['not-known', [], null]);
  });

  // 4,000 - 1 % = 3,960; 5,000 - 3,960 = 1,040
  test('a cut of the budget does not lower the cost of need', () => {
    const { need, warnings } = fold([
      { ...one, costOfNeed: 5000 },
      { on: '2026-10-01', event: 'uplift', percent: -1 },
    ]);
    expect([need.enough, need.shortfall, need.statement]).toEqual([
      'no',
      '1040.00',
      'no: 1 of 1 families fall short of assessed need, by £1,040.00 in all',
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['need-not-met']);
  });

  // 5,000 - 10 % = 4,500
  test('a family exactly at its need that is cut falls short by the cut', () => {
    const { need } = fold([
      { ...one, budget: 5000, costOfNeed: 5000 },
      { on: '2026-10-01', event: 'uplift', percent: -10, potPercent: -10 },
    ]);
    expect(need.short).toMatchObject([{ amount: '4500.00', shortfall: '500.00', since: { event: 'uplift' } }]);
  });

  test('where prices fell, what a family was short before is told until the cost is said anew', () => {
    const fell: LedgerEvent[] = [
      { ...one, costOfNeed: 5000 },
      { on: '2026-10-01', event: 'uplift', percent: -1, pricesFell: true },
    ];
    const { need, warnings } = fold(fell);
    expect([need.enough, need.shortfall, need.statement]).toEqual([
      'not-known',
      null,
      'not known: 0 of 1 families have enough for assessed need; for 1 the cost of need is of before an uplift, of whom 1 fell short by £1,000.00 in all before prices fell: by how much since is not known',
    ]);
    expect(need.shortBeforeFall).toMatchObject([{ caseId: 'A', amount: '4000.00', shortfall: '1000.00' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['need-not-known']);
    // 4,950 - 3,960
    const anew = fold([...fell, { on: '2026-11-01', event: 'communicate', caseId: 'A', costOfNeed: 4950 }]);
    expect([anew.need.shortfall, anew.need.shortBeforeFall]).toEqual(['990.00', []]);
  });

  test('prices that fell by a rise are refused', () => {
    expect(() => fold([one, { on: '2026-10-01', event: 'uplift', percent: 1, pricesFell: true }])).toThrow(
      'leave it out',
    );
  });
});

const DAY = 86_400_000;
const day = (offset: number): string => new Date(Date.UTC(2026, 3, 1) + offset * DAY).toISOString().slice(0, 10);
const text = (pence: number): string => (pence / 100).toFixed(2);

describe('10,000 random histories each', () => {
  test('a leaver and the ledger agree to the penny within the year', { timeout: 600_000 }, () => {
    const random = seededRandom(2511);
    for (let run = 0; run < 10_000; run += 1) {
      const [traditional, indicative] = [text(random.below(2_000_000)), text(random.below(2_000_000))];
      const [leavesOn, inYear] = [day(random.below(365)), random.below(2) === 0 ? 'days' : 'months'] as const;
      const { thisYear } = fold(
        [
          { on, event: 'allocate', caseId: 'A', budget: indicative, packageValue: traditional, startsOn: on },
          { on: leavesOn, event: 'leave', caseId: 'A' },
        ],
        { inYear },
      );
      const effects = leaverEffects([{ caseId: 'A', traditional, indicative }], {
        fundingBasis: 'pot',
        pot: 30000,
        reserve: 3000,
        leavers: [{ caseId: 'A', leavesOn }],
        year: { startsOn: on, basis: inYear },
      });
      const gap = answered(effects).gapInYear ?? '';
      expect([run, penceOf(thisYear.reserve)]).toEqual([run, 300_000n - penceOf(gap)]);
    }
  });

  test('no budget below £0, no more available than the pot, and a start counts alike with it or later', {
    timeout: 600_000,
  }, () => {
    const random = seededRandom(31_000);
    for (let run = 0; run < 10_000; run += 1) {
      const line = random.below(400_000);
      const budget = line + random.below(400_000);
      const startsOn = day(random.below(365));
      const first = { on, event: 'allocate', caseId: 'A', budget: text(budget), planContingency: text(line) } as const;
      const old = random.below(2) === 0 ? {} : { packageValue: text(random.below(800_000)) };
      const middle = [random.below(365), random.below(365), random.below(365)].sort((a, b) => a - b).map(day);
      const [release = on, agree = on, leave = on] = middle;
      // By hand: the line of this year from its start, by days; at most that can be released.
      const days = (Date.UTC(2027, 3, 1) - Date.parse(startsOn)) / DAY;
      const most = Math.min(Math.floor((line * days) / 365), Math.floor((budget * days) / 365));
      const events: LedgerEvent[] = [
        { on: release, event: 'release', caseId: 'A', amount: text(random.below(most + 1)) },
        { on: agree, event: 'agree', caseId: 'A', budget: text(line + random.below(500_000)) },
        ...(random.below(2) === 0 ? [{ on: leave, event: 'leave', caseId: 'A' } as const] : []),
      ];
      const planned = fold([{ ...first, ...old, startsOn }, ...events], { inYear: 'days' });
      for (const { thisYear } of planned.trail) {
        expect([run, penceOf(thisYear.budgets) >= 0n, penceOf(thisYear.available) <= penceOf(thisYear.pot)]).toEqual([
          run,
          true,
          true,
        ]);
      }
      const started: LedgerEvent = { on: startsOn, event: 'start', caseId: 'A' };
      if (events.some((event) => event.event === 'leave' && event.on < startsOn)) continue;
      const after = events.findIndex((event) => event.on > startsOn || event.event === 'leave');
      const place = after < 0 ? events.length : after;
      const recorded = [...events.slice(0, place), started, ...events.slice(place)];
      if (recorded.some((event, index) => event.on < (recorded[index - 1]?.on ?? on))) continue;
      const later = fold([{ ...first, ...old }, ...recorded], { inYear: 'days' });
      expect([run, later.thisYear, later.fullYear]).toEqual([run, planned.thisYear, planned.fullYear]);
    }
  });
});
