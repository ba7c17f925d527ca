import { describe, expect, test } from 'vitest';
import { councilPages, directorPage, sharedReport } from '../../src/report/run/pages.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import type { CouncilResults } from '../../src/run/results.js';
import { runCouncil } from '../../src/run/run-council.js';
import { boundsOf, orthonormal, widthAlongLine } from '../support/linear.js';
import { timeFor } from '../support/runs.js';
import { randomCouncil, uniform, withSiblings } from './council.js';
import { type Known, knownOf, type Published, readPages } from './pages.js';

// An attacker who has the pages for sharing, knows of every family which groups it is in, and, as one of them, an amount.
// By a linear programme over everything that is published it looks for what was left out.

const COUNCILS = Number(process.env.OPENRAS_COUNCILS ?? 40);
const FIRST = Number(process.env.OPENRAS_FIRST ?? 1);

/** Of what size a figure must stay uncertain: a fifth of itself. */
const FIFTH = 0.2;

interface Secret {
  readonly what: string;
  readonly column: string;
  readonly parts: readonly number[];
}

/** What is uncertain by less than a fifth: by moving along one line, and where that is not enough by the simplex method. */
function learnt(
  secret: Secret,
  rows: readonly (readonly number[])[],
  basis: readonly number[][],
  truth: readonly number[],
) {
  const size = secret.parts.reduce((sum, part, index) => sum + part * (truth[index] ?? 0), 0);
  if (size <= 0 || widthAlongLine(basis, truth, secret.parts) > FIFTH * size) return [];
  const { low, high } = boundsOf(orthonormal(rows), truth, secret.parts);
  return high - low > FIFTH * size ? [] : [`${secret.what} (${secret.column}) is ${size}: from ${low} to ${high}`];
}

const columnOf = (families: readonly Known[], column: string): number[] =>
  families.map((one) => (column === 'count' ? 1 : (one.amounts.get(column) ?? 0)));

/** Every sum of money of few families that is not to be known: of each alone, and of each small group. */
function secretsOf(families: readonly Known[], column: string, smallCell: number): Secret[] {
  const has = (one: Known): boolean => (one.amounts.get(column) ?? 0) > 0;
  const alone = families.flatMap((one, own) =>
    has(one) ? [{ what: one.caseId, column, parts: families.map((_, index) => (index === own ? 1 : 0)) }] : [],
  );
  const together = [...new Set(families.map(({ household }) => household))].flatMap((household) => {
    const parts = families.map((one) => (one.household === household ? 1 : 0));
    return parts.filter((part) => part === 1).length > 1 ? [{ what: household, column, parts }] : [];
  });
  return [
    ...alone,
    ...together,
    ...smallGroups(families, smallCell).map(({ what, parts }) => ({ what, column, parts })),
  ];
}

/** Groups of few families: by what they are, what they were answered, and what they lack. */
function smallGroups(families: readonly Known[], smallCell: number): Omit<Secret, 'column'>[] {
  const labels = families.map((one) => [
    ...['ethnicity', 'area', 'status', 'given'].map((by) => `${by} ${one.groups.get(by) ?? 'not stated'}`),
    `answer ${one.answer}`,
    ...[...one.reasons].flatMap(([stage, reason]) => [`${one.isNewcomer} ${stage} ${reason}`, `${stage} none`]),
  ]);
  return [...new Set(labels.flat())].flatMap((label) => {
    const parts = labels.map((own) => (own.includes(label) ? 1 : 0) as number);
    return familiesIn(families, parts) < smallCell ? [{ what: label, parts }] : [];
  });
}

/** How many families are in a set: children of one household are one. */
function familiesIn(families: readonly Known[], parts: readonly number[]): number {
  return new Set(families.flatMap(({ household }, index) => (parts[index] === 0 ? [] : [household]))).size;
}

/** Figures as equations: where only the most is known, what is missing to it is one more unknown of nought or more. */
function withSlack(told: readonly Published[], amounts: readonly number[]) {
  const bounds = told.filter(({ most }) => most !== undefined);
  const wide = (parts: readonly number[], own = -1): number[] => [
    ...parts,
    ...bounds.map((_, index) => (index === own ? 1 : 0)),
  ];
  const left = bounds.map(
    ({ parts, most = 0 }) => most - parts.reduce((sum, part, index) => sum + part * (amounts[index] ?? 0), 0),
  );
  return {
    wide,
    rows: told.map((one) => wide(one.parts, bounds.indexOf(one))),
    truth: [...amounts, ...left.map((value) => Math.max(0, value))],
  };
}

