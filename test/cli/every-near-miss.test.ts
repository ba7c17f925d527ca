import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { KNOWN_COLUMNS } from '../../src/cli/input/table/known-columns.js';
import { likelyMeant } from '../../src/cli/input/table/spelling.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { examples, prepare } from './every-command.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

// What each call claims of each file: the names that it reads, and those that it only asks about.
const claims = vi.hoisted(() => new Map<string, Set<string>>());

vi.mock('../../src/cli/input/table/claim-columns.js', async (original) => {
  const real = await original<typeof import('../../src/cli/input/table/claim-columns.js')>();
  return {
    ...real,
    claimColumns: (...[table, claim, problems]: Parameters<typeof real.claimColumns>) => {
      const { known, mayLack = [], asks = [] } = claim;
      const names = claims.get(table.file.name) ?? new Set<string>();
      for (const name of [...known, ...mayLack, ...asks]) names.add(name);
      claims.set(table.file.name, names);
      return real.claimColumns(table, claim, problems);
    },
  };
});

/** Names of which a slip is no question, with the reason. */
const NO_SLIPS: ReadonlyMap<string, string> = new Map([
  ['at', 'of two letters, a letter less is half a name'],
  ['to', 'of two letters, a letter less is half a name'],
  ['s1', 'of two letters, a letter less is half a name'],
]);

