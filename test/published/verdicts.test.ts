import { describe, expect, test } from 'vitest';
import { FIRM_KINDS } from '../../src/published/figures/schema.js';
import { listErrata, verifyPublished, verifyReport, verifyTable } from '../../src/published/index.js';
import { checkId } from '../../src/published/verdict/check.js';
import { allChecks } from '../../src/published/verdict/checks/all.js';

const rows = (['RR145', 'RR232', 'FJ', 'IBSEN', 'IPB'] as const).flatMap((key) => verifyReport(key));
const byCheck = new Map(rows.map((row) => [row.check, row]));

describe('the verdicts on published figures', () => {
  const { covered, checks, differences, figures, verdicts } = verifyPublished();

  test('are those on record (node scripts/verdicts.mjs records new checks)', () => {
    expect(differences).toEqual([]);
  });

  test('cover at least 400 figures that others imply', () => {
    expect(covered).toBeGreaterThanOrEqual(400);
    expect(figures).toBe(2028);
    expect(verdicts.reproduced + verdicts['within-rounding'] + verdicts['wide-interval'] + verdicts.contradicted).toBe(
      checks,
    );
    const checked = new Set(allChecks().map(({ figure }) => figure));
    const leftOpen = allChecks().filter(({ open }) => open !== undefined);
    expect(verdicts['cannot-be-derived']).toBe(figures - checked.size + leftOpen.length);
  });

  test('come from checks with an id of their own that never derive a figure from itself', () => {
    const ids = allChecks().map(checkId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(rows.filter(({ figure, from }) => from.includes(figure)).map(({ check }) => check)).toEqual([]);
  });

  // The intervals are those of hand arithmetic, in the errata.
  test.each([
    ['rr145-t33-all-median-change', 'contradicted', '18.6', '22'],
    ['rr145-t33-site-5-mean-change', 'wide-interval', '-5.7', '6.1'],
    ['rr145-t33-site-1-mean-change', 'reproduced', '-40.3', '-39'],
    ['rr145-t65-scenario-1-lower-total: from the days', 'contradicted', '188225', '188935'],
    ['rr145-t65-scenario-2-upper-in-kind', 'contradicted', '101115', '101325'],
    ['rr145-t66-scenario-2-upper-total: from the days', 'contradicted', '579325', '580035'],
    ['rr145-8-15-hour-rate', 'reproduced', '27.5', '28.5'],
    ['rr145-t42-plan-3-total', 'reproduced', '13578', '13578'],
    ['rr145-6-29-plans', 'contradicted', '3', '3'],
    ['rr145-5-49-average-change: as printed elsewhere', 'contradicted', '-5.5', '-4.5'],
    ['rr232-education-one-site', 'contradicted', '176', '176'],
    ['rr232-t9-total', 'reproduced', '442406.5', '442409.5'],
    ['ibsen-t7-1-all-ib-cost', 'reproduced', '278.9', '279.9'],
    ['ibsen-t7-9-all-cost-mean: from the groups', 'reproduced', '-17.4', '-15.4'],
    ['ibsen-t7-9-all-cost-mean: from the means over all', 'within-rounding', '-18', '-16'],
    ['ibsen-t4-2-total-age', 'contradicted', '55.3', '56.3'],
  ])('%s is %s', (check, verdict, low, high) => {
    expect(byCheck.get(check)).toMatchObject({ verdict, recorded: verdict, derived: { low, high } });
  });

  // Each of these differs from others only if the report means what it does not say.
  test.each([
    ['rr145-8-4-envisaged-maximum: not below half of the largest grant', 'envisaged'],
    ['rr145-8-10-site-6-days', 'starting points'],
    ['rr145-t4-derbyshire-target', 'its own'],
    ['rr145-f50-n', 'does not say'],
    ['rr145-f47-children', 'not told'],
    ['rr232-transport-take-up: as printed elsewhere', 'dates'],
    ['ibsen-s5-5-2-one-off-records: as people', 'items'],
    ['ipb-years-thanks: as printed elsewhere', 'not said'],
    ['ibsen-s7-4-ib-week', 'people without all services'],
    ['ibsen-s7-4-comparison-week', 'people without all services'],
    ['ibsen-s7-4-pd-week', 'people without all services'],
    ['ibsen-s7-4-mh-week', 'people without all services'],
    ['ibsen-s7-4-op-week', 'people without all services'],
    ['ibsen-s7-4-ld-week', 'people without all services'],
  ])('%s is left open, and the reason is told', (check, reason) => {
    const row = byCheck.get(check);
    expect(row).toMatchObject({ verdict: 'cannot-be-derived', recorded: 'cannot-be-derived' });
    expect(row?.arithmetic.split('; open: ')[1]).toContain(reason);
  });

  test('of a figure printed on another base than its words name are one for each base', () => {
    // 280 of 458 are 61.1%; 231 of 510 are 45.3%.
    expect(byCheck.get('ibsen-s6-3-plan-in-place: as worded')?.verdict).toBe('contradicted');
    expect(byCheck.get('ibsen-s6-3-plan-in-place: on another base')?.verdict).toBe('reproduced');
    // 4,970 ÷ 11,450 is 43.4%; 169 × 4,970 ÷ (285 × 11,450) is 25.7%.
    expect(byCheck.get('ibsen-s5-5-2-mainstream-share: one mean over the other')?.derived?.high).toBe('43.5');
    expect(byCheck.get('ibsen-s5-5-2-mainstream-share: as worded')?.derived?.low).toBe('25.7');
  });

  test('say what is assumed and how it was worked out', () => {
    expect(byCheck.get('rr145-f30-all-moderated')?.assumption).toContain('pool');
    expect(byCheck.get('rr145-t33-all-median-change')).toMatchObject({
      source: 'RR145 Table 33, All sites, % change in median',
      printed: '17%',
      arithmetic: '£7,700 ÷ £6,400 × 100 − 100 = 20.3%; 18.6% to 22% with every figure’s rounding',
      from: ['rr145-t33-all-ib-median', 'rr145-t33-all-traditional-median'],
      errata: ['E1'],
    });
  });

  test('of a table are one row for each way, and one for a figure that nothing implies', () => {
    const table = verifyTable('rr145-t33');
    expect(new Set(table.map(({ figure }) => figure)).size).toBe(71);
    expect(table.find(({ figure }) => figure === 'rr145-t33-site-1-ib-mean')?.verdict).toBe('cannot-be-derived');
    expect(() => verifyTable('rr145-t99')).toThrow('rr145-t99');
    expect(() => verifyReport('X' as 'FJ')).toThrow('"X"');
  });
});

describe('the errata and the verdicts', () => {
  const errata = listErrata();

  test('agree: no figure is contradicted without an erratum', () => {
    const named = rows.filter(({ verdict, errata }) => verdict === 'contradicted' && errata.length === 0);
    expect(named.map(({ check, arithmetic }) => `${check}: ${arithmetic}`)).toEqual([]);
  });

  const kinds = new Map(errata.map(({ id, verdict }) => [id, verdict]));
  const isFirm = (id: string) => FIRM_KINDS.some((kind) => kind === kinds.get(id));
  const contradicted = rows.filter(({ verdict }) => verdict === 'contradicted');

  test('agree: what is contradicted is so by an erratum that is firm, or states its assumption', () => {
    const neither = contradicted.filter(({ errata, assumption }) => !errata.some(isFirm) && assumption === null);
    expect(neither.map(({ check }) => check)).toEqual([]);
  });

  test('agree: nothing is contradicted on the strength of what is ambiguous or incomplete alone', () => {
    expect(contradicted.filter(({ errata }) => !errata.some(isFirm)).map(({ check }) => check)).toEqual([]);
    const soft = errata.filter(({ id, contradictedChecks }) => !isFirm(id) && contradictedChecks.length > 0);
    expect(soft.map(({ id }) => id)).toEqual([]);
  });

  test('agree: what is contradicted without an assumption is arithmetic that the tables themselves tell', () => {
    const tables = contradicted.flatMap(({ assumption, table }) => (assumption === null ? [table] : []));
    expect([...new Set(tables)]).toEqual(['rr145-t33', 'rr145-t63', 'rr145-t65', 'rr145-t66']);
  });

  test('agree: every erratum that says "contradicted" has a check that finds it', () => {
    const unfound = errata.filter(
      ({ verdict, contradictedChecks }) => verdict === 'contradicted' && !contradictedChecks[0],
    );
    expect(unfound.map(({ id }) => id)).toEqual([]);
  });

  test('have arithmetic for each, also where it is only a statement', () => {
    expect(errata.filter(({ arithmetic }) => arithmetic.length < 12).map(({ id }) => id)).toEqual([]);
  });
});
