import { describe, expect, test } from 'vitest';
import { upliftRates } from '../../src/payment/rates/uplift.js';
import { type WageFloorInput, wageFloor } from '../../src/payment/rates/wage-floor.js';
import { paymentSchedule } from '../../src/payment/schedule/schedule.js';
import { problemsOf } from '../questionnaire/support.js';
import { BEGINNINGS } from './histories.js';

describe('wages beside a floor', () => {
  const WAGES: WageFloorInput = {
    on: '2026-05-01',
    floor: [
      { from: '2025-04-01', hourly: '12.21' },
      { from: '2026-04-01', hourly: '12.71' },
    ],
    onCostsPercent: 20,
    lines: [
      { caseId: 'F1', hours: 10, hourly: '12.00', weekly: '144' },
      { caseId: 'F2', hours: '7.5', hourly: '13.40', weekly: '120.60' },
      { caseId: 'F3', hours: 10, hourly: '12.50', onCostsPercent: 0, weekly: '127.10' },
    ],
  };

  // F1: 10 × 12.00 × 1.2 = 144.00; 10 × 12.71 × 1.2 = 152.52; 8.52 lack.
  // F2: 7.5 × 13.40 × 1.2 = 120.60, above the floor. F3: 125.00 and 127.10, which is paid.
  test('who is paid below it, and whose budget no longer meets need', () => {
    const wages = wageFloor(WAGES);
    expect(wages.lines).toEqual([
      { caseId: 'F1', isBelow: true, cost: '144.00', costAtFloor: '152.52', lacks: '8.52' },
      { caseId: 'F2', isBelow: false, cost: '120.60', costAtFloor: '120.60', lacks: '0.00' },
      { caseId: 'F3', isBelow: true, cost: '125.00', costAtFloor: '127.10', lacks: '0.00' },
    ]);
    expect(wages).toMatchObject({ floor: '12.71', below: 2, short: ['F1'], lacks: '8.52' });
  });

  // The day before it is 12.21: 10 × 12.21 × 1.2 = 146.52
  test('the floor of the day', () => {
    expect(wageFloor({ ...WAGES, on: '2026-03-31' })).toMatchObject({ floor: '12.21', lacks: '2.52' });
  });

  test('bad input is told all at once', () => {
    const { onCostsPercent: _, ...input } = WAGES;
    const [first = { caseId: 'F1', hours: 1, hourly: 1, weekly: 1 }] = WAGES.lines;
    const floor = [...WAGES.floor].reverse();
    const given = { ...input, on: '2026-01-01', floor, lines: [first, { ...first, hours: -1 }] };
    expect(problemsOf(() => wageFloor(given as unknown as WageFloorInput)).sort()).toEqual([
      'choice-needed input/onCostsPercent',
      'duplicate input/lines/1/caseId',
      'inconsistent input/floor/1/from',
      'out-of-range input/lines/1/hours',
      'out-of-range input/on',
    ]);
  });
});

describe('rates that rise by service', () => {
  const { CARE, CARE_ACT } = BEGINNINGS;
  const rise = { service: 'home care', from: '2026-04-06', percent: 5, noticedOn: '2026-07-20' };

  // 180 × 1.05 = 189; the arrears of four cycles are 4 × 4 × 9 = 144.00
  test('backdated, become arrears in lines of their own', () => {
    const [line] = upliftRates({
      lines: [{ caseId: 'F1', id: 'care', service: 'home care', amount: '180' }],
      rises: [rise],
    });
    expect(line).toMatchObject({ before: '180.00', after: '189.00' });
    const changes = line === undefined ? [] : [line.change];
    const { payments } = paymentSchedule({ ...CARE_ACT, lines: [{ ...CARE, changes }] });
    const arrears = payments.flatMap(({ on, adjustments }) => adjustments.map(({ net }) => `${on} ${net}`));
    expect(arrears).toEqual(Array(4).fill('2026-07-27 36.00'));
  });

  // 33.33 × 1.015 = 33.82995
  test('each line is rounded by itself, and other services stay as they are', () => {
    const lines = [
      { caseId: 'F1', id: 'a', service: 'home care', amount: '33.33' },
      { caseId: 'F1', id: 'b', service: 'club', amount: '10' },
    ];
    expect(upliftRates({ lines, rises: [{ ...rise, percent: '1.5' }] }).map(({ id, after }) => [id, after])).toEqual([
      ['a', '33.83'],
    ]);
  });

  test('a service that no line has, and one that rises twice', () => {
    const lines = [{ caseId: 'F1', id: 'a', service: 'home care', amount: '33.33' }];
    expect(problemsOf(() => upliftRates({ lines, rises: [rise, rise, { ...rise, service: 'taxi' }] }))).toEqual([
      'duplicate input/rises/1/service',
      'unknown-name input/rises/2/service',
    ]);
  });
});
