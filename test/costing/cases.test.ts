import { describe, expect, test } from 'vitest';
import { calibrationValue } from '../../src/costing/calibration-value.js';
import { costPackage } from '../../src/costing/cost-package.js';
import { costPackages } from '../../src/costing/cost-packages.js';
import { type ExtractOptions, packagesFromRows } from '../../src/costing/extract/finance-extract.js';
import type { LineInput } from '../../src/costing/line/line.js';
import type { CostOptions } from '../../src/costing/options.js';
import { openPriceBook, type PriceBook } from '../../src/costing/price-book.js';
import { isRasError, type RasError } from '../../src/errors.js';
import { replay } from '../../src/record/step/replay.js';

const IN_YEAR: CostOptions = { year: { startsOn: '2026-04-01', by: 'days' } };
const cost = (lines: LineInput[], options: CostOptions = {}) =>
  costPackage({ caseId: 'c', kind: 'package', lines, needs: [] }, options);

function errorOf(act: () => unknown): RasError {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('expected an error, but there was none');
}

const problemsOf = (act: () => unknown): string[] =>
  errorOf(act).problems.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a seasonal line within the year', () => {
  const summer = { startsOn: '2026-07-20', endsOn: '2026-08-28' };
  const days: LineInput = { id: 'scheme', quantity: 20, unit: 'day', price: '48', ...summer };

  test.each<[string, LineInput, string]>([
    // 20 x 48; 6 x 160; 12 x 55
    ['20 days at £48', days, '960.00'],
    ['£160 a week in 6 weeks', { id: 'a', amount: 160, per: 'week', weeks: { number: 6 }, ...summer }, '960.00'],
    [
      '12 sessions at £55',
      { id: 'a', quantity: 12, unit: 'session', price: 55, startsOn: '2026-09-07', endsOn: '2026-11-29' },
      '660.00',
    ],
  ])('%s is all of its dates, and not spread over 365 days', (_, line, pounds) => {
    for (const by of ['days', 'months'] as const) {
      const { inside, nextYear } = cost([line], { year: { startsOn: '2026-04-01', by } });
      expect([inside.inYear, inside.total, nextYear.withContingency]).toEqual([pounds, pounds, '0.00']);
    }
  });

  test('of which a part lies in another year counts by its days in this one', () => {
    // 1 March to 23 May 2027 is 84 days, of which 31 lie before 1 April: 660 x 31/84 = 243.571…, and 660 x 53/84 = 416.428…
    const line: LineInput = {
      id: 'a',
      quantity: 12,
      unit: 'session',
      price: 55,
      startsOn: '2027-03-01',
      endsOn: '2027-05-23',
    };
    expect(cost([line], IN_YEAR).inside.inYear).toBe('243.57');
    expect(cost([line], { year: { startsOn: '2027-04-01', by: 'days' } }).inside.inYear).toBe('416.43');
  });

  test('that does not fit between its dates is a question, which the line or the option answers', () => {
    const line = { ...days, quantity: 200 };
    const error = errorOf(() => cost([line], IN_YEAR));
    expect([error.code, error.path.join('.')]).toEqual(['choice-needed', 'package.lines.0.countedFor']);
    expect(error.message).toContain('200 of "day" do not fit between 2026-07-20 and 2026-08-28');
    // 200 x 48 = 9,600; 40 of 365 days: 1,052.0547…
    expect(cost([{ ...line, countedFor: 'year' }], IN_YEAR).inside.inYear).toBe('1052.05');
    expect(cost([line], { ...IN_YEAR, countedFor: 'dates' }).inside.inYear).toBe('9600.00');
    // Seven weeks do not fit into 40 days, in which no weekday comes more than six times.
    const weekly: LineInput = { id: 'a', amount: 160, per: 'week', weeks: { number: 7 }, ...summer };
    expect(problemsOf(() => cost([weekly], IN_YEAR))).toEqual(['choice-needed package.lines.0.countedFor']);
    // Without a year nothing is spread, and nothing is asked.
    expect(cost([line]).inside.total).toBe('9600.00');
  });

  test('may hold 24 hours a day, and its unit may be that of its service', () => {
    const book: PriceBook = { id: 'b', priceBase: '2026-27', services: [{ id: 'care', unit: 'hour', price: 20 }] };
    const line: LineInput = { id: 'a', quantity: 100, service: 'care', ...summer };
    expect(cost([line], { ...IN_YEAR, priceBook: book }).inside.inYear).toBe('2000.00');
  });

  test('is unlike a line that runs on, and one that is stated per period', () => {
    // From 20 July there are 255 days to 31 March: 960 x 255/365 = 670.6849…
    const open: LineInput = { id: 'scheme', quantity: 20, unit: 'day', price: '48', startsOn: '2026-07-20' };
    expect(cost([open], IN_YEAR).inside.inYear).toBe('670.68');
    // 40 of 365 days of 10,000 a year: 1,095.8904…
    const yearly: LineInput = { id: 'a', amount: 10_000, per: 'year', ...summer };
    expect(cost([yearly], IN_YEAR).inside.inYear).toBe('1095.89');
    expect(problemsOf(() => cost([{ ...yearly, countedFor: 'dates' }]))).toEqual([
      'inconsistent package.lines.0.countedFor',
    ]);
  });

  test('can be stated in an extract', () => {
    const cells = {
      case_id: 'c',
      quantity: '200',
      unit: 'day',
      unit_price: '48',
      start: '2026-07-20',
      end: '2026-08-28',
    };
    const read = (more: object) => packagesFromRows([rowOf({ ...cells, ...more })], { kind: 'package' }).packages;
    expect(costPackages(read({ counted_for: 'Dates' }), IN_YEAR).costs[0]?.inside.inYear).toBe('9600.00');
    expect(problemsOf(() => read({ counted_for: 'always' }))).toEqual(['invalid rows.0.counted_for']);
  });
});

