import { basename, dirname } from 'node:path';
import { fail } from '../../../errors.js';
import type { NamedAllocation } from '../../../records/kind/moderated-record.js';
import type { AnyRecord } from '../../../records/kinds.js';
import {
  type CouncilPages,
  councilPages,
  directorPage,
  internalReport,
  sharedReport,
} from '../../../report/run/pages.js';
import { type Sheet, toObjects } from '../../../report/sheet.js';
import { moderatedOfRun, recordsOfRun } from '../../../run/records-of-run.js';
import type { CouncilResults } from '../../../run/results.js';
import { PARTS_OF_A_RUN, runCouncil } from '../../../run/run-council.js';
import type { InputFile } from '../../input/text/file.js';
import type { Io } from '../../io.js';
import {
  addExample,
  addFormat,
  addOut,
  internalOption,
  type OutputOptions,
  publishOption,
  tellInternal,
  toTables,
} from '../../options.js';
import { toCsv } from '../../output/csv.js';
import { buildManifest } from '../../output/file/manifest.js';
import { refuseToReplace } from '../../output/file/own-inputs.js';
import { recordFiles } from '../../output/file/record-files.js';
import { writeWholeFolder } from '../../output/file/write-folder.js';
import { toJson } from '../../output/json.js';
import { printReport, tellOn } from '../../output/terminal/print.js';
import { withProgress } from '../../output/terminal/progress.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';
import { readCouncilFile, readMappedTables } from './council-file.js';
import { readNamedFiles } from './read-named-files.js';

interface Options extends OutputOptions {
  readonly recalibrate?: true;
  readonly gzip?: true;
  readonly publish?: true;
  readonly internal?: true;
}

const ROWS_ON_SCREEN = 20;

/** `openras run`: a council's files to control totals, a price, budgets and a folder of results. */
export const registerRun: Register = (program, io) => {
  const command = program
    .command('run')
    .description("work out a council's indicative budgets from its files")
    .argument('<council.json>', 'the files and choices of the council')
    .option('--recalibrate', 'calibrate anew although families have been told an amount; lists who is affected')
    .addOption(publishOption('print only what can be shared, as report.md has it'))
    .addOption(internalOption())
    .option('--gzip', 'compress the records, each by itself, so that one of millions still opens at once');
  addExample(addOut(addFormat(command), 'folder'), 'openras run council.json --out results').action(
    async (name: string, options: Options) => {
      const { results, files } = await workOut(io, name, options);
      const pages = councilPages(results);
      if (options.out !== undefined) await write(io, options.out, { results, files, pages, name, options });
      if (options.publish === true) {
        printShared(io, results, pages, options);
        return;
      }
      tellInternal(io, options);
      const { list } = pages;
      const shown = options.out === undefined ? list : firstRows(list, ROWS_ON_SCREEN, `${options.out}/cases.csv`);
      const totals = [...pages.sheets, pages.director];
      printReport(io, { result: resultOf(results, pages), warnings: results.warnings, totals, list: shown }, options);
    },
  );
};

/** Prints what can be shared; without what the council calls small nothing can. */
function printShared(io: Io, { shared }: CouncilResults, { shared: pages }: CouncilPages, options: Options): void {
  if (shared === undefined) {
    fail(
      'choice-needed',
      ['smallCell'],
      'say in the council file how many families a figure must rest on to be shared',
    );
  }
  const { sheets, director } = pages;
  const result = {
    tables: sheets.map(toTables),
    questions: toObjects(director),
  };
  printReport(io, { result, warnings: [], totals: sheets, list: director }, options);
}

/** Reads a council's files and runs it. */
async function workOut(
  io: Io,
  name: string,
  { out, recalibrate }: Options,
): Promise<{ results: CouncilResults; files: readonly InputFile[] }> {
  const file = readCouncilFile(io.cwd, name);
  const mappings = await readMappedTables(io, file);
  return withProgress(io, 'working', PARTS_OF_A_RUN + 1, (done) => {
    const { data, origins, files: named } = readNamedFiles(io, file);
    const files = [...named, ...mappings];
    refuseToReplace(
      io.cwd,
      out,
      files.map((one) => one.name),
    );
    done(1);
    const results = withPlaces(origins, () =>
      runCouncil(data, { recalibrate: recalibrate === true, onProgress: (parts) => done(parts + 1) }),
    );
    return { results, files };
  });
}

interface Written {
  readonly results: CouncilResults;
  readonly files: readonly InputFile[];
  readonly pages: CouncilPages;
  readonly name: string;
  readonly options: Options;
}

