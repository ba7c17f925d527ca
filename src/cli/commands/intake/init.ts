import { join } from 'node:path';
import { Option } from 'commander';
import { fail, problemList } from '../../../errors.js';
import { figures } from '../../../report/sheet.js';
import { dayOfNow, refuseOpen } from '../../input/intake/mapped.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, type OutputOptions } from '../../options.js';
import { writeWholeFiles } from '../../output/file/write-files.js';
import { toJson } from '../../output/json.js';
import { helpText } from '../../output/terminal/help.js';
import { printReport, tellOn } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';
import type { CouncilForm, MappedTableName } from '../run/council-file.js';
import { type FoundTable, tablesIn } from './found.js';
import { groupOf, type NamedTable, type Part, partFound, partOf, type Role } from './parts.js';

interface Options extends OutputOptions {
  readonly sample?: string;
  readonly sampleSheet?: string;
  readonly cohort?: string;
  readonly cohortSheet?: string;
  readonly needs?: string;
  readonly questionnaire?: string;
  readonly prices?: string;
  readonly sampleAnswers?: string;
  readonly cohortAnswers?: string;
  readonly sampleLines?: string;
  readonly cohortLines?: string;
  readonly basis?: 'reference-sample' | 'pot';
  readonly title?: string;
}

/** What is made of a table before a council file can name it: the file, and what its form has to be told. */
const MADE: Partial<Readonly<Record<Role, { readonly file: string; readonly flags: string }>>> = {
  questionnaire: { file: 'instrument.json', flags: '--title TITLE' },
  prices: { file: 'price-book.json', flags: '--title TITLE --price-base YEAR' },
};

/** `openras init`: the council file of a first run, and the mappings of its tables. */
export const registerInit: Register = (program, io) => {
  const command = program
    .command('init')
    .description("make a first council file of a council's own extracts, and a mapping of each with its questions")
    .argument('<folder>', 'where the extracts lie, and the council file is written; other tables in it are found')
    .option('--sample <file>', 'existing cases with points and packages, which calibrate the price of a point')
    .option('--sample-sheet <name>', 'their sheet, where the workbook has several')
    .option('--cohort <file>', 'the families to be allocated')
    .option('--cohort-sheet <name>', 'their sheet, where the workbook has several')
    .option('--needs <file>', 'assessed needs of the cohort, a row a need or a cost line')
    .option('--questionnaire <file>', 'statements with their levels and points')
    .option('--prices <file>', 'the prices of services')
    .option('--sample-answers <file>', 'answers of the sample to the questionnaire')
    .option('--cohort-answers <file>', 'answers of the cohort to the questionnaire')
    .option('--sample-lines <file>', 'cost lines of the packages of the sample')
    .option('--cohort-lines <file>', 'cost lines of the packages of the cohort')
    .addOption(
      new Option('--basis <basis>', 'where the money behind a price comes from').choices(['reference-sample', 'pot']),
    )
    .option('--title <text>', 'what the run is called')
    .option('--force', 'replace a council file and mappings that are there');
  command.addHelpText(
    'after',
    `\n${helpText(
      'The files are written also where something is asked: what is open stands in the mappings, and the exit code is 2 until it is answered.',
      '',
    )}`,
  );
  addExample(
    addFormat(command),
    'openras init . --sample extract.xlsx --sample-sheet Existing --cohort extract.xlsx --cohort-sheet Cohort --basis pot',
  ).action(async (folder: string, options: Options) => init(io, folder, options));
};