function rowOf(cells: object): Map<string, string> {
  return new Map(Object.entries(cells));
}

describe('near misses of values', () => {
  const codes: Partial<ExtractOptions> = { fundingCodes: [{ code: 'NHS', payer: 'health' }] };
  const read = (cells: object, options: Partial<ExtractOptions> = {}) =>
    packagesFromRows([rowOf({ case_id: 'c', amount: '26000', period: 'year', ...cells })], {
      kind: 'package',
      ...options,
    });

  test('a blank funding code beside a list of codes is a question, not the budget', () => {
    expect(problemsOf(() => read({ funding_code: ' ' }, codes))).toEqual(['choice-needed rows.0.funding_code']);
    expect(problemsOf(() => read({}, codes))).toEqual(['choice-needed rows.0.funding_code']);
    const answered = read({}, { ...codes, blankFundingCode: 'school' });
    expect(costPackages(answered.packages).control).toMatchObject({ total: '0.00', outside: '26000.00' });
    const stated = read({ payer: 'budget' }, codes);
    expect(costPackages(stated.packages).control.total).toBe('26000.00');
    // Without a list there are no codes to be blank.
    expect(costPackages(read({}).packages).control.total).toBe('26000.00');
  });

  test.each(['Budget', 'BUDGET', ' budget', 'budget '])('payer %j is a question, not somebody else', (payer) => {
    const line: LineInput = { id: 'a', amount: 520, per: 'year', payer };
    const error = errorOf(() => cost([line]));
    expect([error.code, error.path.join('.')]).toEqual(['choice-needed', 'package.lines.0.payer']);
    expect(error.message).toContain("the family's own budget");
    const known = cost([{ ...line, payer: 'budget' }]);
    expect(known.inside.total).toBe('520.00');
    expect(problemsOf(() => calibrationValue(known, { payers: [payer] }))).toEqual(['choice-needed options.payers.0']);
  });

  test('in an extract and in a list of codes as well', () => {
    expect(problemsOf(() => read({ payer: 'Budget' }))).toEqual(['choice-needed rows.0.payer']);
    expect(problemsOf(() => read({}, { fundingCodes: [{ code: 'SC', payer: 'Budget' }] }))).toEqual([
      'choice-needed options.fundingCodes.0.payer',
    ]);
  });

  test('the cost within the year is incomplete while a line that ran in it has no price, and the line is listed', () => {
    const lines: LineInput[] = [
      { id: 'known', amount: 1000, per: 'year' },
      { id: 'ended', name: 'respite', startsOn: '2026-04-01', endsOn: '2026-08-31' },
      { id: 'long ago', name: 'respite', endsOn: '2025-08-31' },
    ];
    const { inside, value, unpriced, warnings } = cost(lines, { ...IN_YEAR, onDay: '2026-11-01' });
    // The full-year value is of the lines that run on 1 November, all of which have a price.
    expect(value).toEqual({ status: 'complete', amount: '1000.00', period: 'year' });
    expect([inside.inYear, inside.complete, inside.lines, inside.covered]).toEqual(['1000.00', false, 1, '1.0000']);
    expect(unpriced).toEqual([{ line: 'ended', payer: 'budget', reason: 'no amount and no quantity is stated' }]);
    expect(warnings.find((one) => one.code === 'unpriced-lines')?.message).toContain('not counted as £0: ended');
    expect(cost(lines, { onDay: '2026-11-01' }).inside.complete).toBe(true);
  });

  test('2 of 3 lines covered is 0.6667', () => {
    const lines: LineInput[] = [{ id: 'a', amount: 1, per: 'year' }, { id: 'b', amount: 1, per: 'year' }, { id: 'c' }];
    expect(cost(lines).inside.covered).toBe('0.6667');
  });
});

