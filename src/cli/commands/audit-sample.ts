import { InvalidArgumentError } from 'commander';
import { fail, problemList } from '../../errors.js';
import { drawFirst, seededRandom } from '../../exact/random.js';
import type { RecordVerifier } from '../../records/verify.js';
import type { Sheet } from '../../report/sheet.js';
import { belonging } from '../data/case-records.js';
import { type Checked, checkStored, isSealed, verifierOf } from '../data/verified.js';
import { openRecords, type RecordSource } from '../input/record-source.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly size: number;
  readonly seed: number;
}

/** A family of the frame that a sample is drawn from. */
interface Framed {
  readonly caseId: string;
  /** Why somebody should look at it anyway. */
  readonly risks: readonly string[];
}

/** `openras audit-sample`: a sample of families for an auditor, that can be drawn again. */
export const registerAuditSample: Register = (program, io) => {
  const command = program
    .command('audit-sample')
    .description('draw families for an audit, at random and by risk, from verified records')
    .argument('<results>', "a run's folder, or a file of records")
    .requiredOption('--size <n>', 'how many families are drawn at random', wholeNumber)
    .requiredOption('--seed <s>', 'a whole number; the same one draws the same families', wholeNumber);
  addExample(addOut(addFormat(command), 'file'), 'openras audit-sample results --size 20 --seed 7').action(
    (name: string, options: Options) => {
      const source = openRecords(io.cwd, name);
      const verify = verifierOf(source);
      const frame = frameOf(checkedOf(source, verify));
      if (options.size > frame.length) {
        fail('out-of-range', ['size'], `there are ${frame.length} families to draw from, not ${options.size}`);
      }
      const drawn = draw(frame.length, options.size, options.seed);
      deliver(io, reportOf(frame, drawn, options), options);
    },
  );
};

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}

/** The records one after another, each verified when its turn comes and held against the others: a county's are more than memory holds. */
function* checkedOf(source: RecordSource, verify: RecordVerifier): Generator<Checked> {
  const problems = problemList();
  const held = belonging(problems);
  for (const stored of source.all()) {
    const record = checkStored(stored, verify);
    held.see(record, stored);
    yield record;
  }
  held.end();
  problems.throwIfAny();
}

/** Every family once, in the order of their ids, with what makes it a risk. */
function frameOf(records: Iterable<Checked>): Framed[] {
  const risks = new Map<string, string[]>();
  for (const record of records) {
    if (record.caseId === null) continue;
    const own = risks.get(record.caseId) ?? [];
    own.push(...risksOf(record));
    risks.set(record.caseId, own);
  }
  return [...risks]
    .map(([caseId, own]) => ({ caseId, risks: [...new Set(own)] }))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

function risksOf(record: Checked): string[] {
  if (!isSealed(record)) return ['not sealed'];
  const { status, duty, warnings } = record;
  const standing = ['blocked', 'contested', 'returned', 'refer-to-costing'].filter((one) => one === status);
  const short = duty.some(({ answer }) => answer === 'shortfall') ? ['short of need'] : [];
  return [...standing, ...short, ...warnings.map(({ code }) => code)];
}

/** Which places of the frame are drawn: each equally likely, none twice. */
function draw(length: number, size: number, seed: number): ReadonlySet<number> {
  const places = Int32Array.from({ length }, (_, index) => index);
  drawFirst(places, size, seededRandom(seed));
  return new Set(places.subarray(0, size));
}

function reportOf(frame: readonly Framed[], drawn: ReadonlySet<number>, { size, seed }: Options) {
  const columns = ['place', 'case_id', 'drawn', 'risks'];
  const rows = frame.map(({ caseId, risks }, index): (string | number)[] => [
    index + 1,
    caseId,
    drawn.has(index) ? 'at random' : risks.length > 0 ? 'by risk' : '',
    risks.join(' '),
  ]);
  const list: Sheet = {
    title: `The frame: ${frame.length} families; ${size} at random by the seed ${seed}`,
    columns,
    rows,
  };
  const sample = frame.flatMap((one, index) => {
    if (!drawn.has(index) && one.risks.length === 0) return [];
    return [{ ...one, drawn: drawn.has(index) ? 'at random' : 'by risk' }];
  });
  return { result: { size, seed, frame: frame.map(({ caseId }) => caseId), sample }, warnings: [], list };
}
