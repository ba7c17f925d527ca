import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { KNOWN_COLUMNS } from '../../src/cli/input/table/known-columns.js';
import { wordsWithin } from '../../src/cli/input/table/words-within.js';
import { EXTRACT_COLUMNS } from '../../src/costing/extract/extract-columns.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

/** Columns of families that some command reads or asks about. */
const OF_FAMILIES =
  'case_id points group add_ons eligible starts_on ends_on package_value one_off exclude_reason household shared_package traditional cost_of_need'.split(
    ' ',
  );

/** A list of names of councils' own columns, which stands with the test of slips. */
function ordinary(): string[] {
  const text = readFileSync(new URL('./every-near-miss.test.ts', import.meta.url), 'utf8');
  return (/const ORDINARY =\s+'([^']+)'/.exec(text)?.[1] ?? '').split(' ');
}

describe('a name that holds the words of a column beside others', () => {
  test.each([
    ['payer', 'payer_name', 'Payer (agency)', 'payer name', 'payer type', 'payerName', 'payer_2', 'payername'],
    ['payer', 'paid from', 'paid_from', 'commissioner', 'Commissioner (body)', 'paid by agency', 'funding_stream'],
    ['end', 'finish', 'finished', 'stopped', 'ceased_on', 'last_day', 'expires', 'valid_to', 'end_of_service'],
    ['start', 'valid_from', 'first day', 'commenced', 'effective_from', 'service_began', 'start_of_care'],
    ['one_off', 'one_off_flag', 'is this a one-off?', 'non_recurring_item', 'paid once only'],
    ['contingency', 'contingency_flag', 'is contingency', 'money set aside'],
    ['credit', 'credit_flag', 'is a refund', 'credit (Y/N)'],
    ['serves', 'serves_needs', 'need served', 'needs'],
    ['weeks', 'weeks_per_year', 'No of weeks'],
    ['frequency', 'visit_frequency', 'times per week'],
    ['quantity', 'quantity_of_hours', 'qty'],
    ['includes_on_costs', 'on costs included', 'incl. on-costs'],
  ])('is a question of lines: %s', async (meant, ...names) => {
    for (const name of names) {
      put(folder, 'lines.csv', `case_id,amount,period,basis,${name}\na,100,year,gross,x\n`);
      const { code, out, err } = await run('cost', 'lines.csv');
      expect([name, code, out]).toEqual([name, 2, '']);
      expect(err).toContain(`lines.csv:1:29: the column "${name}" looks like "${meant}"; rename it`);
    }
  });

  const POT = ['--basis', 'pot', '--pot', '9', '--leavers', 'a'];

  test.each([
    ['exclude_reason', 'exclude_reason_text', 'reason', 'Reason', 'excluded (why)', 'omitted', 'left out of the RAS'],
    ['ends_on', 'budget_end_day', 'finished', 'ceased_on', 'expires', 'last_day'],
    ['shared_package', 'shared_package_code'],
    ['household', 'household_key'],
  ])('is a question of families: %s', async (meant, ...names) => {
    for (const name of names) {
      put(folder, 'cases.csv', `case_id,budget,package_value,${name}\na,5,5,x\n`);
      const { code, out, err } = await run('leavers', 'cases.csv', ...POT);
      expect([name, code, out]).toEqual([name, 2, '']);
      expect(err).toContain(`cases.csv:1:30: the column "${name}" looks like "${meant}"; rename it`);
    }
  });

  test('is none where no cell of it is filled, where the user says so, and where the column itself is there', async () => {
    const rows = (header: string, cells: string) =>
      `case_id,amount,period,basis,${header}\na,100,year,gross,${cells}\n`;
    put(folder, 'blank.csv', rows('payer_name,reason', ','));
    put(folder, 'filled.csv', rows('payer_name', 'health'));
    put(folder, 'both.csv', rows('payer,payer_name', 'health,ICB'));
    const codes = await Promise.all([
      run('cost', 'blank.csv'),
      run('cost', 'filled.csv', '--ignore-column', 'payer_name'),
      run('cost', 'both.csv'),
      run('cost', 'filled.csv'),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([0, 0, 0, 2]);
  });

  test('is none where the others say that it is something else: no ordinary name but a few', () => {
    const asked = ordinary().filter((name) => {
      const others = (all: readonly string[]) => wordsWithin(name, all, [name]);
      return !KNOWN_COLUMNS.has(name) && (others(EXTRACT_COLUMNS) ?? others(OF_FAMILIES)) !== undefined;
    });
    // Each of these would change figures where a cell of it is filled; three of them were asked about by their whole name before.
    expect(asked).toEqual(['reason', 'one_off_costs', 'eligibility', 'excluded']);
    expect(ordinary().length).toBeGreaterThan(230);
  });
});
