import { show } from '../errors.js';
import { type DatedModel, undatedWarnings } from '../model/dates.js';
import { parseDay } from '../money/calendar.js';
import type { Warning } from '../warning.js';
import type { CaseInput } from './allocate.js';
import { ageOn } from './by-age/age.js';
import type { ByAgeCase } from './by-age/case.js';
import type { ByAgeModel } from './by-age/model.js';
import type { Model } from './kinds.js';
import type { StreamsCase } from './streams/case.js';

/** A model that a case is priced by, and the time that the case states for it. */
export interface ModelOfCase {
  readonly model: DatedModel;
  /** What it is called in a sentence: `the model of the stream "care"`. */
  readonly name: string;
  /** Whether the case states a day of its own for it. */
  readonly isDated: boolean;
  /** The financial year whose prices the case is in, where it says so. */
  readonly priceBase?: string;
}

interface Time {
  readonly startsOn?: unknown;
  readonly assessedOn?: unknown;
  readonly priceBase?: string;
  readonly eligible?: boolean;
}

/**
 * The models that a case is priced by: the model itself, and within it those of the streams that the case is for and of
 * its age group; none for a case that is not eligible.
 *
 * @param one a case that the model has priced
 */
export function modelsOfCase(model: Model, one: CaseInput): ModelOfCase[] {
  return modelsWithin(model, one, 'the model');
}

function modelsWithin(model: Model, one: CaseInput, name: string): ModelOfCase[] {
  const time = one as Time;
  if (time.eligible === false) return [];
  const isDated = (time.startsOn ?? time.assessedOn) !== undefined;
  const own: ModelOfCase = {
    model,
    name,
    isDated,
    ...(time.priceBase !== undefined && { priceBase: time.priceBase }),
  };
  const within = (inner: Model, given: object, of: string) =>
    modelsWithin(inner, { ...timeOf(time), ...given, caseId: one.caseId } as CaseInput, `${name} ${of}`);
  if (model.kind === 'streams') {
    const { streams } = one as unknown as StreamsCase;
    return [
      own,
      ...model.streams.flatMap(({ id, model: inner }) => {
        const given = streams.find((stream) => stream.id === id);
        return given !== undefined && 'case' in given ? within(inner, given.case, `of the stream ${show(id)}`) : [];
      }),
    ];
  }
  if (model.kind !== 'by-age') return [own];
  const group = groupOf(model, one as unknown as ByAgeCase);
  if (group === undefined) return [own];
  const { fromAge, toAge } = group;
  const ages = toAge === null ? `from the age of ${fromAge} on` : `for the ages ${fromAge} to ${toAge}`;
  return [own, ...within(group.model, (one as unknown as ByAgeCase).case, ages)];
}

function timeOf({ startsOn, assessedOn, priceBase }: Time): object {
  const time = { startsOn, assessedOn, priceBase };
  return Object.fromEntries(Object.entries(time).filter(([, value]) => value !== undefined));
}

/** The age group of a case that was priced, so that it states what its age is counted from. */
function groupOf({ ageRule, ageDay, groups }: ByAgeModel, one: ByAgeCase): ByAgeModel['groups'][number] | undefined {
  const { age, bornOn, assessedOn, startsOn } = one;
  const day = ageRule === 'fixed-day' ? ageDay : ageRule === 'assessed' ? assessedOn : startsOn;
  const years =
    ageRule === 'stated'
      ? age
      : bornOn === undefined || day === undefined
        ? undefined
        : ageOn(parseDay(bornOn), parseDay(day));
  if (years === undefined) return undefined;
  return groups.find(({ fromAge, toAge }) => fromAge <= years && (toAge === null || years <= toAge));
}

/** What is said of models that hold for some time and whose cases state no day: of each model, of how many cases. */
export function undatedWarningsOf(undated: readonly ModelOfCase[]): Warning[] {
  const counts = new Map<DatedModel, { readonly name: string; cases: number }>();
  for (const { model, name } of undated) {
    const count = counts.get(model) ?? { name, cases: 0 };
    count.cases += 1;
    counts.set(model, count);
  }
  return [...counts].flatMap(([model, { name, cases }]) => undatedWarnings(model, cases, name));
}
