import { toMarkdown } from '../../../report/markdown.js';
import { type Sheet, toObjects } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { toCsv } from '../../output/csv.js';
import { toJson } from '../../output/json.js';
import { buildManifest, type Check } from '../../output/manifest.js';
import { printReport } from '../../output/print.js';
import { withProgress } from '../../output/progress.js';
import { writeWholeFolder } from '../../output/write-folder.js';
import type { Register } from '../../program.js';
import { readCouncil } from './council.js';
import { directorSheet } from './director.js';
import { type RunResults, STEPS_OF_A_RUN, workOut } from './results.js';
import { caseList, firstRows, sheetsOf } from './sheets.js';

interface Options extends OutputOptions {
  readonly recalibrate?: true;
}

const ROWS_ON_SCREEN = 20;

/** `openras run`: a council's files to control totals, a price, budgets and a folder of results. */
export const registerRun: Register = (program, io) => {
  const command = program
    .command('run')
    .description("work out a council's indicative budgets from its files")
    .argument('<council.json>', 'the files and choices of the council')
    .option('--recalibrate', 'calibrate anew although families have been told an amount; lists who is affected');
  addExample(addOut(addFormat(command), 'folder'), 'openras run council.json --out results').action(
    (name: string, options: Options) => {
      const council = readCouncil(io.cwd, name);
      const results = withProgress(io, 'working', STEPS_OF_A_RUN, (done) =>
        workOut(io.cwd, council, options.recalibrate === true, done),
      );
      const sheets = sheetsOf(results);
      const page = directorSheet(results);
      const list = caseList(results);
      const warnings = warningsOf(results);
      if (options.out !== undefined) write(io, options.out, { results, sheets, list, page, warnings, name, options });
      const shown = options.out === undefined ? list : firstRows(list, ROWS_ON_SCREEN, `${options.out}/cases.csv`);
      const result = resultOf(results);
      printReport(io, { result, warnings, totals: [...sheets, page], list: shown }, options.format);
    },
  );
};

interface Written {
  readonly results: RunResults;
  readonly sheets: readonly Sheet[];
  readonly list: Sheet;
  readonly page: Sheet;
  readonly warnings: readonly Warning[];
  readonly name: string;
  readonly options: Options;
}

function write(io: Io, folder: string, { results, sheets, list, page, warnings, name, options }: Written): void {
  const { chosen, allocations, title } = results;
  const files = new Map([
    [
      'report.md',
      `# ${title}\n\n${[...sheets, list].map(toMarkdown).join('\n')}\n${warningText(warnings)}\n${toMarkdown(page)}`,
    ],
    ['director.md', `# ${title}\n\n${toMarkdown(page)}`],
    ['cases.csv', toCsv(list)],
    ['allocations.json', toJson({ result: allocations, warnings })],
    ['model.json', toJson(chosen.model)],
    ...(results.moderated === undefined
      ? []
      : [['moderation.json', toJson({ result: results.moderated, warnings: [] })] as const]),
  ]);
  const manifest = buildManifest(io, {
    command: 'run',
    options: { council: name, recalibrate: options.recalibrate === true },
    inputs: results.files,
    checks: checksOf(results),
    exclusions: [...(results.sample?.families ?? []), ...results.cohort.families].flatMap(
      ({ caseId, excludeReason }) => (excludeReason === undefined ? [] : [{ id: caseId, reason: excludeReason }]),
    ),
  });
  writeWholeFolder(io.cwd, folder, files, manifest, { force: options.force ?? false });
}

function resultOf(results: RunResults) {
  const { allocations, chosen, bridge, comparisons, moderated, plans, firmness, equity } = results;
  return {
    model: chosen.model,
    calibration: chosen.calibration?.report ?? null,
    retold: chosen.retold,
    plans: plans?.costs.map(({ caseId, inside }) => ({ caseId, total: inside.total })) ?? [],
    bridge: bridge ?? null,
    change: comparisons.map(({ from, to, existing }) => ({ from, to, ...existing })),
    moderation:
      moderated === undefined ? null : { rules: moderated.rules, totals: moderated.totals, duty: moderated.duty },
    firmness:
      firmness === undefined
        ? null
        : { fit: firmness.fit, price: firmness.price ?? null, weights: firmness.weights ?? null },
    equity: equity ?? null,
    questions: toObjects(directorSheet(results)),
    cases: allocations.map(({ steps: _, ...allocation }) => allocation),
  };
}

function warningsOf({
  chosen,
  sample,
  cohort,
  allocations,
  bridge,
  plans,
  comparisons,
  moderated,
}: RunResults): Warning[] {
  return [
    ...(sample?.warnings ?? []),
    ...cohort.warnings,
    ...(plans?.costs.flatMap(({ warnings }) => warnings) ?? []),
    ...(chosen.calibration?.report.warnings ?? []),
    ...allocations.flatMap(({ warnings }) => warnings),
    ...(bridge?.warnings ?? []),
    ...(moderated?.cases.flatMap(({ warnings }) => warnings) ?? []),
    ...comparisons.flatMap(({ warnings }) => warnings),
  ];
}

/** The checks that a run makes of itself, for the manifest. */
function checksOf({ bridge, chosen }: RunResults): Check[] {
  const checks: Check[] = [];
  if (bridge !== undefined) {
    const message = `balance £${bridge.balance}, rounding £${bridge.roundingResidual}, model £${bridge.modelVariance}`;
    checks.push({ name: 'pot', ok: !bridge.balance.startsWith('-'), message });
  }
  if (chosen.calibration !== undefined) checks.push(chosen.calibration.check);
  return checks;
}

function warningText(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  const lines = [
    ...new Set(warnings.map(({ caseId, message }) => `${caseId === undefined ? '' : `${caseId}: `}${message}`)),
  ];
  const sheet = { title: 'Warnings', columns: ['warning'], rows: lines.map((line) => [line]) };
  return `\n${toMarkdown(sheet)}`;
}
