import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { fail, show } from '../../../errors.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import { caseFacts, type PageSetting } from '../../data/page/case-facts.js';
import { letterNames } from '../../data/page/letter-names.js';
import { recordsOfAll, recordsOfCase } from '../../data/record/case-records.js';
import { notReadBelow, openHeld } from '../../data/record/folder.js';
import { readScores } from '../../data/sample/scores.js';
import { refuseIdle } from '../../fields/goes-with.js';
import type { RecordSource } from '../../input/record/record-source.js';
import { type InputFile, readFile } from '../../input/text/file.js';
import { readJson } from '../../input/text/json.js';
import { decodeUtf8 } from '../../input/text/text.js';
import type { Io } from '../../io.js';
import { addExample, addModel, addOut, type OutputOptions } from '../../options.js';
import { give, givePage } from '../../output/deliver.js';
import { buildManifest } from '../../output/file/manifest.js';
import { writeWholeFolder } from '../../output/file/write-folder.js';
import { tellOn } from '../../output/terminal/print.js';
import { READERS, type Reader } from '../../page/facts.js';
import { familyPage } from '../../page/family-page.js';
import { pageAsHtml } from '../../page/html.js';
import { pageAsMarkdown } from '../../page/markdown.js';
import { PAGE_FORMS, type Page, type PageForm } from '../../page/page.js';
import { pageAsText } from '../../page/text.js';
import type { Register } from '../../program.js';

interface Options extends Pick<OutputOptions, 'out' | 'force'> {
  readonly model?: string;
  readonly all?: true;
  readonly format?: PageForm;
  readonly large?: true;
  readonly for?: Reader;
  readonly instrument?: string;
  readonly answers?: string;
  readonly next?: string;
}

/** `openras explain`: a family's page, or one for each, from the records that a run left, after verifying them. */
export const registerExplain: Register = (program, io) => {
  const command = program
    .command('explain')
    .description("write a family's page from its stored records, after verifying them: what it gets now, and why")
    .argument('<results>', "a run's folder, or a file of records")
    .argument('[case]', 'the id of the case; left out with --all')
    .option('--all', 'a page for every family, each a file in the folder that --out names');
  addPageOptions(command);
  addExample(
    addModel(addOut(command, 'file')),
    'openras explain results F001',
    'openras explain results --all --format html --for parent --out letters',
  ).action((name: string, caseId: string | undefined, options: Options) => {
    refuseIdle(options, [
      { flags: ['--large'], holds: formOf(options) === 'html', says: 'goes with --format html' },
      { flags: ['--instrument'], holds: options.answers !== undefined, says: 'goes with --answers' },
      { flags: ['--answers'], holds: options.instrument !== undefined, says: 'goes with --instrument' },
    ]);
    if (options.all === true) return writeAll(io, name, caseId, options);
    if (caseId === undefined) return fail('missing', ['case'], 'name the case, or say --all for every family');
    return tellOne(io, name, caseId, options);
  });
};

function addPageOptions(command: Command): void {
  command
    .addOption(
      new Option(
        '--format <format>',
        'how to write the page: markdown unless the file of --out ends otherwise',
      ).choices(PAGE_FORMS),
    )
    .option('--large', 'letters half as large again, in HTML')
    .addOption(
      new Option('--for <reader>', 'who reads it: their own answers stand beside the agreed ones').choices(READERS),
    )
    .option('--instrument <instrument.json>', 'the questionnaire, for the answers in its words')
    .option('--answers <answers>', 'the answers, as openras score reads them; they have to give the points on record')
    .option('--next <lines.txt>', "what a family can do next, in the council's own words, a line each");
}

function tellOne(io: Io, name: string, caseId: string, options: Options): void {
  const open = openHeld(io.cwd, name, options.model);
  const { source, manifest } = open;
  tellNotRead(io, source);
  const records = recordsOfCase(io.cwd, open, caseId);
  const { setting } = settingOf(io, options, {
    hasModel: source.model !== undefined,
    hasManifest: manifest !== undefined,
  });
  const form = formOf(options);
  const page = written(familyPage(caseFacts(records, caseId, setting)), form, options);
  if (form === 'markdown') givePage(io, page, options);
  else give(io, page, options);
}

