import { fail, type ProblemList, problemList, show } from '../../../errors.js';
import { figures } from '../../../report/sheet.js';
import { besideOrTell } from '../../data/record/beside-records.js';
import { type Belonging, belonging } from '../../data/record/case-records.js';
import {
  notReadBelow,
  type OpenFolder,
  openFolder,
  recordTotals,
  withoutManifest,
  withoutNamedModel,
} from '../../data/record/folder.js';
import { runForms } from '../../data/record/run-forms.js';
import {
  type Checked,
  checkStored,
  isSealed,
  namesNoModel,
  type Verifier,
  verifierOf,
} from '../../data/record/verified.js';
import { hasLetters, tellAltered } from '../../input/record/folder-manifest.js';
import type { RecordSource } from '../../input/record/record-source.js';
import type { StoredRecord } from '../../input/record/stored-record.js';
import { addExample, addFormat, addModel, type OutputOptions } from '../../options.js';
import { printReport } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly model?: string;
}

/** How many records of each sort were found. */
interface Counts {
  readonly kinds: Map<string, number>;
  allocatedAgain: number;
  withoutModel: number;
  namingNone: number;
  unsealed: number;
  unsealedUnheld: number;
  /** What lies beside the records and was held to nothing. */
  readonly unheld: string[];
  /** What is not as a run leaves its records. */
  readonly odd: string[];
  /** What lies in folders below. */
  notRead: string | undefined;
  readonly totals: ReturnType<typeof recordTotals>;
}

/** `openras check-record`: whether stored records are whole, and what they say follows from what they hold. */
export const registerCheckRecord: Register = (program, io) => {
  const command = program
    .command('check-record')
    .description('verify stored records: seal, steps, and that what they say follows from their inputs')
    .argument('<records>', "a run's folder, or a file of records")
    .argument('[case]', 'one case only');
  addExample(
    addModel(addFormat(command)),
    'openras check-record results',
    'openras check-record record.json F001',
  ).action((name: string, caseId: string | undefined, options: Options) => {
    const open = openFolder(io.cwd, name, options.model);
    const counts: Counts = {
      kinds: new Map(),
      allocatedAgain: 0,
      withoutModel: 0,
      namingNone: 0,
      unsealed: 0,
      unsealedUnheld: 0,
      unheld: [],
      odd: [],
      notRead: undefined,
      totals: recordTotals(),
    };
    checkEach(io.cwd, open, caseId, counts);
    const isLeftOut = open.manifest !== undefined && caseId === undefined && hasLetters(io.cwd, open.manifest.folder);
    printReport(io, reportOf(counts, open, name, isLeftOut), options);
  });
};

function recordsOf(source: RecordSource, caseId: string | undefined): Iterable<StoredRecord> {
  if (caseId === undefined) return source.all();
  const found = source.of(caseId);
  return found.length > 0 ? found : fail('unknown-name', [], `no case is called ${show(caseId)}`);
}

function checkEach(cwd: string, open: OpenFolder, caseId: string | undefined, counts: Counts): void {
  const { source, manifest } = open;
  const verify = verifierOf(source);
  const problems = problemList();
  const isWhole = caseId === undefined;
  if (manifest !== undefined) tellAltered(cwd, manifest, { files: source.files, whole: isWhole }, problems);
  const held = belonging(problems);
  const beside = besideOrTell(cwd, open, problems, caseId);
  const forms = runForms(cwd, open, problems);
  try {
    for (const stored of recordsOf(source, caseId)) {
      const checked = checkOne(stored, verify, problems);
      if (checked === undefined) continue;
      held.see(checked, stored);
      forms.see(checked, stored);
      beside?.see(checked);
      counts.totals.see(checked);
      counts.kinds.set(checked.kind, (counts.kinds.get(checked.kind) ?? 0) + 1);
      if (namesNoModel(checked)) counts.namingNone += 1;
      if (!isSealed(checked)) {
        counts.unsealed += 1;
        if (!checked.isHeldToModel) counts.unsealedUnheld += 1;
        else if (checked.kind === 'allocation') counts.allocatedAgain += 1;
      } else if (checked.kind !== 'allocation') continue;
      else if (source.model === undefined) counts.withoutModel += 1;
      else counts.allocatedAgain += 1;
    }
  } catch (error) {
    // What cannot be read further stands beside what was found so far.
    problems.addError(error);
    problems.throwIfAny();
  }
  held.end();
  beside?.end();
  forms.end();
  counts.odd.push(...forms.odd());
  counts.notRead = notReadBelow(source);
  counts.unheld.push(...(beside?.unheld ?? []), ...untoldOf(held.untold()));
  problems.throwIfAny();
}

/** What nothing can be said of, as it may have been replaced since. */
function untoldOf({ challenges, holdBacks }: ReturnType<Belonging['untold']>): string[] {
  return [
    ...(challenges === 0
      ? []
      : [
          `challenges of what these records do not have, or have no more: ${challenges}; their amounts were held to no decision`,
        ]),
    ...(holdBacks === 0
      ? []
      : [`hold-backs whose budgets are not among these records: ${holdBacks}; they were held to no allocation`]),
  ];
}

function checkOne({ misnamed, ...stored }: StoredRecord, verify: Verifier, problems: ProblemList): Checked | undefined {
  // What is wrong with a record is told beside what its index says wrongly of it.
  if (misnamed !== undefined) problems.addError(misnamed);
  try {
    return checkStored(stored, verify);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

function reportOf(
  { kinds, allocatedAgain, withoutModel, namingNone, unsealed, unsealedUnheld, unheld, odd, notRead, totals }: Counts,
  { manifest }: OpenFolder,
  name: string,
  hasLettersLeftOut: boolean,
) {
  const records = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const pairs: [string, number | string][] = [
    ['records', records],
    ...[...kinds].map(([kind, count]): [string, number] => [`of them: ${kind}`, count]),
    ['allocated again by their model', allocatedAgain],
    ['not sealed: only what can be worked out was checked', unsealed],
    ...(namingNone === 0 ? [] : [['name no model, and were held to none', namingNone] satisfies [string, number]]),
    ...totals.pairs(),
    ...(manifest === undefined ? [] : [['SHA-256 of the manifest', manifest.sha256] satisfies [string, string]]),
  ];
  const warnings = [
    ...(manifest === undefined ? [{ code: 'no-manifest', message: withoutManifest(name) }] : []),
    ...(hasLettersLeftOut ? [{ code: 'letters-left-out', message: LETTERS_LEFT_OUT }] : []),
    ...unheld.map((message) => ({ code: 'not-held', message })),
    ...odd.map((message) => ({ code: 'not-as-run', message })),
    ...(notRead === undefined ? [] : [{ code: 'not-read', message: notRead }]),
    ...(withoutModel > 0 ? [{ code: 'no-model', message: WITHOUT_MODEL }] : []),
    ...(unsealedUnheld > 0 ? [{ code: 'unsealed-not-held', message: unsealedHeldToNone(unsealedUnheld) }] : []),
    ...(namingNone > 0 ? [{ code: 'names-no-model', message: withoutNamedModel(namingNone) }] : []),
  ];
  return { result: Object.fromEntries(pairs), warnings, list: figures('Every record agrees with itself', pairs) };
}

const unsealedHeldToNone = (count: number): string =>
  `records that are not sealed and were held to no model: ${count}; of each only what follows from its own steps and rules was checked`;

const LETTERS_LEFT_OUT =
  'letters/ was put beside the records after the run; no manifest names what is in it, and it was not checked';

const WITHOUT_MODEL =
  'the model of the allocations is not beside them: they were held to their own steps and cases, and not allocated again; name it with --model';