/** What the attacker finds of amounts, alone or with the amount of one family. */
function moneyFound(
  families: readonly Known[],
  published: readonly Published[],
  smallCell: number,
  insider: number,
): string[] {
  return ['traditional', 'indicative', 'communicated', 'final', 'one-off'].flatMap((column) => {
    const told = published.filter((one) => one.column === column);
    const { rows, truth, wide } = withSlack(told, columnOf(families, column));
    const isOwn = families.map(({ household }) => household === families[insider]?.household);
    const own = isOwn.flatMap((is, index) => (is ? [wide(isOwn.map((_, other) => (other === index ? 1 : 0)))] : []));
    return [rows, [...rows, ...own]].flatMap((known, isInside) => {
      const basis = orthonormal(known);
      const secrets = secretsOf(families, column, smallCell)
        .filter(
          ({ parts }) =>
            isInside === 0 ||
            (familiesIn(families, parts) === 1 && parts.every((part, index) => part === 0 || isOwn[index] !== true)),
        )
        .map((secret) => ({ ...secret, parts: wide(secret.parts) }));
      return secrets.flatMap((secret) => learnt(secret, known, basis, truth));
    });
  });
}

/** What the attacker finds of how many families are in a small group: cells of families alike in everything are its unknowns. */
function countsFound(families: readonly Known[], published: readonly Published[], smallCell: number): string[] {
  const counts = published.filter(({ column }) => column === 'count');
  // How many there are in all is told of a council of few families as well.
  const small = smallGroups(families, smallCell).filter(({ parts }) => parts.includes(0));
  const keys = families.map((_, index) => [...counts, ...small].map(({ parts }) => parts[index]).join(''));
  const cells = [...new Set(keys)];
  const sizes = cells.map((cell) => keys.filter((key) => key === cell).length);
  const byCell = (parts: readonly number[]): number[] => cells.map((cell) => parts[keys.indexOf(cell)] ?? 0);
  const rows = counts.map(({ parts }) => byCell(parts));
  const basis = orthonormal(rows);
  return small.flatMap(({ what, parts }) =>
    learnt({ what, column: 'count', parts: byCell(parts) }, rows, basis, sizes),
  );
}

/** What the attacker reads on the pages of a council, and what it finds. */
function attacked(
  seed: number,
  left: number,
  threshold: number,
  data: CouncilData = randomCouncil(seed, left),
  households: ReadonlyMap<string, string | undefined> = new Map(),
) {
  const results = runCouncil(data, { recalibrate: true });
  const pages = councilPages(results);
  const page = sharedReport(pages);
  const families = knownOf(results).map((one) => ({ ...one, household: households.get(one.caseId) ?? one.household }));
  expect(page, `council ${seed}`).not.toMatch(/\b[KS]1\d\d\b/);
  expect(page).toContain(directorPage(pages).split('\n').at(-2));
  const published = readPages(page, families, data.settings.equity?.bands as 'each' | number[]);
  const few = published.filter(({ column, parts }) => {
    const n = familiesIn(families, parts);
    return (
      column === 'count' &&
      n > 0 &&
      n < threshold &&
      n <
        familiesIn(
          families,
          families.map(() => 1),
        )
    );
  });
  const sibling = families.findIndex(({ household, caseId }) => household !== caseId);
  const insider = sibling < 0 ? Math.floor(uniform(seed)() * families.length) : sibling;
  const found = [
    ...few.map(({ where }) => where),
    ...moneyFound(families, published, threshold, insider),
    ...countsFound(families, published, threshold),
  ];
  return { found, figures: published.length, secrets: smallGroups(families, threshold).length };
}

/** A council a year later: one family has left, one has joined, and the model is last year's or a new one. */
function yearLater(data: CouncilData, before: CouncilResults, seed: number): CouncilData {
  const next = uniform(seed + 7);
  const { cases, needs = [] } = data.cohort;
  const leaves = cases[Math.floor(next() * cases.length)];
  const stays = cases.filter((one) => one !== leaves);
  const joins = { ...cases[Math.floor(next() * cases.length)], caseId: 'K999' } as CouncilFamily;
  const [first] = before.model.kind === 'price-point' ? before.model.prices : [];
  const isNewPrice = first !== undefined && next() < 0.3;
  const model = isNewPrice ? { ...before.model, prices: [{ ...first, money: '151.23', points: '1' }] } : before.model;
  const { calibrate: _, ...settings } = data.settings;
  return {
    settings,
    cohort: { cases: [...stays, joins], needs: needs.filter(({ caseId }) => caseId !== leaves?.caseId) },
    model: model as NonNullable<CouncilData['model']>,
    sharedBefore: before.outcomes.map(({ family, amounts }) => ({
      caseId: family.caseId,
      status: family.status,
      ...amounts,
    })),
  };
}

