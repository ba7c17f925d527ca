import { fail, type ProblemList, problemList, show } from '../../errors.js';
import type { RecordModel } from '../../records/model-for-records.js';
import { figures } from '../../report/sheet.js';
import { type Checked, checkStored, isSealed, modelOf } from '../data/verified.js';
import { readJson } from '../input/json.js';
import { openRecords, type RecordSource, type StoredRecord } from '../input/record-source.js';
import { addExample, addFormat, type OutputOptions } from '../options.js';
import { printReport } from '../output/print.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly model?: string;
}

/** How many records of each sort were found. */
interface Counts {
  readonly kinds: Map<string, number>;
  allocatedAgain: number;
  unsealed: number;
}

/** `openras check-record`: whether stored records are whole, and what they say follows from what they hold. */
export const registerCheckRecord: Register = (program, io) => {
  const command = program
    .command('check-record')
    .description('verify stored records: seal, steps, and that what they say follows from their inputs')
    .argument('<records>', "a run's folder, or a file of records")
    .argument('[case]', 'one case only')
    .option('--model <model.json>', 'the model that the records name; the model.json beside them unless given');
  addExample(addFormat(command), 'openras check-record results', 'openras check-record record.json F001').action(
    (name: string, caseId: string | undefined, options: Options) => {
      const source = openRecords(io.cwd, name);
      const model = modelOf(
        options.model === undefined ? source : { ...source, model: readJson(io.cwd, options.model).value },
      );
      const counts: Counts = { kinds: new Map(), allocatedAgain: 0, unsealed: 0 };
      checkEach(recordsOf(source, caseId), model, counts);
      printReport(io, reportOf(counts), options.format);
    },
  );
};

function recordsOf(source: RecordSource, caseId: string | undefined): Iterable<StoredRecord> {
  if (caseId === undefined) return source.all();
  const found = source.of(caseId);
  return found.length > 0 ? found : fail('unknown-name', [], `no record is of a case called ${show(caseId)}`);
}

function checkEach(records: Iterable<StoredRecord>, model: RecordModel | undefined, counts: Counts): void {
  const problems = problemList();
  const seen = new Set<string>();
  for (const stored of records) {
    const checked = checkOne(stored, model, problems);
    if (checked === undefined) continue;
    tellTwice(checked, stored, seen, problems);
    counts.kinds.set(checked.kind, (counts.kinds.get(checked.kind) ?? 0) + 1);
    if (!isSealed(checked)) counts.unsealed += 1;
    else if (checked.kind === 'allocation' && model !== undefined) counts.allocatedAgain += 1;
  }
  problems.throwIfAny();
}

function checkOne(stored: StoredRecord, model: RecordModel | undefined, problems: ProblemList): Checked | undefined {
  try {
    return checkStored(stored, model);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

/** A case has one record of a kind in a file. */
function tellTwice(
  { kind, caseId }: Checked,
  { file, place }: StoredRecord,
  seen: Set<string>,
  problems: ProblemList,
): void {
  if (caseId === null) return;
  const key = JSON.stringify([file, kind, caseId]);
  const details = { file, line: place, column: 1 };
  if (seen.has(key)) problems.add('duplicate', ['caseId'], `${show(caseId)} has two records of this kind`, details);
  seen.add(key);
}

function reportOf({ kinds, allocatedAgain, unsealed }: Counts) {
  const records = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const pairs: [string, number][] = [
    ['records', records],
    ...[...kinds].map(([kind, count]): [string, number] => [`of them: ${kind}`, count]),
    ['allocated again by their model', allocatedAgain],
    ['not sealed: only what can be worked out was checked', unsealed],
  ];
  return { result: Object.fromEntries(pairs), warnings: [], list: figures('Every record agrees with itself', pairs) };
}
