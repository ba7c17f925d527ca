import type { Allocation } from '../../../model/shared/budget/allocation.js';
import type { Step } from '../../../record/step/step.js';
import { pointsIn } from '../../../records/kind/allocation-points.js';
import { groupKind } from '../../../records/kind/priced-cases.js';

/** What is read of a stored model to know which cases it takes; the model itself is checked where it is opened. */
interface Facts {
  readonly kind?: string;
  readonly prices?: readonly { readonly group?: string }[];
  readonly tables?: readonly { readonly group?: string }[];
  readonly levels?: readonly { readonly id: string }[];
  readonly addOns?: readonly { readonly id: string; readonly label?: string }[];
  readonly ageRule?: string;
  readonly groups?: readonly { readonly fromAge: number; readonly toAge?: number | null; readonly model: Facts }[];
  readonly streams?: readonly { readonly id: string; readonly model: Facts }[];
}

type Case = Readonly<Record<string, unknown>>;

/** More ways than these are not tried. */
const MOST = 500;

/**
 * The cases that an allocation may be of, as far as it says what its case was; none where it does not: the lines of a
 * package, a journey and an order leave amounts in the steps, and not what they were made of.
 */
export function casesBehind(allocation: Allocation, model: unknown): Case[] {
  const { caseId, steps } = allocation;
  const time = timeIn(allocation);
  const inner = time === undefined ? [] : within(model as Facts, steps, '', allocation);
  return inner.slice(0, MOST).map((one) => ({ caseId, ...time, ...one }));
}

/** The day and the prices of a case, by the warnings that name them; undefined where those of several models do. */
function timeIn({ warnings, modelKind }: Allocation): Case | undefined {
  const told = warnings.filter(({ code }) => OF_TIME.includes(code));
  if (told.length > 0 && (modelKind === 'streams' || modelKind === 'by-age')) return undefined;
  return Object.fromEntries(
    told.map(({ details = {} }) =>
      details.of === 'priceBase' ? ['priceBase', details.casePriceBase] : [String(details.of), details.day],
    ),
  );
}

const OF_TIME = ['before-effective', 'after-effective', 'other-price-base'];

function within(model: Facts, steps: readonly Step[], prefix: string, allocation: Allocation): Case[] {
  const { kind } = model;
  // A day outside the dates refers a case whatever else it says: nothing of it is there.
  if (steps.some(({ id }) => id === `${prefix}outside-dates`)) return [];
  if (kind === 'by-age') return byAge(model, steps, prefix, allocation);
  if (kind === 'streams') return ofStreams(model, steps, allocation);
  if (kind === 'equal-share') return [{}];
  if (kind === 'level-prices') return [{ answers: answersIn(steps, prefix) }];
  if (kind === 'hours-by-need-level') return (model.levels ?? []).map(({ id }) => ({ level: id }));
  // The parts of streams are not those of a stream.
  if (kind === 'education-money') return prefix === '' ? educationIn(allocation) : [];
  if (kind !== 'price-point' && kind !== 'percentile' && kind !== 'allocation-table') return [];
  const points = steps.map((step) => pointsIn(step, prefix)).find((one) => one !== undefined);
  if (typeof points !== 'string') return [];
  const groups = [...new Set([...(model.prices ?? []), ...(model.tables ?? [])].flatMap(({ group }) => group ?? []))];
  const addOns = addOnsIn(model, steps, prefix);
  if (addOns === undefined) return [];
  const own = { points, ...(addOns.length === 0 ? {} : { addOns }) };
  return [own, ...groups.map((group) => ({ ...own, group }))];
}

/** The flat amounts of a budget, by the labels that they have in the model. */
function addOnsIn({ addOns = [] }: Facts, steps: readonly Step[], prefix: string): string[] | undefined {
  const sum = steps.find(({ id }) => id === `${prefix}sum-with-add-ons`);
  const ids = (sum?.inputs.slice(1) ?? []).map(
    ({ label }) => addOns.find((one) => (one.label ?? one.id) === label)?.id,
  );
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

function answersIn(steps: readonly Step[], prefix: string): Case[] {
  const start = `${prefix}outcome `;
  return steps.flatMap(({ id, operation, inputs }) =>
    operation === 'choose' && id.startsWith(start)
      ? [{ outcome: id.slice(start.length), level: (inputs[0]?.value ?? '').replace(/^level: /, '') }]
      : [],
  );
}

/** Of a sum its part says whether it counts: the child's own money does, money of the school where the head agrees. */
function educationIn({ parts = [], warnings }: Allocation): Case[] {
  const requested = !warnings.some(({ code }) => code === 'not-requested');
  const ways = parts.reduce<Case[][]>(
    (all, { id, amount, counts, reason }) => {
      const kinds: readonly Case[] = !counts ? NEVER : reason?.includes('head') === true ? OF_SCHOOL : OF_CHILD;
      return all.flatMap((sources) => kinds.map((kind) => [...sources, { id, amount, ...kind }])).slice(0, MOST);
    },
    [[]],
  );
  return ways.map((sources) => ({ sources, requested }));
}

const NEVER = [{ type: 'pupil-funding' }];
const OF_CHILD = [{ type: 'individual-top-up' }];
const OF_SCHOOL = [
  { type: 'school-managed', headAgrees: true },
  { type: 'top-up-in-school', headAgrees: true },
];

function byAge(model: Facts, steps: readonly Step[], prefix: string, allocation: Allocation): Case[] {
  // A day of birth leaves no trace but the age.
  if (model.ageRule !== 'stated') return [];
  const age = Number(steps.find(({ id }) => id === `${prefix}age group`)?.inputs[0]?.value);
  const group = model.groups?.find(({ fromAge, toAge = null }) => fromAge <= age && (toAge === null || age <= toAge));
  if (group === undefined || group.model.kind !== groupKind(steps, prefix)) return [{ age, case: {} }];
  return within(group.model, steps, prefix, allocation).map((one) => ({ age, case: one }));
}

function ofStreams(model: Facts, steps: readonly Step[], allocation: Allocation): Case[] {
  const streams = model.streams ?? [];
  return streams.reduce<Case[]>(
    (all, { id, model: own }, index) => {
      const prefix = `stream ${index + 1}, ${id}: `;
      const isOut = allocation.parts?.[index]?.reason === 'not-eligible';
      const ways = isOut
        ? [{ id, eligible: false }]
        : within(own, steps, prefix, allocation).map((one) => ({ id, case: one }));
      return all
        .flatMap((whole) => ways.map((way) => ({ streams: [...(whole.streams as Case[]), way] })))
        .slice(0, MOST);
    },
    [{ streams: [] }],
  );
}