/** What the attacker finds who has the pages of two years; an amount that stayed as it was is one unknown of both. */
function attackedOverYears(seed: number, left: number, isHeldAgainst: boolean): string[] {
  const data = randomCouncil(seed, left);
  const before = runCouncil(data, { recalibrate: true });
  const { sharedBefore = [], ...alone } = yearLater(data, before, seed);
  const after = runCouncil(isHeldAgainst ? { ...alone, sharedBefore } : alone);
  const bands = data.settings.equity?.bands as 'each' | number[];
  const years = [before, after].map((results) => {
    const families = knownOf(results);
    return { families, published: readPages(sharedReport(councilPages(results)), families, bands) };
  });
  return ['traditional', 'indicative', 'communicated', 'final', 'one-off'].flatMap((column) => {
    const unknowns: { what: string; amount: number }[] = [];
    const placesOf = years.map(({ families }) =>
      families.map((one) => {
        const amount = one.amounts.get(column) ?? 0;
        const found = unknowns.findIndex((other) => other.what === one.caseId && other.amount === amount);
        return found >= 0 ? found : unknowns.push({ what: one.caseId, amount }) - 1;
      }),
    );
    const told = years.flatMap(({ published }, year) =>
      published.flatMap((one) => {
        if (one.column !== column) return [];
        const parts = unknowns.map(() => 0);
        one.parts.forEach((part, index) => {
          const place = placesOf[year]?.[index] ?? 0;
          parts[place] = (parts[place] ?? 0) + part;
        });
        return [{ ...one, parts }];
      }),
    );
    const amounts = unknowns.map(({ amount }) => amount);
    const { rows, truth, wide } = withSlack(told, amounts);
    const insider = unknowns.findIndex(({ what }) => what === 'K999');
    return [-1, insider].flatMap((own) => {
      const at = (place: number): number[] => wide(unknowns.map((_, index) => (index === place ? 1 : 0)));
      const known = own < 0 ? rows : [...rows, at(own)];
      const basis = orthonormal(known);
      return unknowns.flatMap(({ what, amount }, place) =>
        place === own || amount === 0 ? [] : learnt({ what, column, parts: at(place) }, known, basis, truth),
      );
    });
  });
}

const thresholdOf = (seed: number): number => [2, 3, 5, 5, 10][seed % 5] ?? 5;

describe('the pages for sharing', () => {
  test(
    'of random councils tell nothing of few families',
    () => {
      let [figures, secrets] = [0, 0];
      for (let seed = FIRST; seed < FIRST + COUNCILS; seed += 1) {
        const smallCell = thresholdOf(seed);
        const one = attacked(seed, smallCell, smallCell);
        expect(one.found, `council ${seed}, ${smallCell}`).toEqual([]);
        figures += one.figures;
        secrets += one.secrets;
      }
      // The pages say something, and there was something to hide.
      expect(figures).toBeGreaterThan(15 * COUNCILS);
      expect(secrets).toBeGreaterThan(2 * COUNCILS);
    },
    timeFor(COUNCILS * 20),
  );

  test(
    `of two years, of which one family left and one joined, tell nothing together, of ${COUNCILS} random councils`,
    () => {
      for (let seed = FIRST; seed < FIRST + COUNCILS; seed += 1) {
        const smallCell = thresholdOf(seed);
        expect(attackedOverYears(seed, smallCell, true), `council ${seed}, ${smallCell}`).toEqual([]);
      }
    },
    timeFor(COUNCILS * 30),
  );

  test(
    `of ${COUNCILS} random councils with siblings count them as one family, who know the amounts of each`,
    () => {
      let [figures, siblings] = [0, 0];
      for (let seed = FIRST; seed < FIRST + COUNCILS; seed += 1) {
        const smallCell = thresholdOf(seed);
        const data = withSiblings(randomCouncil(seed, smallCell), seed);
        const one = attacked(seed, smallCell, smallCell, data);
        expect(one.found, `council ${seed} with siblings, ${smallCell}`).toEqual([]);
        figures += one.figures;
        siblings += data.cohort.cases.filter(({ household }) => household !== undefined).length;
      }
      expect(figures).toBeGreaterThan(10 * COUNCILS);
      expect(siblings).toBeGreaterThan(3 * COUNCILS);
    },
    timeFor(COUNCILS * 30),
  );

  test('that take siblings for families apart tell of them, in some councils', () => {
    const found = Array.from({ length: 12 }, (_, index) => {
      const data = withSiblings(randomCouncil(index + 1, 5), index + 1, 0.9);
      const named = new Map(data.cohort.cases.map(({ caseId, household }) => [caseId, household]));
      const cases = data.cohort.cases.map(({ household: _, ...one }) => one);
      const sample = data.sample?.cases.map(({ household: _, ...one }) => one) ?? [];
      const apart = { ...data, sample: { cases: sample }, cohort: { ...data.cohort, cases } };
      return attacked(index + 1, 5, 5, apart, named).found;
    });
    expect(found.filter((one) => one.length > 0).length).toBeGreaterThan(2);
  });

  test('of two years tell of a family that left where the earlier page is not named', () => {
    const found = Array.from({ length: 12 }, (_, index) => attackedOverYears(index + 1, 3, false));
    expect(found.filter((one) => one.length > 0).length).toBeGreaterThan(3);
  });

  test('are attacked by one who finds what is there: of pages that leave out less, in most councils', () => {
    const councils = Array.from({ length: 12 }, (_, index) => attacked(index + 1, 2, 10));
    expect(councils.filter(({ found }) => found.length > 0).length).toBeGreaterThan(6);
  });
});