async function init(io: Io, folder: string, options: Options): Promise<void> {
  const { sample, cohort, basis, title = 'A first run', force = false } = options;
  if (sample === undefined || cohort === undefined || basis === undefined)
    return refuseMissing({ '--sample': sample, '--cohort': cohort, '--basis': basis });
  const today = dayOfNow(io.now());
  const named = namedTables(sample, cohort, options);
  const parts: Part[] = [];
  for (const table of named) parts.push(await partOf(table, { cwd: io.cwd, folder, today }));
  const isTaken = (file: string, sheet: string | undefined): boolean =>
    parts.some(({ name, understood }) => {
      const { sheets } = understood.mapping;
      // Until it is said which sheet is read it may be any of them.
      return name.file === file && (sheet === undefined || sheets === undefined || sheets.includes(sheet));
    });
  const { tables, notRead } = await tablesIn(io.cwd, folder, isTaken);
  const said = notRead.map((name) => `${name}: was not looked at, since it cannot be read as a table`);
  parts.push(...partsFound(tables, parts, today, said));
  const files = [
    ...parts.map(({ name, understood }) => [name.mapping, toJson(understood.mapping)] as const),
    ['council.json', toJson(councilFrom(parts, basis, title))] as const,
  ].map(([name, content]) => ({ name: join(folder, name), content, force }));
  writeWholeFiles(io.cwd, files, tellOn(io));
  tell(io, folder, parts, said, options);
}

/** The tables that the user named, with the options for their sheets. */
function namedTables(sample: string, cohort: string, options: Options): readonly NamedTable[] {
  const others: readonly (readonly [Role, string | undefined])[] = [
    ['needs', options.needs],
    ['questionnaire', options.questionnaire],
    ['prices', options.prices],
    ['sample-answers', options.sampleAnswers],
    ['cohort-answers', options.cohortAnswers],
    ['sample-lines', options.sampleLines],
    ['cohort-lines', options.cohortLines],
  ];
  return [
    { role: 'sample', file: sample, sheet: options.sampleSheet, sheetFlag: '--sample-sheet' },
    { role: 'cohort', file: cohort, sheet: options.cohortSheet, sheetFlag: '--cohort-sheet' },
    ...others.flatMap(([role, file]) => (file === undefined ? [] : [{ role, file }])),
  ];
}

/** The tables that were found and have one place to go; what has none, or two, is said. */
function partsFound(tables: readonly FoundTable[], named: readonly Part[], today: string, said: string[]): Part[] {
  const found = tables.flatMap((table): Part[] => {
    const role = roleOf(table, named, today);
    if (role !== undefined) return [partFound(role, table, today)];
    said.push(
      `${inWords(table)} looks like ${table.as} and is not used: its families are not those of the sample or of the cohort alone; name it with --sample-${table.as} or --cohort-${table.as}`,
    );
    return [];
  });
  return found.filter(({ role, name, sheet }) => {
    if (named.some((part) => part.role === role)) {
      said.push(`${inWords({ ...name, sheet })} looks like ${role} as well and is not used`);
      return false;
    }
    const alike = found.filter((part) => part.role === role);
    if (alike.length > 1)
      said.push(`${inWords({ ...name, sheet })} looks like ${role}, and so does another; name one with --${role}`);
    return alike.length === 1;
  });
}

function roleOf(table: FoundTable, named: readonly Part[], today: string): Role | undefined {
  if (table.as === 'instrument') return 'questionnaire';
  if (table.as === 'prices' || table.as === 'needs') return table.as;
  const group = groupOf(partFound(`cohort-${table.as}`, table, today).understood, named);
  return group && `${group}-${table.as}`;
}

const inWords = ({ file, sheet }: { readonly file: string; readonly sheet: string | undefined }): string =>
  sheet === undefined ? file : `${file} (${sheet})`;

function refuseMissing(flags: Readonly<Record<string, string | undefined>>): never {
  const problems = problemList();
  for (const [flag, value] of Object.entries(flags))
    if (value === undefined)
      problems.add('choice-needed', [], `${flag}: has to be said; --help shows what is expected`);
  return problems.total > 0 ? problems.throwAll() : fail('missing', [], 'nothing is missing');
}

