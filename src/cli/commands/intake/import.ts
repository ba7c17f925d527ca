import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { fail } from '../../../errors.js';
import type { Mapping } from '../../../intake/mapping.js';
import { TARGET_NAMES, type TargetName } from '../../../intake/target/targets.js';
import { understand } from '../../../intake/understand.js';
import type { Understanding } from '../../../intake/understanding.js';
import { alike, dayOfNow, readMapping, readTableFile, refuseOpen, type TableFile } from '../../input/intake/mapped.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { toCsv } from '../../output/csv.js';
import { targetOf } from '../../output/file/draft.js';
import { refuseEndingOf } from '../../output/file/ending.js';
import { endSet } from '../../output/file/set-journal.js';
import { type FileOfSet, writeWholeFiles } from '../../output/file/write-files.js';
import { toJson } from '../../output/json.js';
import { helpText } from '../../output/terminal/help.js';
import { printReport, tellOn } from '../../output/terminal/print.js';
import { failAt } from '../../place.js';
import type { Register } from '../../program.js';
import { addMaking, type GivenMaking, madeFrom, refuseIdleMaking, saidOfMade } from './make.js';
import { refuseOtherSheet } from './other-sheet.js';
import { resultOf, understandingSheets } from './told.js';

interface Options extends OutputOptions, GivenMaking {
  readonly as?: TargetName;
  readonly sheet?: string;
  readonly mapping?: string;
  readonly answer?: ReadonlyMap<string, string>;
}

/** `openras import`: a table as people keep it, understood; its questions and answers kept in a mapping. */
export const registerImport: Register = (program, io) => {
  const command = program
    .command('import')
    .description('understand a workbook or any CSV as it is: clean CSV, and a mapping that is kept')
    .argument('<file>', 'a workbook (.xlsx), or text with commas, semicolons or tabs in UTF-8, UTF-16 or Windows-1252')
    .addOption(
      new Option('--as <what>', 'what the table is read as; that of the mapping unless told').choices(TARGET_NAMES),
    )
    .option('--sheet <name>', 'the sheet of a workbook that is read')
    .option(
      '--mapping <mapping.json>',
      'where questions and answers are kept: read if it is there, and brought up to date',
    )
    .option('--answer <id=choice>', 'answer a question; more than once for several', addAnswer);
  command.addHelpText(
    'after',
    `\n${helpText(
      'The file of --mapping is written also where something is asked, and the exit code is 2 until it is answered; --out is written once nothing is open.',
      '',
    )}`,
  );
  addExample(
    addOut(addFormat(addMaking(command)), 'file'),
    'openras import extract.xlsx --as sample --mapping sample.mapping.json',
    'openras import extract.xlsx --mapping sample.mapping.json --out sample.csv',
    'openras import questionnaire.xlsx --as instrument --title Our-questionnaire --ages 0-17 --out instrument.json',
  ).action(async (name: string, options: Options) => {
    const before = mappingBefore(io, options.mapping);
    const as =
      options.as ??
      before?.as ??
      fail('choice-needed', [], '--as: what is the table? Without a mapping it has to be said');
    if (before !== undefined && before.as !== as)
      failAt(
        'inconsistent',
        options.mapping ?? '',
        undefined,
        `is a mapping of ${before.as}, not of ${as}; choose another file`,
      );
    refuseIdleMaking(options, as);
    const isMade = as === 'instrument' || as === 'prices' || as === 'policy';
    refuseEndingOf(options.out, isMade ? 'json' : 'csv', isMade ? 'JSON' : 'clean CSV');
    const file = await readTableFile(io.cwd, name);
    const { sheet, answer: answers = new Map() } = options;
    refuseOtherSheet(file, sheet, '--sheet');
    const understood = understand(file.sheets, {
      as,
      sheet,
      answers,
      mapping: before,
      today: dayOfNow(io.now()),
      alike,
    });
    refuseUnknown(understood, answers);
    tell(io, file, understood, options, mappingToKeep(understood.mapping, before, options.mapping));
  });
};

function mappingBefore(io: Io, name: string | undefined): Mapping | undefined {
  if (name === undefined) return undefined;
  // Read here to be written again, it is put in its place first where an interrupted call has not.
  endSet(dirname(targetOf(io.cwd, name)), tellOn(io));
  return existsSync(resolve(io.cwd, name)) ? readMapping(io.cwd, name) : undefined;
}

function addAnswer(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const sign = text.indexOf('=');
  if (sign < 1) throw new InvalidArgumentError('Expected the name of a question, = and the answer.');
  return new Map([...before, [text.slice(0, sign), text.slice(sign + 1)]]);
}

/** Refuses an answer that answers nothing: a slip in it must not leave a question open unseen. */
function refuseUnknown({ mapping }: Understanding, answers: ReadonlyMap<string, string>): void {
  for (const [id, answer] of answers) {
    const question = mapping.questions.find((one) => one.id === id);
    if (question === undefined) fail('unknown-name', [], `--answer ${id}: nothing of that name is asked`);
    if (!question.choices.includes(answer))
      fail('invalid', [], `--answer ${id}=${answer}: expected one of ${question.choices.join(' | ')}`);
  }
}

/** The file of the mapping, where it has changed. */
function mappingToKeep(mapping: Mapping, before: Mapping | undefined, name: string | undefined): readonly FileOfSet[] {
  const content = toJson(mapping);
  if (name === undefined || (before !== undefined && toJson(before) === content)) return [];
  return [{ name, content, force: true }];
}

function tell(io: Io, file: TableFile, understood: Understanding, options: Options, kept: readonly FileOfSet[]): void {
  const { open, table, said } = understood;
  const { out, force = false, mapping, format } = options;
  const name = file.file.name;
  const isList = format === 'csv' || format === 'ndjson';
  const clean = { columns: table.header, rows: table.rows };
  const { totals, list } = understandingSheets(file, understood);
  const write = (files: readonly FileOfSet[]): void => writeWholeFiles(io.cwd, [...kept, ...files], tellOn(io));
  let made: unknown;
  if (open.length > 0 || out === undefined) write([]);
  else {
    try {
      made = madeFrom(understood, name, options);
    } catch (error) {
      // The answers are kept, whatever else is still to be said.
      write([]);
      throw error;
    }
    write([{ name: out, content: made === undefined ? toCsv(clean) : toJson(made), force }]);
  }
  // A table of which something is open is not given to anyone.
  if (!isList || open.length === 0) {
    const all = made === undefined ? said : [...said, ...saidOfMade(understood)];
    const warnings = all.map((message) => ({ code: 'intake', message: `${name}: ${message}` }));
    printReport(io, { result: resultOf(file, understood), warnings, totals, list: isList ? clean : list }, options);
  }
  const how =
    mapping === undefined
      ? 'keep the answers with --mapping FILE, or give them with --answer'
      : `answer in ${mapping} or with --answer`;
  refuseOpen(name, open, how);
}
