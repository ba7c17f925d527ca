import { formatAmount, formatPounds, parseAmount } from '../../money/amount.js';
import type { ContestedEnough, Enough, FamilyAnswer, WhoWasLookedAt } from '../../run/question/enough.js';
import { controlTotals } from '../control-totals.js';
import type { Sheet } from '../sheet.js';
import { EVERYTHING, familiesOf, NOT_SHARED, type Told } from './words.js';

/**
 * Whether the amounts meet assessed need as tables: every family in one line, what is not known blank; then those who were
 * looked at and the others. No line is one family's unless only one falls short.
 *
 * @source RR145 5.5
 */
export function enoughSheets(enough: Enough, told: Told = EVERYTHING): Sheet[] {
  const { families, shortfall, needsShort, costAfterFigure, compared, hasNeeds } = enough;
  const totals = controlTotals(
    'Is it enough? The latest amount of each family against its assessed needs',
    'families',
    families,
  )
    .part('enough', enough.enough)
    .part('known to fall short', enough.short)
    .part('cannot be said yet', enough.cannotBeSaid)
    .part('needs stated, but no amount', enough.noAmount)
    .part('nobody has said', enough.notStated)
    .figure('known shortfalls, £ a year', shortfall ?? undefined)
    .figure('needs that they fall on', shortfall === null ? undefined : needsShort)
    .figure('families whose cost was worked out after the amount was told', hasNeeds ? costAfterFigure : undefined)
    .sheet();
  if (told !== EVERYTHING) return [sharedTotals(totals, enough, told)];
  if (!hasNeeds) return [totals];
  const row = (label: string, who: WhoWasLookedAt) => [
    label,
    who.families,
    who.existing,
    who.newcomers,
    who.meanPoints ?? undefined,
  ];
  const who: Sheet = {
    title: 'Are the families whose needs are stated like the others?',
    columns: ['who', 'families', 'existing', 'newcomers', 'mean_points'],
    rows: [row('needs stated', compared.lookedAt), row('nobody has said', compared.others)],
  };
  return [totals, who];
}

/** The totals with what could tell of few families left blank. */
function sharedTotals(totals: Sheet, { hasNeeds }: Enough, told: Told): Sheet {
  const names = [
    'enough',
    'short',
    'cannot-be-said',
    'no-amount',
    'not-stated',
    'short',
    'short',
    'cost after the figure',
  ];
  if (!hasNeeds) return totals;
  return {
    ...totals,
    rows: totals.rows.map(([what, value], index) => {
      const name = names[index - 1];
      return [what, name === undefined || told(name) ? value : undefined];
    }),
  };
}

const ANSWERS: Readonly<Record<FamilyAnswer, string>> = {
  enough: 'enough',
  short: 'short',
  'cannot-be-said': 'cannot be said yet',
  'no-amount': 'no amount',
  'not-stated': '',
};

/** What is known of each family, for the list of all of them; no column where nobody stated needs. What is not known is blank. */
export function enoughColumns({ hasNeeds, byFamily }: Enough): [string, string[]][] {
  if (!hasNeeds) return [];
  return [
    ['need', byFamily.map(({ answer }) => ANSWERS[answer])],
    ['shortfall', byFamily.map(({ shortfall }) => shortfall ?? '')],
    ['shortfall_is_least', byFamily.map(({ answer, atLeast }) => (answer === 'short' ? (atLeast ? 'yes' : 'no') : ''))],
    ['needs_short', byFamily.map(({ needsShort }) => (needsShort === null ? '' : String(needsShort)))],
    ['need_open', byFamily.map(({ open }) => open.join('|'))],
  ];
}

/** The largest known shortfall: one family's figure, which stands with the list of families and on no page without it. */
export function largestWords({ byFamily }: Enough): string {
  const known = byFamily.flatMap(({ answer, shortfall }) =>
    answer === 'short' && shortfall !== null ? [shortfall] : [],
  );
  if (known.length === 0) return '';
  const largest = known.map(parseAmount).reduce((most, one) => (one > most ? one : most));
  return `; the largest known shortfall of a family is ${formatPounds(formatAmount(largest))} a year`;
}

