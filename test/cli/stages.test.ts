import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rr145 } from '../../src/published/index.js';
import { put, runIn, temporaryFolder } from './support.js';

const COHORT = fileURLToPath(new URL('../../fixtures/reconstructed-cohort/stages.csv', import.meta.url));
const folder = temporaryFolder();

const run = runIn(folder);

interface Table {
  readonly columns: readonly { readonly key: string }[];
  readonly rows: readonly { readonly cells: readonly (string | number | null)[] }[];
}

/** The printed cell of a figure as the command writes it: pounds with two decimals, percentages whole. */
const printed = (figure: string): string | undefined => {
  const { value, unit } = rr145.figures.get(figure) ?? {};
  return unit === 'pounds' ? `${value}.00` : value;
};

describe('compare', () => {
  test('prints Table 33 of RR145 from the reconstructed cohort, but for the two cells that cannot hold', async () => {
    const { code, out } = await run('compare', COHORT, '--round-to', '100', '--decimals', '0');
    expect(code).toBe(0);
    const { change } = JSON.parse(out).result.tables as { change: Table };
    const differing: string[] = [];
    for (const { cells } of change.rows) {
      const site = cells[0] === 'All' ? 'all' : `site-${cells[0]}`;
      const columns = ['ib-minimum', 'ib-maximum', 'ib-mean', 'ib-median'];
      columns.push('traditional-minimum', 'traditional-maximum', 'traditional-mean', 'traditional-median');
      columns.push('mean-change', 'median-change');
      columns.forEach((column, index) => {
        const id = `rr145-t33-${site}-${column}`;
        if (cells[index + 2] !== printed(id)) differing.push(`${id}: ${cells[index + 2]}`);
      });
    }
    // +17 % of all sites is contradicted by the medians that stand beside it; n = 92 is 91 everywhere else.
    expect(differing).toEqual(['rr145-t33-all-median-change: 20']);
    expect(change.rows.at(-1)?.cells[1]).toBe(91);
  });

  test('prints Table 34, and the counts behind Figures 27, 30 and 31', async () => {
    const { out } = await run('compare', COHORT, '--round-to', '10', '--decimals', '0');
    const { newcomers } = JSON.parse(out).result.tables as { newcomers: Table };
    const all = newcomers.rows.at(-1)?.cells ?? [];
    expect(all.slice(0, 4)).toEqual(['All', 33, '240.00', '14700.00']);
    const counts = async (from: string, to: string) => {
      const { result } = JSON.parse((await run('compare', COHORT, '--from', from, '--to', to)).out);
      const { up, down, unchanged } = result.comparison.everyone.directions;
      return [up.cases, down.cases, unchanged.cases];
    };
    expect(await counts('traditional', 'indicative')).toEqual([40, 36, 15]);
    expect(await counts('traditional', 'final')).toEqual([47, 22, 22]);
    const [up = 0, down = 0, unchanged = 0] = await counts('communicated', 'final');
    expect([up + down, up + down + unchanged]).toEqual([46, 124]);
  });

  test('leaves out of a table to be published what would show single families', async () => {
    const silent = await run('compare', COHORT, '--publish');
    expect([silent.code, silent.err]).toEqual([2, expect.stringContaining('--small-cell')]);
    const { out } = await run('compare', COHORT, '--publish', '--small-cell', '5');
    expect(out).not.toContain('S1-E01');
    expect(JSON.parse(out).result.comparison).toBeUndefined();
  });
});