/** A name with a capital, with blanks for its joints, and with a letter dropped, doubled or swapped with the next, at every place. */
function slipsOf(name: string): string[] {
  const slips = new Set([
    `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    name.toUpperCase(),
    name.replaceAll('_', ' '),
  ]);
  for (let at = 0; at < name.length; at += 1) {
    const [before, letter, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)];
    if (!/[a-z]/.test(letter)) continue;
    slips.add(before + after);
    slips.add(before + letter + letter + after);
    if (/^[a-z]/.test(after)) slips.add(before + after.slice(0, 1) + letter + after.slice(1));
  }
  slips.delete(name);
  return [...slips];
}

const tables = [...examples.keys()].filter(
  (name) => registers.find((one) => one.name === name.split(' ')[0])?.readsNoTable !== true,
);

async function call(name: string) {
  const io = testIo(folder);
  const code = await runProgram([...name.split(' '), ...(examples.get(name) ?? [])], io, registers);
  return { code, out: io.out(), err: io.err() };
}

/** What each command claims of each file of its example. */
const claimed = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

beforeAll(async () => {
  await prepare(folder);
  for (const name of tables) {
    claims.clear();
    const { code, err } = await call(name);
    if (code !== 0) throw new Error(`${name}: ${err}`);
    claimed.set(name, new Map(claims));
  }
}, 300_000);

/** As many names as one table is given at a time: of more problems than a hundred the rest is counted. */
const AT_ONCE = 80;

describe('every slip in every name that a command reads or asks about', () => {
  test.each(tables)(
    'is a question of %s, or is read as that name',
    async (name) => {
      const files = claimed.get(name) ?? new Map<string, ReadonlySet<string>>();
      expect(files.size).toBeGreaterThan(0);
      const silent: string[] = [];
      for (const [file, all] of files) {
        // Of the columns of a statement one stands for those of its respondents, which are its name and a word.
        const names = [...all].filter((one) => !one.includes('@'));
        const path = join(folder, file);
        const text = readFileSync(path, 'utf8');
        const lines = text.trimEnd().split('\n');
        const header = lines[0]?.split(',') ?? [];
        const slips = new Set(names.flatMap((one) => (NO_SLIPS.has(one) ? [] : slipsOf(one))));
        const open = [...slips].filter((slip) => !all.has(slip) && !header.includes(slip));
        for (let first = 0; first < open.length; first += AT_ONCE) {
          const some = open.slice(first, first + AT_ONCE);
          const wide = lines.map((line, row) => `${line}${some.map((slip) => `,${row === 0 ? slip : ''}`).join('')}`);
          writeFileSync(path, `${wide.join('\n')}\n`);
          claims.clear();
          const { code, err } = await call(name);
          const isRead = (slip: string): boolean => claims.get(file)?.has(slip) === true;
          const isAsked = (slip: string): boolean => code === 2 && err.includes(`column "${slip}"`);
          silent.push(...some.filter((slip) => !isRead(slip) && !isAsked(slip)).map((slip) => `${file}: ${slip}`));
        }
        writeFileSync(path, text);
      }
      expect(silent).toEqual([]);
    },
    300_000,
  );
});

/** What is asked about all the same, with the reason. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['ages age', 'a plural'],
  ['starts_on start', 'another word for the day, where a line has its own'],
  ['ends_on end', 'another word for the day, where a line has its own'],
  ['communicate communicated', 'a statement of the example, and no name of ours'],
]);

/** Columns that change figures, and a cell that does. */
const MATTERING: readonly (readonly [column: string, cell: string])[] = [
  ['exclude_reason', 'moved away'],
  ['eligible', 'no'],
  ['add_ons', 'night'],
  ['shared_package', 'P1'],
  ['one_off', '5'],
  ['ends_on', '2026-09-01'],
  ['household', 'H1'],
];

describe('a column of which a filled cell is a question', () => {
  test.each(tables)(
    'is one under a name that is nearly its own, in %s',
    async (name) => {
      const silent: string[] = [];
      for (const [file, known] of claimed.get(name) ?? []) {
        // Files of answers and of lines ask of no column that they do not read.
        if (/answers|lines/.test(file)) continue;
        const path = join(folder, file);
        const text = readFileSync(path, 'utf8');
        const lines = text.trimEnd().split('\n');
        const open = MATTERING.filter(([column]) => lines[0]?.split(',').includes(column) === false);
        const withColumns = (columns: readonly (readonly [string, string])[]): string =>
          lines.map((line, row) => [line, ...columns.map((one) => one[row === 0 ? 0 : 1])].join(',')).join('\n');
        const asked: string[] = [];
        for (const one of open) {
          writeFileSync(path, withColumns([one]));
          const { code, err } = await call(name);
          if (code === 2 && err.includes(one[0])) asked.push(one[0]);
        }
        const reacting = new Set([...asked, ...open.map(([column]) => column).filter((column) => known.has(column))]);
        const slips = [...reacting].map(
          (column) => `${column.slice(0, 1).toUpperCase()}${column.slice(1).replaceAll('_', ' ')}`,
        );
        writeFileSync(path, withColumns(slips.map((slip) => [slip, ''])));
        const { err } = slips.length === 0 ? { err: '' } : await call(name);
        silent.push(...slips.filter((slip) => !err.includes(`column "${slip}"`)));
        writeFileSync(path, text);
      }
      expect(silent).toEqual([]);
    },
    300_000,
  );

  test.each([
    ['whatif', ['exclude_reason', 'eligible', 'shared_package', 'ends_on']],
    ['allocate', ['add_ons', 'shared_package', 'ends_on']],
    ['leavers', ['exclude_reason', 'shared_package', 'ends_on']],
    ['stress', ['exclude_reason', 'shared_package', 'ends_on']],
    ['hold-back', ['exclude_reason', 'ends_on']],
    ['solve contingency', ['ends_on']],
    ['solve contingency-needed', ['ends_on']],
    ['solve choice', ['ends_on']],
    ['moderate', ['ends_on']],
    ['equity', ['exclude_reason', 'eligible', 'add_ons']],
    ['solve price', ['eligible', 'add_ons']],
    ['calibrate ras4', ['eligible', 'add_ons', 'shared_package', 'ends_on']],
    ['run', ['eligible', 'ends_on']],
  ])('%s asks about %j', (name, columns) => {
    const names = new Set([...(claimed.get(name)?.values() ?? [])].flatMap((one) => [...one]));
    expect(columns.filter((column) => !names.has(column))).toEqual([]);
  });
});

test('no name that one command reads is a slip of a name of another', () => {
  const names = new Set([...claimed.values()].flatMap((files) => [...files.values()].flatMap((one) => [...one])));
  const wrong = [...claimed].flatMap(([command, files]) =>
    [...files].flatMap(([file, known]) =>
      [...names].flatMap((name) => {
        if (known.has(name) || KNOWN_COLUMNS.has(name) || name.includes('@')) return [];
        const meant = likelyMeant(name, known);
        if (MEANT.has(`${name} ${meant}`)) return [];
        return meant === undefined ? [] : [`${command} ${file}: ${name} for ${meant}`];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test('an allocation table with capitals and blanks in its names is the same table', async () => {
  const plain = await call('table check');
  const path = join(folder, 'table.csv');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('from,to,amount', 'From,TO,Amount'));
  const capitals = await call('table check');
  writeFileSync(path, text);
  expect([capitals.code, capitals.out]).toEqual([0, plain.out]);
});

/** Names that councils give to columns of their own. */
const ORDINARY =
  'assessed_by agreed_by communicated_by moved_to moved_in moved_from decided_by signed_by signed_off_by starts_in ends_in social_worker key_worker assessor agreed agreed_date review_date reviewed_by reviewed_on dob date_of_birth sex gender ward team term school class year_group key_stage ethnicity religion language postcode lsoa imd deprivation disability primary_need secondary_need sen send ehcp ehc_plan lac cin cp dla pip nhs_number upn uprn liquidlogic_id mosaic_id household_size family_id family_name child child_name forename surname initials first_name last_name title address notes note comment comments remarks reason season region district locality area zone basic form form_no version total_points raw_points points_2025 point_score total subtotal budget_code budget_holder cost_centre cost_code provider supplier service_type package package_type package_id package_cost current_package weekly_cost annual_cost annual_value nights days male males female females smiles prayer payee payer_ref paid_to paid_on pay priced_by price_date rated date dated dates time times stage page wage state smart start_time ending end_reason case_no case_name case_type case_status case_ref casework status_date status_code statuses flag_date group_name group_code subgroup site_name site_code site_id suite side size item_no need_level kind find mind method line_no line lines accounts account count discount credit_note edit one_off_costs once final_date finalised finance eligible_from eligible_for eligibility eligible_until outside_area out_of_area referral referred_by referred_on referrals refer_date contingency_plan contingency_fund progress_note limited_by limit limits progression allocate allocated allocated_to allocated_on allocated_by budget_agreed shared_care shared_lives respite short_breaks direct_payment dp personal_budget pb added_on added_by added additional add_info planned plan_date plan_signed plan_no plan_type placed placement placing miles_to_school distance relocated present presents presented taken tax traditionally indicator indicated indicative_budget informal_care_hours remote home carers carer_id carer parents sibling siblings household_income income savings fsm age_group age_at_start range rank type tier tile tree ratio ration percentage percentile change charge charges charged exchange check excluded exclusions exclude_from bands banding levels label cable fable top bottom left right open closed active inactive live last_seen'.split(
    ' ',
  );

/** What a person would ask about too, with the reason. */
const FAIR: ReadonlyMap<string, string> = new Map([
  ['changed change', 'what a list of our own has'],
  ['assessed assessed_on', 'a day may stand there'],
  ['agreed agreed_on', 'a day may stand there'],
  ['tile title', 'a letter less, in a table of which each column is asked about'],
  ['cable table', 'likewise'],
  ['fable table', 'likewise'],
]);

test('an ordinary name of a column is a slip of none of ours', () => {
  const wrong = [...claimed].flatMap(([command, files]) =>
    [...files].flatMap(([file, known]) =>
      ORDINARY.flatMap((name) => {
        const meant = known.has(name) || KNOWN_COLUMNS.has(name) ? undefined : likelyMeant(name, known);
        return meant === undefined || FAIR.has(`${name} ${meant}`) ? [] : [`${command} ${file}: ${name} for ${meant}`];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['end_date', 'ends_on'],
  ['End date', 'ends_on'],
  ['ended_on', 'ends_on'],
  ['ends', 'ends_on'],
  ['ends_date', 'ends_on'],
  ['start_date', 'starts_on'],
  ['started', 'starts_on'],
  ['add_on', 'add_ons'],
  ['on_off', 'one_off'],
])('%s may be %s', (name, meant) => {
  expect(likelyMeant(name, [meant])).toBe(meant);
});
