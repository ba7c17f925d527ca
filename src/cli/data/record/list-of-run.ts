import { type Path, type ProblemList, show } from '../../../errors.js';
import { parseRatio } from '../../../exact/ratio.js';
import type { ModerationCase } from '../../../moderation/case/moderation-case.js';
import { formatAmount, parseAmount } from '../../../money/amount.js';
import { showOrNone } from '../../../record/mismatch.js';
import { pointsIn } from '../../../records/kind/allocation-points.js';
import type { AnyRecord } from '../../../records/kinds.js';
import type { UnsealedAllocation, UnsealedModerated } from '../../../records/unsealed/unsealed.js';
import { newReading } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { failAt, placeDetails } from '../../place.js';
import { partsIn } from './by-policy.js';
import { type Checked, isSealed } from './verified.js';

/** What the list says of one family. */
export type Row = ReadonlyMap<string, string>;

/** What the list of every run has, and what that of a moderated one has as well. */
const EVERY = ['case_id', 'points', 'traditional', 'indicative', 'change', 'answer'] as const;
const MODERATED = ['communicated', 'final'] as const;
const COLUMNS = [...EVERY, ...MODERATED] as const;

/** Without these a list cannot be held, also one that an earlier release wrote. */
const HELD: readonly string[] = ['case_id', 'indicative', 'answer'];

/** By how many of the columns a list is known where no manifest names it, one of those that only a run writes among them. */
const KNOWN_BY = 4;
const OWN: readonly string[] = ['change', 'answer'];

/** What is known of a list before it is read. */
export interface ListFacts {
  /** Whether a manifest names it, so that it is the run's. */
  readonly isNamed: boolean;
  /** Whether the run moderated. */
  readonly isModerated: boolean;
  /** The one case that is asked for; all where it is undefined. */
  readonly only: string | undefined;
}

/**
 * The list by its ids; undefined for a council's own file of cases, which may have the same name.
 *
 * @throws RasError `missing` for a list of a run that has not its columns
 */
export function listOf(
  cwd: string,
  name: string,
  { isNamed, isModerated, only }: ListFacts,
  problems: ProblemList,
): ReadonlyMap<string, Row> | undefined {
  // The list is the command's own: nothing of it is asked about or named.
  const table = readCsv({ cwd, reading: newReading() }, name);
  const has = (column: string): boolean => table.header.includes(column);
  const isKnown = EVERY.filter(has).length >= KNOWN_BY && OWN.some(has);
  if (!isNamed && !isKnown) return undefined;
  const needed: readonly string[] = isNamed ? [...EVERY, ...(isModerated ? MODERATED : [])] : HELD;
  const lacks = needed.filter((column) => !has(column));
  if (lacks.length > 0) {
    failAt('missing', name, { line: 1, column: 1 }, `has no column ${lacks.join(', ')}, as the list of a run has`);
  }
  const places = COLUMNS.map((column) => [column, table.header.indexOf(column)] as const);
  const rows = new Map<string, Row>();
  for (const { cells, line } of table.rows()) {
    const row = new Map(
      places.flatMap(([column, place]) => (place < 0 ? [] : [[column, cells[place] ?? ''] as const])),
    );
    const id = row.get('case_id') ?? '';
    if (only !== undefined && id !== only) continue;
    const tell = (code: 'duplicate' | 'inconsistent', column: string, message: string): void =>
      problems.add(code, [column], message, placeDetails(name, { line, column: 1 }));
    if (rows.has(id)) tell('duplicate', 'case_id', `${show(id)} stands twice; a list has one row of a family`);
    tellChange(row, (message) => tell('inconsistent', 'change', message));
    rows.set(id, row);
  }
  return rows;
}