/** Whether the amounts meet assessed need in sentences; they name no family. */
export function enoughWords(enough: Enough, told: Told = EVERYTHING): string[] {
  const { families, hasNeeds } = enough;
  if (families === 0) return ['Nobody is allocated, so that nobody can have too little.'];
  if (!hasNeeds) {
    return [
      `This is not known: nobody has said what meeting the assessed needs of any of ${familiesOf(families)} costs.`,
    ];
  }
  const range = told('enough') && told('short') ? rangeWords(enough) : [];
  const isCompared = ['not-stated', 'newcomers', 'newcomers looked at'].every(told);
  return [
    headline(enough, told),
    ...range,
    ...afterWords(enough, told),
    ...meanwhileWords(enough, told),
    ...(isCompared ? comparedWords(enough) : []),
  ];
}

const several = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

function headline(enough: Enough, told: Told): string {
  const { answer, families, short, shortfall, atLeast } = enough;
  const all = familiesOf(families);
  const open = openWords(enough, told);
  if (answer === 'yes') return `Yes: of ${all}, each has an amount that is enough for its assessed needs.`;
  if (answer === 'not-known' || shortfall === null) return `This is not known: ${open}.`;
  if (!told('short')) {
    return `No: not every one of ${all} has enough; how many fall short, and by how much, is ${NOT_SHARED}${open === '' ? '' : `; ${open}`}.`;
  }
  const count = `${open === '' ? '' : 'at least '}${short.toLocaleString('en-GB')} of ${all} ${short === 1 ? 'falls' : 'fall'} short`;
  const by = `by ${atLeast ? 'at least ' : ''}${formatPounds(shortfall)} a year in all`;
  return `No: ${count}, ${by}${open === '' ? '' : `; ${open}`}.`;
}

/** Of how many families it is not known, and why. */
function openWords({ notStated, cannotBeSaid, noAmount }: Enough, told: Told): string {
  const number = (n: number): string => n.toLocaleString('en-GB');
  const some = (n: number, name: string): string => (told(name) ? number(n) : 'some');
  return [
    ...(notStated > 0 ? [`for ${some(notStated, 'not-stated')} nobody has said`] : []),
    ...(cannotBeSaid > 0 ? [`for ${some(cannotBeSaid, 'cannot-be-said')} it cannot be said yet`] : []),
    ...(noAmount > 0
      ? [told('no-amount') ? `${several(noAmount, 'has', 'have')} no amount yet` : 'some have no amount yet']
      : []),
  ].join(', ');
}

function rangeWords({ families, enough, short }: Enough): string[] {
  const most = families - short;
  if (most === enough) return [];
  return [
    `Between ${enough.toLocaleString('en-GB')} and ${most.toLocaleString('en-GB')} of ${familiesOf(families)} have enough.`,
  ];
}

function afterWords({ costAfterFigure, needsShort, short }: Enough, told: Told): string[] {
  const needs =
    short === 0 || !told('short')
      ? []
      : [`The shortfalls fall on ${several(needsShort, 'need', 'needs')}; the pounds are counted once a family.`];
  if (costAfterFigure === 0) return needs;
  const some = told('cost after the figure') ? familiesOf(costAfterFigure) : 'some families';
  const late = `For ${some} a cost was worked out after the amount was told; that is never counted as enough.`;
  return [...needs, late];
}

/** Where answers are contested: what each of the two amounts leaves open; on a page for sharing they are few. */
function meanwhileWords({ contested }: Enough, told: Told): string[] {
  if (contested === undefined || told !== EVERYTHING) return [];
  const { families, asAgreed, meanwhile } = contested;
  const short = ({ short: n, shortfall }: ContestedEnough['asAgreed']): string =>
    n === 0
      ? 'none is known to fall short'
      : `${n} ${n === 1 ? 'falls' : 'fall'} short by ${formatPounds(shortfall)} a year`;
  return [
    `Of ${familiesOf(families)} whose answers are contested and whose needs are stated, by the answers as the authority has them ${short(asAgreed)}, and by what is paid until they are decided ${short(meanwhile)}; the lesser amount of each family counts here.`,
  ];
}

function comparedWords({ compared: { lookedAt, others } }: Enough): string[] {
  if (others.families === 0 || lookedAt.families === 0) return [];
  const who = ({ families, newcomers, meanPoints }: WhoWasLookedAt): string => {
    const points = meanPoints === null ? 'no points on record' : `${meanPoints} points on average`;
    const joined =
      newcomers === 1 ? '1 of them is a newcomer' : `${newcomers.toLocaleString('en-GB')} of them are newcomers`;
    return `${families === 1 ? 'has' : 'have'} ${points}, and ${joined}`;
  };
  const rest = several(others.families, 'other', 'others');
  return [`The ${familiesOf(lookedAt.families)} whose needs are stated ${who(lookedAt)}; the ${rest} ${who(others)}.`];
}
