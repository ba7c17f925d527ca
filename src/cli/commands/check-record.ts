import { fail, type ProblemList, problemList, show } from '../../errors.js';
import type { RecordVerifier } from '../../records/verify.js';
import { figures } from '../../report/sheet.js';
import { belonging } from '../data/case-records.js';
import { type Checked, checkStored, isSealed, verifierOf } from '../data/verified.js';
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
      const found = openRecords(io.cwd, name);
      const source = options.model === undefined ? found : { ...found, model: readJson(io.cwd, options.model).value };
      const counts: Counts = { kinds: new Map(), allocatedAgain: 0, unsealed: 0 };
      checkEach(source, caseId, counts);
      printReport(io, reportOf(counts), options);
    },
  );
};

function recordsOf(source: RecordSource, caseId: string | undefined): Iterable<StoredRecord> {
  if (caseId === undefined) return source.all();
  const found = source.of(caseId);
  return found.length > 0 ? found : fail('unknown-name', [], `no case is called ${show(caseId)}`);
}

function checkEach(source: RecordSource, caseId: string | undefined, counts: Counts): void {
  const verify = verifierOf(source);
  const problems = problemList();
  const held = belonging(problems);
  for (const stored of recordsOf(source, caseId)) {
    const checked = checkOne(stored, verify, problems);
    if (checked === undefined) continue;
    held.see(checked, stored);
    counts.kinds.set(checked.kind, (counts.kinds.get(checked.kind) ?? 0) + 1);
    if (!isSealed(checked)) counts.unsealed += 1;
    else if (checked.kind === 'allocation' && source.model !== undefined) counts.allocatedAgain += 1;
  }
  held.end();
  if (counts.kinds.size === 0 && problems.total === 0) fail('missing', [], 'there is no record to check');
  problems.throwIfAny();
}

function checkOne(stored: StoredRecord, verify: RecordVerifier, problems: ProblemList): Checked | undefined {
  try {
    return checkStored(stored, verify);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
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
