import { allocateAll, type CaseInput } from '../../../allocation/allocate.js';
import type { Model } from '../../../allocation/kinds.js';
import { MODEL_KINDS } from '../../../allocation/kinds.js';
import { fail } from '../../../errors.js';
import { parseInput } from '../../../parse/parse.js';
import { modelForRecords } from '../../../records/model-for-records.js';
import { VERSION } from '../../../version.js';
import type { Book } from './book/write.js';
import { kindOf } from './kind/kinds.js';
import { writeCases } from './sheet/cases.js';
import { type AnyParsedModel, writeModelHead } from './sheet/model.js';
import { writeReadMe } from './sheet/read-me.js';
import { writeStretches } from './sheet/stretches.js';

/** The most families of a workbook: what a spreadsheet still opens and reckons through in a minute or two. */
export const MOST_FAMILIES = 20_000;

/** A workbook, and what it says of itself. */
export interface ModelBook extends Book {
  /** How many rows are not as openras gave them, but for those out of bounds; none, or the formulas are wrong. */
  readonly differ: number;
  /** How many rows are beyond what the whole numbers of a spreadsheet hold. */
  readonly outOfBounds: number;
}

/**
 * A model and its families as a workbook whose formulas give what `allocateAll` gives.
 *
 * @param leftOut how many rows of the file are no cases, with a reason
 * @throws RasError for cases that `allocateAll` refuses; `refused` for a kind that cannot travel, with the reason, or numbers that no spreadsheet holds;
 * `too-large` for more families than a workbook is for
 */
export function workbookOf(stored: unknown, cases: readonly CaseInput[], leftOut = 0): ModelBook {
  const { open, recorded } = modelForRecords(stored);
  const writeKind = kindOf(recorded.kind);
  if (cases.length === 0) fail('missing', ['cases'], 'there are no families to write');
  if (cases.length > MOST_FAMILIES)
    fail(
      'too-large',
      ['cases'],
      `there are ${cases.length.toLocaleString('en-GB')} families; a workbook is for at most ${MOST_FAMILIES.toLocaleString('en-GB')}; export SQL, or split the file`,
    );
  const allocations = allocateAll(stored as Model, cases);
  const model = parseInput(kindSchema(recorded.kind), stored, ['model']) as AnyParsedModel;
  const head = writeModelHead(model, recorded);
  const plan = writeKind({ stored, open, sheet: head.sheet, row: head.nextRow });
  const stretches = writeStretches(plan);
  const {
    cases: sheet,
    working,
    differ,
    outOfBounds,
  } = writeCases(cases, allocations, { plan, model: head, stretches });
  const { title, period } = model;
  const readMe = writeReadMe({
    model: recorded,
    ...(title !== undefined && { title }),
    period,
    families: cases.length,
    leftOut,
    version: VERSION,
    differ,
    outOfBounds,
  });
  const out = Number(outOfBounds.value);
  return {
    title: 'Personal budgets with live formulas',
    sheets: [readMe, head.sheet, sheet, stretches.sheet, working],
    differ: Number(differ.value) - out,
    outOfBounds: out,
  };
}

function kindSchema(kind: string) {
  return MODEL_KINDS.get(kind)?.modelSchema ?? fail('invalid', ['model', 'kind'], 'no such kind of model');
}