async function write(io: Io, folder: string, { results, files: inputs, pages, name, options }: Written): Promise<void> {
  const { model, policy } = results;
  // What draws is loaded where there is something to draw.
  const { reportAsHtml } = await import('../../report-page/report-page.js');
  const [shared, internal] = [sharedReport(pages), internalReport(pages)];
  const files = new Map<string, string | Iterable<string | Buffer>>([
    ['report.md', shared],
    ['director.md', directorPage(pages)],
    ['report.html', reportAsHtml(shared)],
    ['report-internal.md', internal],
    ['report-internal.html', reportAsHtml(internal)],
    ['cases.csv', toCsv(pages.list)],
    ['model.json', toJson(model)],
    ...(policy === undefined ? [] : [['policy.json', toJson(policy)] as const]),
    ...recordsAsFiles(results, options.gzip === true),
  ]);
  const manifest = buildManifest(io, {
    command: 'run',
    options: {
      council: basename(name),
      recalibrate: options.recalibrate === true,
      onDay: results.cohort.onDay,
      linesLeftOut: [...(results.sample?.linesLeftOut ?? []), ...results.cohort.linesLeftOut],
    },
    inputs,
    folder: dirname(name),
    checks: results.checks,
    exclusions: [...(results.sample?.families ?? []), ...results.cohort.families].flatMap(
      ({ caseId, excludeReason }) => (excludeReason === undefined ? [] : [{ id: caseId, reason: excludeReason }]),
    ),
  });
  await writeWholeFolder(io.cwd, folder, files, manifest, { force: options.force ?? false, tell: tellOn(io) });
}

/** The sealed records of every family, each made when its line is written. */
function* recordsAsFiles(results: CouncilResults, gzip: boolean): Generator<[string, Iterable<string | Buffer>]> {
  const ending = gzip ? 'ndjson.gz' : 'ndjson';
  const sealed: NamedAllocation[] = [];
  const allocations = recordFiles(allocationsOfRun(results, sealed), gzip);
  yield [`allocations.${ending}`, allocations.records];
  yield ['allocations.index.csv', allocations.index];
  if (results.policy === undefined) return;
  const moderation = recordFiles(moderatedOfRun(results, sealed), gzip);
  yield [`moderation.${ending}`, moderation.records];
  yield ['moderation.index.csv', moderation.index];
}

/** The records of the allocations; what their moderated cases name of them is kept, so that none is made twice. */
function* allocationsOfRun(results: CouncilResults, sealed: NamedAllocation[]): Generator<AnyRecord> {
  for (const { allocation } of recordsOfRun({ model: results.model, outcomes: results.outcomes })) {
    const { seal, amounts, period } = allocation;
    if (results.policy !== undefined) {
      sealed.push({ seal, amounts, period, model: sealed[0]?.model ?? allocation.model });
    }
    yield allocation;
  }
}

function resultOf(results: CouncilResults, { director }: CouncilPages) {
  const {
    model,
    calibration,
    outcomes,
    enough,
    affordable,
    recalibration,
    bridge,
    comparisons,
    moderated,
    plans,
    firmness,
    equity,
  } = results;
  return {
    model,
    calibration: calibration?.report ?? null,
    retold: results.retold,
    recalibration: recalibration ?? null,
    plans: plans?.costs.map(({ caseId, inside }) => ({ caseId, total: inside.total })) ?? [],
    enough,
    affordable: affordable ?? null,
    bridge: bridge ?? null,
    change: comparisons.map(({ from, to, existing }) => ({ from, to, ...existing })),
    moderation:
      moderated === undefined ? null : { rules: moderated.rules, totals: moderated.totals, duty: moderated.duty },
    firmness:
      firmness === undefined
        ? null
        : {
            fit: firmness.fit,
            price: firmness.price ?? null,
            influence: firmness.influence ?? null,
            weights: firmness.weights ?? null,
          },
    equity: equity ?? null,
    outcomeGaps: results.outcomeGaps ?? null,
    questions: toObjects(director),
    cases: outcomes.map(({ allocation: { steps: _, ...allocation } }) => allocation),
  };
}

/** The first rows of a list, for a screen. */
function firstRows(list: Sheet, count: number, where: string): Sheet {
  if (list.rows.length <= count) return list;
  return {
    ...list,
    title: `${list.title}: the first ${count} of ${list.rows.length}, all in ${where}`,
    rows: list.rows.slice(0, count),
  };
}
