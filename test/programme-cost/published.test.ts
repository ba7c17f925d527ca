import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { checkCostTable, type PrintedScenario } from '../../src/programme-cost/check-table.js';
import { scalingFactor } from '../../src/programme-cost/factor.js';
import { ADULT_STAFF_MIX, RR145_STAFF_MIX, timeRate } from '../../src/programme-cost/set-up/staff-mix.js';
import { takeUp } from '../../src/programme-cost/set-up/take-up.js';
import { predictCost, solveCostParts } from '../../src/programme-cost/variation/solve.js';

interface Figure {
  readonly id: string;
  readonly value: string;
}

function tableOf(name: string): Map<string, string> {
  const { figures } = JSON.parse(readFileSync(`${root}fixtures/published/${name}.json`, 'utf8')) as {
    figures: Figure[];
  };
  return new Map(figures.map(({ id, value }) => [id, value]));
}

const t61 = tableOf('rr145/t61');
const t62 = tableOf('rr145/t62');
const t63 = tableOf('rr145/t63');
const prose = tableOf('rr145/prose-chapter-8');

function cellsOf(table: 't65' | 't66', scenario: number, column: 'pilot' | 'lower' | 'upper') {
  const figures = tableOf(`rr145/${table}`);
  const cell = (name: string): string => figures.get(`rr145-${table}-scenario-${scenario}-${column}-${name}`) ?? '';
  return { financial: cell('financial'), days: cell('days'), inKind: cell('in-kind'), total: cell('total') };
}

function scenariosOf(table: 't65' | 't66'): PrintedScenario[] {
  return [1, 2, 3].map((scenario) => ({
    id: `Scenario ${scenario}`,
    pilot: cellsOf(table, scenario, 'pilot'),
    lower: cellsOf(table, scenario, 'lower'),
    upper: cellsOf(table, scenario, 'upper'),
  }));
}

describe('the printed assumptions', () => {
  test('20:60:20 of the children’s unit costs is £28.00 an hour and £210.00 a day (RR145 8.15)', () => {
    const [manager, worker, administrator] = RR145_STAFF_MIX.grades.map(({ hourly }) => hourly);
    expect(manager).toBe(t61.get('rr145-t61-loughborough-team-manager'));
    expect(worker).toBe(t61.get('rr145-t61-loughborough-social-worker'));
    expect(administrator).toBe(t61.get('rr145-t61-loughborough-administrator'));
    const [hour, day] = [prose.get('rr145-8-15-hour-rate'), prose.get('rr145-8-15-day-rate')];
    expect(timeRate(RR145_STAFF_MIX)).toEqual({ hour: `${hour}.00`, day: `${day}.00` });
  });

  test('the same weights on the adult unit costs give £29.80 and £223.50', () => {
    // 0.2 x 37 + 0.6 x 30 + 0.2 x 22 = 7.4 + 18 + 4.4 = 29.8; x 7.5 = 223.5
    expect(timeRate(ADULT_STAFF_MIX)).toEqual({ hour: '29.80', day: '223.50' });
  });

  test.each(['lower', 'upper'])('take-up gives the %s bound of Table 62', (bound) => {
    const children = t62.get(`rr145-t62-children-${bound}`) ?? '';
    const figures = takeUp({ children, percent: t62.get('rr145-t62-take-up') ?? '', authorities: 152 });
    expect(figures.families).toBe(t62.get(`rr145-t62-families-${bound}`));
    expect(figures.toTen).toBe(t62.get(`rr145-t62-families-per-authority-${bound}`));
  });

  test('the families of an average authority before rounding are 246.3 and 438.75', () => {
    // 37,440 / 152 = 246.3157..., 66,690 / 152 = 438.75
    expect(takeUp({ children: 288000, percent: 13, authorities: 152 }).perAuthority).toBe('4680/19');
    expect(takeUp({ children: 513000, percent: 13, authorities: 152 }).perAuthority).toBe('438.75');
  });

  test.each(['lower', 'upper'])('the named preset gives the factor of Table 63, %s bound', (bound) => {
    const families = t63.get(`rr145-t63-${bound}-families`) ?? '';
    expect(scalingFactor({ families, method: 'rr145' }).factor).toBe(t63.get(`rr145-t63-${bound}-factor`));
  });

  test('without the rounding of the report the factors are 25/6 and 22/3', () => {
    expect(scalingFactor({ families: 250 }).factor).toBe('25/6');
    expect(scalingFactor({ families: 440 }).factor).toBe('22/3');
  });
});