/** A council file that holds what cannot be left out; all else is the council's to add. */
function councilFrom(parts: readonly Part[], fundingBasis: 'reference-sample' | 'pot', title: string): CouncilForm {
  const nameOf = (role: Role): MappedTableName | undefined => parts.find((part) => part.role === role)?.name;
  const group = (role: 'sample' | 'cohort') => {
    const [cases, answers, lines] = [nameOf(role), nameOf(`${role}-answers`), nameOf(`${role}-lines`)];
    return { cases: cases ?? '', ...(answers && { answers }), ...(lines && { lines }) };
  };
  const cohort = parts.find(({ role }) => role === 'cohort');
  const needs = nameOf('needs');
  const keep = (cohort?.understood.columns ?? []).filter(({ target, name }) => target === undefined || name === 'site');
  return {
    schemaVersion: 1,
    title,
    note: 'A first council file, made by openras init: the price of a point, against the packages of the families. openras schema council says what else it may hold.',
    ...(uses(parts, 'questionnaire') && { instrument: MADE.questionnaire?.file }),
    ...(uses(parts, 'prices') && { priceBook: MADE.prices?.file }),
    sample: group('sample'),
    cohort: { ...group('cohort'), ...(needs !== undefined && { needs }) },
    calibrate: { kind: 'price-point', options: { fundingBasis, method: 'total' } },
    pot: { amount: 'packages' },
    keep: keep.map(({ name }) => name),
  } as CouncilForm;
}

/** Whether a council file names what is made of a table: a questionnaire where there are answers, prices where lines. */
function uses(parts: readonly Part[], role: 'questionnaire' | 'prices'): boolean {
  const needed = role === 'questionnaire' ? '-answers' : '-lines';
  return parts.some((part) => part.role === role) && parts.some((part) => part.role.endsWith(needed));
}

/** The call that answers what is open of a table, and makes of it what the council file names. */
function commandFor({ role, name, understood }: Part, folder: string): string[] {
  const made = MADE[role];
  const answers = understood.open.flatMap(({ id, choices }) => {
    const [only, ...others] = choices;
    if (only === undefined) return [];
    return [`--answer ${quoted(`${id}=${others.length === 0 ? only : 'CHOICE'}`)}`];
  });
  if (made === undefined && answers.length === 0) return [];
  const [file, mapping, out] = [name.file, name.mapping, made?.file ?? ''].map((one) => quoted(join(folder, one)));
  const makes = made === undefined ? [] : [made.flags, `--out ${out}`];
  return [['openras import', file, `--mapping ${mapping}`, ...answers, ...makes].join(' ')];
}

/** A word of a command line, in quotes where a shell would divide it. */
function quoted(word: string): string {
  return /^[\w./=:@-]+$/.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`;
}

function tell(io: Io, folder: string, parts: readonly Part[], said: readonly string[], options: Options): void {
  const list = {
    title: 'Written',
    columns: ['file', 'what', 'questions'],
    rows: [
      ...parts.map(({ as, name, sheet, understood }) => [
        join(folder, name.mapping),
        `${inWords({ ...name, sheet })} as ${as}`,
        understood.open.length,
      ]),
      [join(folder, 'council.json'), 'the council file', undefined],
    ],
  };
  const open = parts.flatMap(({ understood }) => understood.open);
  const next = parts.flatMap((part) => commandFor(part, folder));
  const result = { files: list.rows.map(([file]) => file), questions: open, next };
  const warnings = said.map((message) => ({ code: 'intake', message }));
  const totals = [
    figures('Questions', [['open', open.length]]),
    ...(next.length === 0
      ? []
      : [
          {
            title: 'To be called next, where what is asked is so; what stands in capitals is to be said',
            columns: ['command'],
            rows: next.map((one) => [one]),
          },
        ]),
  ];
  printReport(io, { result, warnings, totals, list }, options);
  const problems = problemList();
  for (const { name, understood } of parts) {
    try {
      refuseOpen(join(folder, name.file), understood.open, `answer in ${join(folder, name.mapping)}`);
    } catch (error) {
      problems.addError(error);
    }
  }
  problems.throwIfAny();
}
