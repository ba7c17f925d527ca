import { InvalidArgumentError } from 'commander';
import { fail, problemList } from '../../../errors.js';
import { drawFirst, seededRandom } from '../../../exact/random.js';
import { sha256Of } from '../../../record/seal.js';
import type { Sheet } from '../../../report/sheet.js';
import { besideOrTell } from '../../data/record/beside-records.js';
import { belonging } from '../../data/record/case-records.js';
import {
  notReadBelow,
  type OpenFolder,
  openHeld,
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
import { addExample, addFormat, addModel, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly size: number;
  readonly seed: number;
  readonly model?: string;
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
  addExample(addModel(addOut(addFormat(command), 'file')), 'openras audit-sample results --size 20 --seed 7').action(
    (name: string, options: Options) => {
      const open = openHeld(io.cwd, name, options.model);
      const { source, manifest } = open;
      let namingNone = 0;
      const frame = frameOf(
        checkedOf(io.cwd, open, verifierOf(source), (record) => {
          if (namesNoModel(record)) namingNone += 1;
        }),
      );
      if (options.size > frame.length) {
        fail('out-of-range', ['size'], `there are ${frame.length} families to draw from, not ${options.size}`);
      }
      const drawn = draw(frame.length, options.size, options.seed);
      const notRead = notReadBelow(source);
      const warnings = [
        ...(notRead === undefined ? [] : [{ code: 'not-read', message: notRead }]),
        ...(manifest === undefined ? [{ code: 'no-manifest', message: withoutManifest(name) }] : []),
        ...(namingNone > 0 ? [{ code: 'names-no-model', message: withoutNamedModel(namingNone) }] : []),
      ];
      deliver(io, { ...reportOf(frame, drawn, options, manifest?.sha256), warnings }, options);
    },
  );
};

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}

/** The records one after another, each verified when its turn comes and held against the others: a county's are more than memory holds. */
function* checkedOf(
  cwd: string,
  open: OpenFolder,
  verify: Verifier,
  see: (record: Checked) => void,
): Generator<Checked> {
  const problems = problemList();
  const held = belonging(problems);
  // A family that the list of the run names and no record is of was taken out of the frame.
  const beside = besideOrTell(cwd, open, problems);
  const forms = runForms(cwd, open, problems);
  for (const stored of open.source.all()) {
    const record = checkStored(stored, verify);
    held.see(record, stored);
    forms.see(record, stored);
    beside?.see(record);
    see(record);
    yield record;
  }
  held.end();
  beside?.end();
  forms.end();
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
  const { kind, status, duty, warnings } = record;
  const challenged = kind === 'challenge' && status === 'pending' ? ['challenge pending'] : [];
  const standing = ['blocked', 'contested', 'returned', 'refer-to-costing'].filter((one) => one === status);
  const short = duty.some(({ answer }) => answer === 'shortfall') ? ['short of need'] : [];
  return [...standing, ...challenged, ...short, ...warnings.map(({ code }) => code)];
}

/** Which places of the frame are drawn: each equally likely, none twice. */
function draw(length: number, size: number, seed: number): ReadonlySet<number> {
  const places = Int32Array.from({ length }, (_, index) => index);
  drawFirst(places, size, seededRandom(seed));
  return new Set(places.subarray(0, size));
}

/**
 * The families drawn, before the rest of the frame, with what the frame is of: whoever draws again sees that it is the
 * same one.
 */
function reportOf(
  frame: readonly Framed[],
  drawn: ReadonlySet<number>,
  { size, seed }: Options,
  manifest: string | undefined,
) {
  const placed = frame.map((one, index) => ({ ...one, place: index + 1, drawn: howDrawn(one, drawn.has(index)) }));
  const sample = placed.filter((one) => one.drawn !== '');
  const byRisk = sample.length - size;
  const list: Sheet = {
    title: `The frame: ${frame.length} families; ${size} at random by the seed ${seed}, ${byRisk} more by risk`,
    columns: ['place', 'case_id', 'drawn', 'risks'],
    rows: [...sample, ...placed.filter((one) => one.drawn === '')].map(({ place, caseId, drawn: how, risks }) => [
      place,
      caseId,
      how,
      risks.join(' '),
    ]),
  };
  const ids = frame.map(({ caseId }) => caseId);
  const of = { ...(manifest !== undefined && { manifest }), frameSha256: sha256Of(ids) };
  return { result: { size, seed, byRisk, ...of, frame: ids, sample }, list };
}

function howDrawn({ risks }: Framed, isAtRandom: boolean): string {
  if (isAtRandom) return 'at random';
  return risks.length > 0 ? 'by risk' : '';
}
