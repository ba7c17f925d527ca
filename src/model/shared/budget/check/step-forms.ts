import { type ProblemList, show } from '../../../../errors.js';
import type { Step } from '../../../../record/step/step.js';
import type { Allocation } from '../allocation.js';

// The steps of each kind of model, as expressions: id, operation, and the names of its inputs, each with the step that it
// comes from. A blank stands between two of these, and `_` for a blank within an id.

const ROUNDED = 'budget: round-pounds value<exact-budget unit mode';
const POINTS = 'points: given value';
const BEYOND = 'beyond-maximum: subtract from less';
const LINE = '(instead:_)?line_.+';
const TOTAL = 'total_inside_the_budget:_all_kinds';
const YEARLY = `(value|${TOTAL}|every_year)`;
const COSTING = [
  // Of a line the amounts stand in its steps, and not what they were made of.
  `${LINE}: multiply( factor(<${LINE})?)+`,
  `${LINE}: round-pounds value<${LINE} unit mode`,
  `(instead:_)?(total|next_year:|in_kind)(_.+)?: sum( term<${LINE})*`,
  '(instead:_)?.+:_rounded: round-pounds value<.+ unit mode',
  `(instead:_)?value: round-pounds value<(instead:_)?${TOTAL} unit mode`,
  `(instead:_)?one-offs: sum( term<${LINE})+`,
  `(instead:_)?every_year: subtract from<(instead:_)?${YEARLY} less<(instead:_)?one-offs`,
];

const OF_KIND = {
  'price-point': [
    '(exact-)?price: divide numerator denominator',
    'price: round value<exact-price unit mode',
    'exact-budget: multiply factor factor<price',
    ROUNDED,
    'sum-with-add-ons: sum term<budget( term)+',
    'budget-with-add-ons: round-pounds value<sum-with-add-ons unit=0.01 mode=half-up',
    BEYOND,
  ],
  percentile: [
    POINTS,
    'place: (given value|divide numerator<places denominator)',
    'places: sum term term',
    'places-below: subtract from less<place',
    'percentile: (given value|divide numerator(<places-below)? denominator)',
    'packages: (given value|divide numerator denominator)',
    'points-clamped: (least|greatest) value<points value(=0)?',
    'table-amount: within value<points(-clamped)? low high amount(<packages)?',
    'table-amount: interpolate x<points x0 y0 x1 y1',
    '(above|below)-table: subtract (from<points less|from less<points)',
    'budget: round-pounds value<table-amount unit mode',
    BEYOND,
  ],
  'allocation-table': [
    POINTS,
    'score: round value<points unit mode',
    'score-in-table: least value<(points|score) value(=0)?',
    'row: within value<(points|score|score-in-table) low high amount',
    '(budget|answer): choose key<row',
    'answer: given value',
    BEYOND,
  ],
  'education-money': ['exact-budget: sum( term)*', ROUNDED],
  'equal-share': [
    'individual-part: subtract from( less)*',
    'exact-budget: divide numerator<individual-part denominator',
    ROUNDED,
  ],
  'hours-by-need-level': ['exact-budget: multiply factor( factor)+', ROUNDED],
  'last-purchase': [
    'order_line_\\d+: (given value|multiply factor factor)',
    'exact-budget: sum( term<order_line_\\d+)*',
    ROUNDED,
  ],
  'level-prices': ['outcome_.+: choose key', 'exact-budget: sum( term<outcome_.+)*', ROUNDED],
  'plan-cost': COSTING,
  'provision-offset': [
    ...COSTING,
    `remainder: subtract from less<${YEARLY}`,
    'exact-budget: greatest value<remainder value=0',
    ROUNDED,
  ],
  'proxy-services': [...COSTING, 'outcome_.+: sum( term<line_.+)*', 'exact-budget: sum( term<outcome_.+)*', ROUNDED],
  'reshaped-package': [
    ...COSTING,
    `exact-budget: subtract from<${YEARLY} less<in_kind( less<one-offs)?`,
    `lacking: subtract from<instead:_${YEARLY} less<exact-budget`,
    ROUNDED,
  ],
  'transport-distance': [
    '(rate|exact-budget): within value low high amount',
    'exact-budget: multiply factor<rate factor( factor)*',
    ROUNDED,
  ],
} satisfies Record<string, readonly string[]>;