/** The change is the indicative amount less the traditional one; there is none where one of them is not there. */
function tellChange(row: Row, tell: (message: string) => void): void {
  const [traditional, indicative, change] = [row.get('traditional'), row.get('indicative'), row.get('change')];
  if (traditional === undefined || indicative === undefined || change === undefined) return;
  const given = [traditional, indicative].filter((cell) => cell !== '');
  const odd = given.find((cell) => !/^\d{1,12}(\.\d\d?)?$/.test(cell));
  if (odd !== undefined) {
    tell(`cannot be held to its amounts: ${show(odd)} is none`);
    return;
  }
  const follows = given.length < 2 ? '' : formatAmount(parseAmount(indicative) - parseAmount(traditional));
  if (change !== follows) {
    tell(`says ${change === '' ? 'none' : show(change)}, where ${follows || 'none'} follows from its amounts`);
  }
}

type Tell = (message: string, at?: Path) => void;
type Compare = (column: string, is: string | null | undefined) => void;

/** Tells what the list says of a family, and its record says otherwise. */
export function tellOther(record: Checked, row: Row, tell: Tell): void {
  const compare: Compare = (column, is) => {
    const says = row.get(column);
    if (says === undefined || is === undefined || says === (is ?? '')) return;
    const told = says === '' ? 'none' : show(says);
    tell(`says ${told} of ${show(record.caseId)}, where the record has ${showOrNone(is)}`, [column]);
  };
  if (record.kind === 'allocation') tellAllocation(record, row, compare);
  else if (record.kind === 'moderated') tellModerated(record, row, compare);
}

type OfKind<Kind extends AnyRecord['kind']> = Extract<AnyRecord, { readonly kind: Kind }>;

function tellAllocation(record: OfKind<'allocation'> | UnsealedAllocation, row: Row, compare: Compare): void {
  compare('indicative', isSealed(record) ? record.amounts.indicative : record.result.indicative);
  compare('answer', isSealed(record) ? record.status : record.result.status);
  const points = isSealed(record) ? pointsOfCase(record) : pointsOfSteps(record);
  const says = row.get('points');
  // The list writes points as they were counted, and a record as its case had them.
  const isSame = says !== undefined && Number(says) === Number(points);
  if (points !== undefined && !isSame) compare('points', points);
}

function pointsOfCase({ inputs }: OfKind<'allocation'>): string | undefined {
  const { points } = (inputs as { readonly case: Readonly<Record<string, unknown>> }).case;
  return points === undefined ? undefined : String(points);
}

/** The points that the steps begin with; undefined where they take none by themselves. */
function pointsOfSteps({ result }: UnsealedAllocation): string | undefined {
  const points = result.steps.map((step) => pointsIn(step, '')).find((one) => typeof one === 'string') ?? undefined;
  if (points === undefined) return undefined;
  const { numerator, denominator } = parseRatio(points);
  return String(Number(numerator) / Number(denominator));
}

function tellModerated(record: OfKind<'moderated'> | UnsealedModerated, row: Row, compare: Compare): void {
  const { period, amounts } = isSealed(record) ? record : record.result;
  if (period !== 'year') return;
  compare('communicated', amounts.communicated);
  compare('final', amounts.final);
  if (amounts.traditional === null) {
    compare('traditional', null);
    return;
  }
  // The list has the package before without what was bought once.
  const once = isSealed(record) ? onceInCase(record) : onceInSteps(record);
  if (once !== undefined) compare('traditional', formatAmount(parseAmount(amounts.traditional) - parseAmount(once)));
  else if (isMore(row.get('traditional'), amounts.traditional)) compare('traditional', amounts.traditional);
}

/** Of a package of which it is not known what was bought once, the list can have no more than all of it. */
function isMore(says: string | undefined, whole: string): boolean {
  return says !== undefined && /^\d+(\.\d\d)?$/.test(says) && parseAmount(says) > parseAmount(whole);
}

function onceInCase({ inputs }: OfKind<'moderated'>): string {
  const { packageParts } = (inputs as unknown as { readonly case: ModerationCase }).case;
  return formatAmount(parseAmount(packageParts?.oneOff ?? '0'));
}

/** What a rule took off as bought once; undefined where none looked at it, so that it is not known. */
function onceInSteps({ result }: UnsealedModerated): string | undefined {
  return result.moderation.map((step) => partsIn(step)?.oneOff).find((one) => one !== undefined);
}
