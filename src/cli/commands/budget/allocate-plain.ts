import type { Model } from '../../../allocation/kinds.js';
import { type OpenModel, openModel } from '../../../allocation/open-model.js';
import { isRasError } from '../../../errors.js';
import { numberAt } from '../../../exact/at.js';
import { formatRatio, ratio } from '../../../exact/ratio.js';
import { type DatedModel, undatedWarnings } from '../../../model/dates.js';
import { parseAmount } from '../../../money/amount.js';
import { cellText, type PlainCases } from '../../data/cases/plain-cases.js';
import type { PlainColumn } from '../../input/plain/plain-table.js';
import { csvBytes } from '../../output/csv-bytes.js';
import { type WarningCounts, warningCounts } from '../../output/terminal/print.js';

/** What a model gives cases of some points. */
interface Answer {
  /** Whole pence; NaN where there is no amount. */
  readonly pence: number;
  /** The end of the row from the answer on. */
  readonly status: Buffer;
  readonly messages: readonly string[];
}

/** The list of `openras allocate` as CSV, and the warnings beside it. */
export interface PlainAllocations {
  readonly csv: Buffer;
  readonly warnings: WarningCounts;
}

/** The most different scores of a file that is priced score by score. */
const MOST_SCORES = 200_000;

/**
 * Prices cases that were read as columns: each score once, by the call that prices a single case, so that the bytes are
 * those that the way row by row writes.
 *
 * @returns nothing where the model or a score is refused, or a score has no answer of one amount; the way row by row tells
 */
export function allocatePlain(readModel: () => Model, cases: PlainCases): PlainAllocations | undefined {
  try {
    const model = readModel();
    const told = listOf(openModel(model as unknown), cases);
    if (told === undefined) return undefined;
    const undated = undatedWarnings(model as DatedModel, cases.table.rowCount);
    for (const { message } of undated) told.warnings.add(message, undefined);
    return told;
  } catch (error) {
    if (isRasError(error)) return undefined;
    throw error;
  }
}

function listOf(model: OpenModel, cases: PlainCases): PlainAllocations | undefined {
  const { table, ids, points, micropoints, traditional } = cases;
  const answers = new Map<number, Answer>();
  const warnings = warningCounts();
  const csv = csvBytes('case_id,points,traditional,indicative,change,answer\n');
  for (let row = 0; row < table.rowCount; row += 1) {
    const score = numberAt(micropoints, row);
    let answer = answers.get(score);
    if (answer === undefined) {
      answer = answers.size === MOST_SCORES ? undefined : answerOf(model, score);
      if (answer === undefined) return undefined;
      answers.set(score, answer);
    }
    const { pence, status, messages } = answer;
    for (const message of messages) warnings.add(message, cellText(cases, ids, row));
    const before = traditional === undefined ? Number.NaN : numberAt(traditional, row);
    // Three amounts of at most 17 characters stand beside what is copied.
    csv.ensure(lengthOf(ids, row) + lengthOf(points, row) + 128);
    csv.copy(table.bytes, numberAt(ids.starts, row), numberAt(ids.ends, row));
    csv.byte(COMMA);
    csv.copy(table.bytes, numberAt(points.starts, row), numberAt(points.ends, row));
    csv.byte(COMMA);
    if (!Number.isNaN(before)) csv.pounds(before);
    csv.byte(COMMA);
    if (!Number.isNaN(pence)) csv.pounds(pence);
    csv.byte(COMMA);
    if (!Number.isNaN(pence) && !Number.isNaN(before)) csv.pounds(pence - before);
    csv.copy(status, 0, status.length);
  }
  return { csv: csv.bytes(), warnings };
}

const COMMA = 44;

function lengthOf({ starts, ends }: PlainColumn, row: number): number {
  return numberAt(ends, row) - numberAt(starts, row);
}

/** The answer to a score, the same for every case of it; nothing where it is more than an amount or a reason. */
function answerOf(model: OpenModel, score: number): Answer | undefined {
  const points = formatRatio(ratio(BigInt(score), 1_000_000n));
  const { indicative, status, warnings, ...rest } = model.allocate({ caseId: 'one', points });
  const pence = indicative === null ? Number.NaN : Number(parseAmount(indicative));
  if ('scenarios' in rest || Math.abs(pence) > Number.MAX_SAFE_INTEGER) return undefined;
  return { pence, status: Buffer.from(`,${status}\n`), messages: warnings.map(({ message }) => message) };
}
