import { isRasError, moderate, type Policy, parsePolicy } from 'openras';
import { policyToSql } from 'openras/export';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Draw, drawFrom } from './draw.js';
import { type Cell, type Engine, tableSql } from './engine.js';
import { ENGINES } from './engines.js';
import { MODES, pounds, UNITS } from './kinds.js';

/** Cases on each engine. */
const CASES = Number(process.env.ENGINE_CASES ?? 3000);
const EACH = 500;
const SEED = 20_2712;

const percent = (draw: Draw) => draw.of(['0', '5', '12.5', '33.333333', '100']);

function drawRule(draw: Draw, index: number): Record<string, unknown> {
  const header = { id: `rule ${index}`, at: 'communicated', actor: 'policy', reason: 'drawn' };
  const rule = draw.of([
    'pass-on',
    'floor',
    'ceiling',
    'round',
    'taper',
    'blend',
    'limit-change',
    'limit-change',
  ] as const);
  const base = draw.once(2) ? { base: draw.of(['whole', 'without-one-off', 'recurring']) } : {};
  const side = draw.of(['falls', 'rises', 'both']);
  switch (rule) {
    case 'pass-on':
      return { ...header, rule };
    case 'floor':
      return { ...header, rule, amount: pounds(draw.below(400_000)) };
    case 'ceiling':
      return { ...header, rule, amount: pounds(500_000 + draw.below(2_000_000)) };
    case 'round':
      return { ...header, rule, unit: draw.of(UNITS), mode: draw.of(MODES) };
    case 'taper': {
      const periods = 1 + draw.below(7);
      return { ...header, rule, ...base, periods, period: 1 + draw.below(periods), side };
    }
    case 'blend':
      return { ...header, rule, ...base, packagePercent: percent(draw), side };
    case 'limit-change': {
      const fall = draw.once(5) ? null : percent(draw);
      const frequency = draw.of(['once', 'yearly-on-previous', 'yearly-on-original']);
      const years =
        frequency === 'once'
          ? {}
          : { year: 1 + draw.below(3), ...(draw.once(3) && { endYear: 3, atEnd: draw.of(['jump', 'continue']) }) };
      const uplift = draw.once(3)
        ? { from: '2025-26', to: '2026-27', rates: [{ year: '2026-27', percent: draw.of(['3.7', '-1.5']) }] }
        : 'none';
      return {
        ...header,
        rule,
        ...base,
        greatestFall: fall,
        greatestRise: fall !== null && draw.once(5) ? null : draw.of(['0', '10', '150', '7.654321']),
        frequency,
        ...years,
        uplift,
      };
    }
  }
}

function drawPolicy(draw: Draw): Policy {
  for (;;) {
    const rules = Array.from({ length: 1 + draw.below(5) }, (_, index) => drawRule(draw, index));
    try {
      return parsePolicy({ schemaVersion: 1, period: 'year', rules });
    } catch (error) {
      // Rules that cannot stand in this order.
      if (!isRasError(error)) throw error;
    }
  }
}

type Row = Readonly<Record<'indicative' | 'traditional' | 'once' | 'spare' | 'anew', Cell>>;

function drawRow(draw: Draw, hasParts: boolean): Row {
  const amount = () => pounds(draw.of([0, 100 * draw.below(9000), draw.below(2_000_000), draw.below(500_000)]));
  const traditional = draw.once(6) ? draw.of<Cell>([null, '', '-1', 'x']) : amount();
  return {
    indicative: draw.once(12) ? draw.of<Cell>([null, '', '1.234', '10000000000000.01']) : amount(),
    traditional,
    once: hasParts && !draw.once(3) ? pounds(draw.below(30_000)) : null,
    spare: hasParts && !draw.once(3) ? pounds(draw.below(30_000)) : null,
    anew: draw.of<Cell>([null, 'no', 'yes', draw.once(20) ? 'maybe' : 'y']),
  };
}

const isBlank = (cell: Cell): boolean => cell === null || cell.trim() === '';

/** Which column a place of a case or of the policy is about. */
const COLUMNS: Readonly<Record<string, string>> = { oneOff: 'one_off', contingency: 'contingency' };

/** `status amount codes`, of which the codes are those that the rules give. */
function expectedOf(policy: Policy, row: Row): string {
  const field = (name: string, cell: Cell) => (isBlank(cell) ? {} : { [name]: cell });
  const parts = { ...field('oneOff', row.once), ...field('contingency', row.spare) };
  const one = {
    caseId: 'F',
    period: 'year' as const,
    amounts: { ...field('indicative', row.indicative), ...field('traditional', row.traditional) },
    ...(Object.keys(parts).length > 0 && { packageParts: parts }),
    ...(!isBlank(row.anew) && { reassessed: row.anew === 'maybe' ? ('maybe' as never) : row.anew !== 'no' }),
  };
  try {
    const { proposed, status, warnings } = moderate(one, policy);
    const codes = warnings.map(({ code }) => code).filter((code) => OF_RULES.includes(code));
    return [status.communicated, proposed.communicated, codes.join(', ')].filter(Boolean).join(' ');
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first] = error.problems;
    const at = first?.path.at(-1) ?? '';
    return `refused: ${error.problems.map(({ code, path }) => `${COLUMNS[String(path.at(-1))] ?? path.at(-1)}: ${code}`).join(' or ') || String(at)}`;
  }
}

/** The codes that rules give; what is said of the duty to meet need is not asked of a table of amounts. */
const OF_RULES = ['no-limit-of-nothing', 'not-rounded', 'promised-limit-broken'];

describe.each(ENGINES)('%s', (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  test('random policies give what moderate gives', async () => {
    const draw = drawFrom(SEED);
    let set = 0;
    for (let compared = 0; compared < CASES; compared += EACH) {
      const policy = drawPolicy(draw);
      const hasParts = draw.once(3);
      const rows = Array.from({ length: EACH }, (_, index) => ({ id: `F${index}`, row: drawRow(draw, hasParts) }));
      const columns = ['case_id', 'indicative', 'traditional', 'once', 'spare', 'anew'];
      const cells = rows.map(({ id, row }) => [id, row.indicative, row.traditional, row.once, row.spare, row.anew]);
      await engine.run(tableSql({ name: 'amounts', columns, rows: cells }));
      const named = { reassessed: 'anew', ...(hasParts && { oneOff: 'once', contingency: 'spare' }) };
      const { sql } = policyToSql(policy, { dialect, table: 'amounts', columns: named });
      const found = new Map((await engine.query(sql)).map((one) => [one.case_id, one]));
      const wrong = rows.flatMap(({ id, row }) => {
        const expected = expectedOf(policy, row);
        const { status, communicated, warning } = found.get(id) ?? {};
        const told = [status, communicated, warning].filter(Boolean).join(' ');
        if (status === 'set') set += 1;
        const isSame =
          status === 'refused'
            ? expected.startsWith('refused: ') && expected.includes(String(warning))
            : told === expected;
        return isSame ? [] : [{ row, expected, told }];
      });
      expect(wrong.slice(0, 3), JSON.stringify(policy.rules)).toEqual([]);
    }
    expect(set).toBeGreaterThan(CASES / 3);
  });
});