describe('a rate that ends on the day on which the next begins', () => {
  const old: LineInput = { id: 'old', service: 'care', amount: 900, per: 'year', endsOn: '2026-04-01' };
  const next: LineInput = { id: 'new', service: 'care', amount: 950, per: 'year', startsOn: '2026-04-01' };
  const successions = (lines: LineInput[], options: CostOptions = {}) =>
    cost(lines, options).warnings.filter(({ code }) => code === 'lines-in-succession');

  test('is told, like one that ends before', () => {
    expect(successions([old, next])[0]?.message).toBe(
      'line old ends on 2026-04-01, the day on which line new of the same service begins, and both are in the ' +
        'full-year cost; state the option onDay if one replaces the other',
    );
    expect(successions([{ ...old, endsOn: '2026-03-31' }, next])[0]?.message).toContain('before line new');
    expect(successions([{ ...old, endsOn: '2026-04-02' }, next])).toEqual([]);
    expect(successions([{ ...old, startsOn: '2026-04-01' }])).toEqual([]);
  });

  test('is told of that very day, on which both count, and of no other', () => {
    expect(cost([old, next], { onDay: '2026-04-01' }).inside.total).toBe('1850.00');
    expect(successions([old, next], { onDay: '2026-04-01' })[0]?.message).toContain('another day in the option onDay');
    expect(cost([old, next], { onDay: '2026-04-02' }).inside.total).toBe('950.00');
    expect(successions([old, next], { onDay: '2026-04-02' })).toEqual([]);
  });
});

describe('a credit', () => {
  const care: LineInput = { id: 'care', amount: 5000, per: 'year' };

  test('is entered by name and taken off', () => {
    const refund: LineInput = { id: 'refund', amount: 200, kind: 'one-off', credit: true };
    const { inside, lines, steps, value } = cost([care, refund]);
    expect([inside.recurring, inside.oneOff, inside.total]).toEqual(['5000.00', '-200.00', '4800.00']);
    expect(lines[1]).toMatchObject({ id: 'refund', credit: true, cost: '-200.00', exact: '-200' });
    expect(lines[0]).not.toHaveProperty('credit');
    expect([value.status === 'complete' && value.amount, replay(steps)]).toEqual(['4800.00', '4800.00']);
  });

  test('may be a quantity with its price, and comes back each year unless it is a one-off', () => {
    const journeys: LineInput = { id: 'unused', quantity: 10, unit: 'journey', price: '7.335', credit: true };
    const { inside, nextYear } = cost([care, journeys]);
    // 5,000 - 10 x 7.335 = 4,926.65
    expect([inside.recurring, nextYear.withContingency]).toEqual(['4926.65', '4926.65']);
  });

  test('of more than what the budget pays is refused, and so is one that is set aside', () => {
    const credit: LineInput = { id: 'refund', amount: '5000.01', per: 'year', credit: true };
    const error = errorOf(() => cost([care, credit]));
    expect([error.code, error.path.join('.')]).toEqual(['inconsistent', 'package.lines']);
    expect(error.message).toContain('£0.01 more than what the budget pays');
    expect(cost([care, { ...credit, amount: 5000 }]).inside.total).toBe('0.00');
    expect(problemsOf(() => cost([{ ...credit, kind: 'contingency' }]))).toEqual([
      'inconsistent package.lines.0.credit',
    ]);
  });

  test.each(['(200.00)', '-200.00', -200])('written %j on a line says how it is entered', (amount) => {
    const { message } = errorOf(() => cost([{ ...care, amount }]));
    expect(message).toContain('write it without a sign, and credit: true');
  });

  test.each(['(200.00)', '-200.00', '-£200.00', '( £200.00 )'])('written %j in an extract is a question', (amount) => {
    const rows = ['5000', amount].map((one) => rowOf({ case_id: 'c', amount: one, period: 'year' }));
    const read = (options: Partial<ExtractOptions>) => packagesFromRows(rows, { kind: 'package', ...options });
    const error = errorOf(() => read({}));
    expect([error.code, error.path.join('.')]).toEqual(['choice-needed', 'rows.1.amount']);
    expect(error.message).toContain("a column credit, or for all with negativeAmounts: 'credit'");
    expect(costPackages(read({ negativeAmounts: 'credit' }).packages).control.total).toBe('4800.00');
  });

  test('has a column of its own in an extract, with or without a sign', () => {
    for (const amount of ['200', '-200', '(200)']) {
      const rows = [{ amount: '5000' }, { amount, credit: 'yes' }].map((cells) =>
        rowOf({ case_id: 'c', period: 'year', ...cells }),
      );
      expect(costPackages(packagesFromRows(rows, { kind: 'package' }).packages).control.total).toBe('4800.00');
    }
  });
});