describe('fixed and variable parts, solved from the pilot and the lower bound', () => {
  // Days by hand: variable = (lower - pilot) / 3, fixed = pilot - variable.
  test.each([
    ['t65', 1, '28', '55'], // (248 - 83) / 3 = 55
    ['t65', 2, '29', '62'], // (277 - 91) / 3 = 62
    ['t65', 3, '72', '125'], // (572 - 197) / 3 = 125
    ['t66', 1, '12', '23'], // (104 - 35) / 3 = 23
    ['t66', 2, '28', '100'], // (428 - 128) / 3 = 100
    ['t66', 3, '10', '205'], // (830 - 215) / 3 = 205
  ] as const)('%s scenario %i: %s days and %s for each time the factor', (table, scenario, fixed, variable) => {
    const [pilot, lower] = [cellsOf(table, scenario, 'pilot'), cellsOf(table, scenario, 'lower')];
    const parts = solveCostParts({ pilot: pilot.days, scaled: lower.days, factor: 4, precision: 1 });
    expect([parts.fixed.value, parts.variable.value]).toEqual([fixed, variable]);
  });

  test('the rounding of both sources counts once each: Table 65, scenario 2, financial cost', () => {
    // variable: (248,500 - 176,000) / 3 = 24,166 2/3, with bounds 500 / 3 to either side
    const parts = solveCostParts({ pilot: 176000, scaled: 248500, factor: 4, precision: 500 });
    expect(parts.variable).toEqual({ value: '72500/3', low: '24000', high: '73000/3' });
    // fixed: (4 x 176,000 - 248,500) / 3 = 151,833 1/3, with bounds (4 + 1) x 250 / 3: up to 456,750 / 3
    expect(parts.fixed).toEqual({ value: '455500/3', low: '454250/3', high: '152250' });
  });

  test('a factor of 1 tells nothing of the parts', () => {
    expect(() => predictCost({ pilot: 1, scaled: 2, factor: 1 }, 2)).toThrow(/does not tell/);
  });
});

describe('the cells of Tables 65 and 66', () => {
  const errata = (table: 't65' | 't66') =>
    checkCostTable(scenariosOf(table)).filter(({ verdict }) => verdict === 'contradicted');

  test('Table 65: E3 and E4 cannot be reproduced, and every other cell can', () => {
    expect(errata('t65').map(({ scenario, column, cell, printed }) => [scenario, column, cell, printed])).toEqual([
      ['Scenario 1', 'lower', 'total', '189500.00'],
      ['Scenario 2', 'upper', 'inKind', '90000.00'],
      ['Scenario 2', 'upper', 'inKind', '90000.00'],
    ]);
  });

  test('Table 66: E5 cannot be reproduced, and every other cell can', () => {
    expect(errata('t66').map(({ scenario, column, cell, printed }) => [scenario, column, cell, printed])).toEqual([
      ['Scenario 2', 'upper', 'total', '578000.00'],
      ['Scenario 2', 'upper', 'total', '578000.00'],
    ]);
  });

  test('each erratum states what its own column gives, as in the arithmetic of E3, E4 and E5', () => {
    const own = [...errata('t65'), ...errata('t66')].filter(({ rule }) => rule.includes('£210'));
    expect(own.map(({ predicted }) => [predicted.low, predicted.high])).toEqual([
      ['188225', '188935'], // 136,250 + 247.5 x 210 to 136,750 + 248.5 x 210
      ['101115', '101325'], // 481.5 x 210 to 482.5 x 210
      ['579325', '580035'], // 420,250 + 757.5 x 210 to 420,750 + 758.5 x 210
    ]);
  });

  test('ten checks a scenario: in-kind cost and total of three columns, four cells of the upper one', () => {
    expect(checkCostTable(scenariosOf('t65'))).toHaveLength(30);
  });
});