describe('moderate', () => {
  const policy = {
    schemaVersion: 1,
    period: 'year',
    rules: [
      {
        rule: 'limit-change',
        at: 'communicated',
        actor: 'Cabinet',
        reason: 'an example',
        greatestFall: '24.5',
        greatestRise: '3.5',
        frequency: 'once',
        uplift: 'none',
      },
    ],
  };
  put(folder, 'policy.json', JSON.stringify(policy, null, 2));
  // The vectors of RR232 Figure 1's percentages on a package of £10,000: floor 7,550, cap 10,350
  const targets = ['5000', '7550', '8000', '9900', '10000', '10100', '10350', '12000'];
  put(
    folder,
    'cases.csv',
    `case_id,traditional,indicative\n${targets.map((target) => `T${target},10000,${target}`).join('\n')}\n`,
  );
  const amounts = (out: string): string[] =>
    out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[3] ?? '');

  test('limits a fall to 24.5 % and a rise to 3.5 %', async () => {
    const { code, out } = await run('moderate', 'policy.json', 'cases.csv', '--format', 'csv');
    expect(code).toBe(0);
    expect(amounts(out)).toEqual(
      ['7550', '7550', '8000', '9900', '10000', '10100', '10350', '10350'].map((pounds) => `${pounds}.00`),
    );
  });

  test('as printed overpays a target of 10,100, and says so', async () => {
    const [rule] = policy.rules;
    put(
      folder,
      'printed.json',
      JSON.stringify({ ...policy, rules: [{ ...rule, mode: 'as-printed', significantlyMoreThan: '0' }] }),
    );
    const { code, out, err } = await run('moderate', 'printed.json', 'cases.csv', '--format', 'csv');
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    expect(amounts(out)).toEqual(
      ['7550', '7550', '8000', '9900', '10000', '10350', '10350', '10350'].map((pounds) => `${pounds}.00`),
    );
    expect(err).toContain('T10100');
  });

  test.each([
    ['a typo in a rule', { rule: 'limit-chnage' }, 'rules[0].rule'],
    ['a missing reason', { reason: undefined }, 'rules[0].reason'],
    ['a negative limit', { greatestFall: '-1' }, 'rules[0].greatestFall'],
  ])('refuses %s with its path and its line', async (_, change, path) => {
    put(folder, 'bad.json', JSON.stringify({ ...policy, rules: [{ ...policy.rules[0], ...change }] }, null, 2));
    const { code, err } = await run('moderate', 'bad.json', 'cases.csv');
    expect(code).toBe(2);
    expect(err).toContain(path);
    expect(err).toMatch(/^bad\.json:\d+:\d+: /);
  });
});

describe('compare without what it compares', () => {
  test('a column that is missing is said, with the option that names another', async () => {
    put(folder, 'short.csv', 'case_id,traditional,indicative\nF1,100,200\n');
    const { code, err } = await run('compare', 'short.csv');
    expect([code, err]).toEqual([
      2,
      'short.csv:1:1: the column "final" is missing; --to final compares it; another stage is named by --to\n1 problem\n',
    ]);
    expect((await run('compare', 'short.csv', '--to', 'indicative')).code).toBe(0);
  });

  test('a column without a value is no finding that nothing changed', async () => {
    put(folder, 'blank.csv', 'case_id,traditional,final\nF1,100,\nF2,100,\n');
    const { code, err } = await run('compare', 'blank.csv', '--format', 'csv');
    expect([code, err]).toEqual([
      0,
      'warning: no family is compared from traditional to final (2 no final amount): nothing here says that nothing changed\n',
    ]);
  });
});

describe('whatif with a model that is not there', () => {
  test('says where it is named, and what else is wrong in both files', async () => {
    const scenarios = [{ name: 'a', model: 'nowhere.json', upliftt: 1 }];
    put(folder, 'w.json', JSON.stringify({ schemaVersion: 1, scenarios }, null, 1));
    put(folder, 'w.csv', 'case_id,points\nF1,x\n');
    const { code, err } = await run('whatif', 'w.json', 'w.csv');
    expect(code).toBe(2);
    expect(err.split('\n')).toEqual([
      'w.json:7:15: scenarios[0].upliftt: unknown key "upliftt"',
      'w.json:6:13: scenarios[0].model: nowhere.json: there is no such file or folder',
      expect.stringMatching(/^w\.csv:2:4: points: "x" is not a number of points/),
      '3 problems',
      '',
    ]);
  });
});