/** The penny, to which a whole is rounded that other amounts make up. */
const PENNY = 'unit=0.01 mode=half-up';
const ANY = ['outside-dates: given value=refer-to-costing'];
const BY_AGE = ['age_group: within value low high amount'];
const STREAMS = [
  'stream_\\d+,_.+,_exact: multiply factor(<stream_\\d+,_.+)?( factor)*',
  `stream_\\d+,_.+: round-pounds value<stream_\\d+,_.+,_exact ${PENNY}`,
  'with_uncertain_streams: sum( term<stream_\\d+,_.+)*',
  'exact-budget: sum( term<stream_\\d+,_.+)*',
  `budget: round-pounds value<exact-budget ${PENNY}`,
];
/** What an amount is changed by afterwards, whatever model gave it. */
const REVISED = [
  'left_\\d+,_signed: subtract from(<.+)?( less)*',
  'left_\\d+: greatest value<left_\\d+,_signed value=0',
  'travel,_exact: multiply factor factor factor',
  `travel: round-pounds value<travel,_exact ${PENNY}`,
  'exact-budget: sum( term<left_\\d+)*',
  'exact-budget: sum term(<before_travel:_.+)? term<travel',
  `budget: round-pounds value<exact-budget ${PENNY}`,
];

const EVERY = Object.values(OF_KIND).flat();
const built = new Map<string, RegExp>();

/** The steps of a kind as one expression. */
function expressionOf(name: string): RegExp {
  const known = built.get(name);
  if (known !== undefined) return known;
  const ways = formsOf(name).map((form) =>
    form
      .replace(/unit mode/g, 'unit=.+ mode=.+')
      // An id may hold a separator of lines or paragraphs, which a dot alone does not stand for.
      .replace(/\.(?=\+)/g, '[^\n]')
      .replace(/ /g, '\n')
      .replace(/_/g, ' '),
  );
  const made = new RegExp(`^(${ways.join('|')})$`);
  built.set(name, made);
  return made;
}

function formsOf(name: string): readonly string[] {
  if (name === REVISION) return REVISED;
  if (name === 'streams') return [...STREAMS, ...ANY];
  // Which model a stream has stands nowhere beside its steps.
  const known = Object.hasOwn(OF_KIND, name) ? OF_KIND[name as keyof typeof OF_KIND] : EVERY;
  return [...known, ...BY_AGE, ...ANY];
}

const REVISION = 'a change';
const STREAM = /^stream \d+, .+?: /s;
/** What stands before the steps of an amount that was changed afterwards. */
export const BEFORE = /^(before (travel|offers): )+/;

/** Whether an amount was changed after the model gave it, which no sealed record of an allocation is. */
export function isRevised({ steps }: Pick<Allocation, 'steps'>): boolean {
  return steps.some(({ id }) => BEFORE.test(id));
}

/** Tells of each step that is none of those that its kind of model has: other inputs, another operation, or put in. */
export function tellForms(allocation: Allocation, kind: string, problems: ProblemList): void {
  const { steps, parts = [] } = allocation;
  const streams = parts.map(({ id }, index) => `stream ${index + 1}, ${id}: `);
  const isChanged = isRevised(allocation);
  steps.forEach((step, index) => {
    const before = BEFORE.exec(step.id)?.[0] ?? '';
    const rest = step.id.slice(before.length);
    // What an amount was changed to has other parts, so that the ids of its streams are not known.
    const stream =
      kind !== 'streams'
        ? ''
        : (streams.find((one) => rest.startsWith(one)) ?? (isChanged ? STREAM.exec(rest)?.[0] : undefined) ?? '');
    const isOf = (name: string, prefix: string): boolean => expressionOf(name).test(signOf(step, prefix));
    if (isChanged && isOf(REVISION, before)) return;
    if (!isChanged || before !== '') {
      if (stream !== '' && isOf('a stream', before + stream)) return;
      if ((stream === '' || isChanged) && isOf(kind, before)) return;
    }
    const message = `is no step of this kind of model: ${step.operation} of ${step.inputs.map(({ name }) => show(name)).join(', ') || 'nothing'}`;
    problems.add('replay-mismatch', ['steps', index, step.id], message);
  });
}

/** Whether a step is one that a kind of model has, with what stands before its id where it is that of a stream. */
export function isStepOf(step: Step, kind: string, prefix: string): boolean {
  return expressionOf(kind).test(signOf(step, prefix));
}

/** A step as the forms write it. */
function signOf({ id, operation, inputs }: Step, prefix: string): string {
  const own = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const told = inputs.flatMap(({ name, from, value }) => {
    if (from !== undefined) return [`${name}<${own(from)}`];
    // The rows of a choice have names of their own.
    if (operation === 'choose' && name !== 'key') return [];
    const isTold = name === 'unit' || name === 'mode' || (operation === 'greatest' && value === '0');
    return [isTold || own(id) === 'outside-dates' ? `${name}=${value}` : name];
  });
  return [`${own(id)}:`, operation, ...told].join('\n');
}