/** Says on stderr which records were not looked at: one of this family may be among them. */
function tellNotRead(io: Io, source: RecordSource): void {
  const notRead = notReadBelow(source);
  if (notRead !== undefined) tellOn(io)(notRead);
}

async function writeAll(io: Io, name: string, caseId: string | undefined, options: Options): Promise<void> {
  const { out, force = false } = options;
  if (caseId !== undefined)
    return fail('inconsistent', ['case'], `--all is for every family, and ${show(caseId)} is one`);
  if (out === undefined) return fail('missing', ['out'], 'name the folder to write with --out');
  const open = openHeld(io.cwd, name, options.model);
  const { source, manifest } = open;
  tellNotRead(io, source);
  const cases = recordsOfAll(io.cwd, open);
  const beside = { hasModel: source.model !== undefined, hasManifest: manifest !== undefined };
  const { setting, files: read } = settingOf(io, options, beside);
  const form = formOf(options);
  const ids = [...cases.keys()].filter((id) =>
    cases.get(id)?.some(({ kind }) => kind === 'allocation' || kind === 'moderated'),
  );
  if (ids.length === 0) return fail('unknown-name', [], 'no allocation and no moderated case is among these records');
  const names = letterNames(ids, ENDINGS[form]);
  // Every page is made before the first is written: one that cannot be made leaves no folder.
  const pages = ids.map((id): [string, string] => [
    names.get(id) ?? '',
    written(familyPage(caseFacts(cases.get(id) ?? [], id, setting)), form, options),
  ]);
  const { all, format, large, for: reader } = options;
  const own = buildManifest(io, { command: 'explain', options: { all, format, large, for: reader }, inputs: read });
  await writeWholeFolder(io.cwd, out, new Map(pages), own, { force, tell: tellOn(io) });
}

const ENDINGS: Readonly<Record<PageForm, string>> = { markdown: '.md', text: '.txt', html: '.html' };

const BY_ENDING: ReadonlyMap<string, PageForm> = new Map([
  ['.txt', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
]);

function formOf({ format, out, all }: Options): PageForm {
  if (format !== undefined) return format;
  return out === undefined || all === true ? 'markdown' : (BY_ENDING.get(extname(out).toLowerCase()) ?? 'markdown');
}

function written(page: Page, form: PageForm, { large = false }: { readonly large?: boolean }): string {
  if (form === 'html') return pageAsHtml(page, { large });
  return form === 'text' ? pageAsText(page) : pageAsMarkdown(page);
}

const MAX_NEXT_BYTES = 100_000;

function settingOf(
  io: Io,
  { instrument, answers, next, for: reader }: Options,
  beside: Pick<PageSetting, 'hasModel' | 'hasManifest'>,
): { readonly setting: PageSetting; readonly files: readonly InputFile[] } {
  const own = next === undefined ? undefined : readFile(io.cwd, next, MAX_NEXT_BYTES);
  const lines =
    own === undefined
      ? []
      : decodeUtf8(own.bytes, own.file.name)
          .split(/\r?\n/)
          .map((line) => line.trim());
  const scored =
    instrument === undefined || answers === undefined
      ? undefined
      : readScores(io, instrument, answers, { withSteps: false });
  const files = [...(own === undefined ? [] : [own.file]), ...(scored?.files ?? [])];
  return {
    files,
    setting: {
      ...beside,
      reader,
      next: lines.filter((line) => line !== ''),
      answers:
        scored === undefined || instrument === undefined
          ? undefined
          : {
              scores: new Map(scored.scores.map((score) => [score.caseId, score])),
              instrument: readJson(io.cwd, instrument).value as InstrumentInput,
            },
    },
  };
}