describe('faults are told together', () => {
  test('of options, shape, forms, references, dates and prices', () => {
    const lines = [
      { id: 'a', amount: 'abc', per: 'year', serves: ['nobody'] },
      { id: 'a', amount: 5, quantity: 3, per: 'year' },
      { id: 'c', amount: 5, per: 'week', startsOn: '2026-05-01', endsOn: '2026-04-01' },
      { id: 'd', service: 'meal', quantity: 3 },
      { id: 'e', amount: 5, per: 'week' },
    ] as LineInput[];
    const services = [{ id: 'meal', unit: 'item', retail: 5, bulk: 4 }];
    const priceBook: PriceBook = { id: 'b', priceBase: '2026-27', services };
    const input = { caseId: '', kind: 'plan' as const, needs: [{ id: 'n' }], lines };
    expect(problemsOf(() => costPackage(input, { priceBook }))).toEqual([
      'out-of-range package.caseId',
      'invalid package.lines.0.amount',
      'duplicate package.lines.1.id',
      'unknown-name package.lines.0.serves.0',
      'inconsistent package.lines.1',
      'inconsistent package.lines.2.endsOn',
      'choice-needed package.lines.3.priceKind',
      'choice-needed package.lines.4.convention',
    ]);
    const wrong = {
      priceBook: { ...priceBook, services: [services[0], services[0]] } as PriceBook,
      prices: 'none' as never,
    };
    const [first, second, third] = problemsOf(() => costPackage(input, wrong));
    expect([first, second, third]).toEqual([
      'invalid options.prices',
      'duplicate options.priceBook.services.1.id',
      'out-of-range package.caseId',
    ]);
  });

  test('of several packages, and what their lines have in common', () => {
    const mixed: LineInput[] = [
      { id: 'a', amount: 1, per: 'year', basis: 'gross', priceBase: '2025-26' },
      { id: 'b', amount: 1, per: 'year', basis: 'net', priceBase: '2026-27' },
    ];
    const one = { caseId: 'c', kind: 'plan' as const, lines: mixed };
    expect(problemsOf(() => costPackages([one, null as never, { ...one, caseId: 'd', lines: 7 as never }]))).toEqual([
      'choice-needed packages.0.basis',
      'choice-needed packages.0.priceYear',
      'invalid packages.1',
      'invalid packages.2.lines',
    ]);
    expect(problemsOf(() => costPackages(7 as never, 8 as never))).toEqual(['invalid options', 'invalid packages']);
  });

  test('of the cells of a row and of other rows', () => {
    const rows = [
      rowOf({ case_id: ' ', amount: 'x', period: 'eon', one_off: 'perhaps', start: '1/4/2026', funding_code: 'SC' }),
      rowOf({ case_id: 'c', weekly_rate: '5', amount: '6', role: 'wizard' }),
    ];
    expect(problemsOf(() => packagesFromRows(rows, { kind: 'package' }))).toEqual([
      'out-of-range rows.0.case_id',
      'invalid rows.0.one_off',
      'choice-needed rows.0.funding_code',
      'invalid rows.0.amount',
      'invalid rows.0.period',
      'invalid rows.0.start',
      'inconsistent rows.1.weekly_rate',
      'invalid rows.1.role',
    ]);
    expect(problemsOf(() => packagesFromRows(7 as never, { kind: 'x' as never }))).toEqual([
      'invalid options.kind',
      'invalid rows',
    ]);
  });
});

describe('a price book that was opened once', () => {
  const book: PriceBook = {
    id: 'our prices',
    priceBase: '2025-26',
    services: [{ id: 'care', unit: 'hour', price: '20.40' }],
    rates: [{ year: '2026-27', percent: '3.5' }],
  };
  const lines: LineInput[] = [{ id: 'a', service: 'care', quantity: 100 }];

  test('costs as the book itself does', () => {
    const priceBook = openPriceBook(JSON.parse(JSON.stringify(book)));
    expect(priceBook).toEqual({ id: 'our prices', priceBase: '2025-26' });
    expect(cost(lines, { priceBook })).toEqual(cost(lines, { priceBook: book }));
    expect(cost(lines, { priceBook, priceYear: '2026-27' }).inside.total).toBe('2111.40');
  });

  test('is not what only looks like one', () => {
    const alike = { ...openPriceBook(book) };
    expect(problemsOf(() => cost(lines, { priceBook: alike }))).toEqual(['missing options.priceBook.services']);
    expect(problemsOf(() => openPriceBook(null))).toEqual(['invalid ']);
    const twice = { ...book, title: 7, services: [...book.services, ...book.services] };
    expect(problemsOf(() => openPriceBook(twice))).toEqual(['invalid title', 'duplicate services.1.id']);
  });
});
