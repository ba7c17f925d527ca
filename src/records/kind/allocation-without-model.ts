import { MODEL_KINDS } from '../../allocation/kinds.js';
import { type Path, type ProblemList, show } from '../../errors.js';
import { readAllocation } from '../../model/shared/budget/allocation-schema.js';
import { tellWhatDoesNotAgree } from '../../model/shared/budget/check/check-allocation.js';
import { closingStep } from '../../record/closing.js';
import { daysIn } from '../../record/days.js';
import type { Json } from '../../record/json.js';
import { mismatch } from '../../record/mismatch.js';
import type { RecordBody } from '../../record/record.js';
import { tellCaseOfKind } from './allocation-case.js';
import { tellForm } from './allocation-form.js';
import { tellPoints } from './allocation-points.js';

/**
 * What can be said against the record of an allocation whose model is not at hand: it has to agree with its own case, and
 * what it says with its own steps.
 */
export function checkWithoutModel(record: RecordBody, problems: ProblemList): void {
  const { caseId, dates, inputs, status, steps, model } = record;
  const one = caseIn(inputs);
  const tell = (at: Path, says: unknown, follows: unknown): void => {
    problems.add('replay-mismatch', at, mismatch(says, follows, 'follows from the rest of the record'));
  };
  if (one.caseId !== caseId) tell(['caseId'], caseId, one.caseId);
  const days = daysIn(one);
  for (const day of new Set([...Object.keys(days), ...Object.keys(dates)])) {
    if (dates[day] !== days[day]) tell(['dates', day], dates[day], days[day]);
  }
  const isOut = outOf(one, '', record);
  // What streams come to follows from their parts, and of each the case says whether the family is eligible.
  const isOfParts = !isOut && Array.isArray(one.streams);
  if (!isOfParts && isOut !== (status === 'not-eligible'))
    tell(['status'], status, isOut ? 'not-eligible' : 'another status');
  if (model === null) return;
  const kind = MODEL_KINDS.get(model.kind);
  if (kind === undefined)
    problems.add('unknown-name', ['model', 'kind'], `no kind of model is called ${show(model.kind)}`);
  else tellCaseOfKind(record, one, kind, problems);
  if (isObject(inputs) && Object.keys(inputs).length > 1) {
    problems.add('invalid', ['inputs'], 'expected the case and nothing else');
  }
  tellDays(record, Object.entries(days), problems);
  tellForm(record, problems);
  tellFromSteps(record, problems);
  tellPoints(record, one, problems);
  const closing = steps.at(-1);
  const { steps: _, ...body } = record;
  if (closing !== undefined && closingStep(body, steps.length - 1).checksum !== closing.checksum) {
    problems.add('replay-mismatch', ['steps', steps.length - 1], 'the closing step is not that of this record');
  }
}

/**
 * Whether a case says that the family is not eligible, of itself or of its age group.
 *
 * @param prefix what stands before the ids of the steps of the case
 */
function outOf(one: Readonly<Record<string, Json>>, prefix: string, { steps }: RecordBody): boolean {
  if (one.eligible === false) return true;
  if (!isObject(one.case)) return false;
  // A model by age that refers the case by its own dates asks none of its age groups.
  return one.case.eligible === false && !isReferred(prefix, steps);
}

function isReferred(prefix: string, steps: RecordBody['steps']): boolean {
  const has = (id: string): boolean => steps.some((step) => step.id === `${prefix}${id}`);
  return has('outside-dates') && !has('age group');
}

/** Each part of streams is out where its case is, and what is said of a day is said of one that the case has. */
function tellDays(record: RecordBody, days: readonly (readonly [string, string])[], problems: ProblemList): void {
  const { inputs, result, steps, warnings } = record;
  const { streams, eligible } = caseIn(inputs);
  const parts = isObject(result) && Array.isArray(result.parts) ? result.parts : [];
  const isAsked = eligible !== false && !isReferred('', steps);
  if (Array.isArray(streams) && !isAsked && isObject(result) && result.parts !== undefined)
    problems.add('replay-mismatch', ['result', 'parts'], 'are given, where no stream was asked');
  for (const stream of isAsked && Array.isArray(streams) ? streams.filter(isObject) : []) {
    const index = parts.findIndex((part) => isObject(part) && part.id === stream.id);
    const part = parts[index];
    if (!isObject(part)) problems.add('missing', ['result', 'parts'], `have none for ${show(stream.id)}`);
    else if ((part.reason === 'not-eligible') !== outOfStream(stream, `stream ${index + 1}, ${stream.id}: `, record))
      problems.add('replay-mismatch', ['result', 'parts', index, 'reason'], 'says another thing than the case does');
  }
  steps.forEach(({ id }, index) => {
    if (days.length > 0 || !id.endsWith('outside-dates')) return;
    problems.add('replay-mismatch', ['steps', index, id], 'refers for a day, and the case has none');
  });
  warnings.forEach(({ code, details }, index) => {
    const { day, of } = details ?? {};
    const isOfCase = days.some(([way, own]) => own === day && way.split('.').at(-1) === of);
    if (code === 'other-price-base' && of === 'priceBase') {
      if (!basesIn(inputs).includes(details?.casePriceBase))
        problems.add(
          'replay-mismatch',
          ['warnings', index, 'details', 'casePriceBase'],
          'is no price base of the case',
        );
      return;
    }
    if (!OF_A_DAY.includes(code) || isOfCase) return;
    problems.add(
      'replay-mismatch',
      ['warnings', index],
      `says ${show(code)} of ${day === undefined ? 'no day' : show(day)}, which is none of the case`,
    );
  });
}

/** Whether a family is not eligible for a stream, by the stream itself or by the case for its model. */
function outOfStream(stream: Readonly<Record<string, Json>>, prefix: string, record: RecordBody): boolean {
  return stream.eligible === false || (isObject(stream.case) && outOf(stream.case, prefix, record));
}

const OF_A_DAY = ['before-effective', 'after-effective', 'other-price-base'];

/** The price bases that a case and the cases in it state. */
function basesIn(value: Json | undefined): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([key, item]) =>
    key === 'priceBase' ? [item] : basesIn(item),
  );
}

function caseIn(inputs: Json): Readonly<Record<string, Json>> {
  const one = isObject(inputs) ? inputs.case : undefined;
  return isObject(one) ? one : {};
}

function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the allocation says has to follow from the steps before the closing one. */
function tellFromSteps(record: RecordBody, problems: ProblemList): void {
  const { caseId, period, status, amounts, warnings, result, model } = record;
  try {
    const rest = isObject(result) ? result : {};
    const own = { caseId, modelKind: model?.kind, status, indicative: amounts.indicative, period, warnings };
    const allocation = readAllocation({ ...rest, ...own, steps: record.steps.slice(0, -1) });
    // The steps of a record are carried out whatever its kind.
    tellWhatDoesNotAgree(allocation, problems);
  } catch (error) {
    problems.addError(error);
  }
}
