import { asTyped } from './look-alikes.js';

/** Words by which a name speaks of a column of ours, and words beside which it speaks of something else. */
interface Within {
  /** Words one after the other, wherever they stand in the name; after `=` they are the whole name. */
  readonly words: string;
  readonly but?: string;
}

/** What is about somebody or something, and is not the thing itself. */
const ABOUT = 'ref reference no number address email phone telephone postcode contact note notes comment comments date';

const LAST =
  'end, ended, ends, finish, finished, finishes, stop, stopped, stops, cease, ceased, ceases, last day, expire, expired, expires, expiry, valid to, valid until, effective to, effective until, terminated, termination, terminates, cancelled, discontinued, closed on, date closed, closure, to date, until date, live to, live until';

const FIRST =
  'start, started, starts, begin, begins, began, beginning, commence, commenced, commences, commencement, first day, valid from, effective from, effective date, from date, live from, live since';

/** A name that holds one of these tells of a day that is not the day of the money, or of no day at all. */
const OTHER_DAY =
  'age aged by comment comments high in low month note notes number point points reason score term time user week weekend year';

/** What else begins and ends in a list of families: their plans and reviews, their schooling, the day of an assessment. */
const OF_OTHERS =
  'admission assessed assessment care case contract education ehcp employment episode involvement order parental placement plan referral review school';

const WITHIN: Readonly<Record<string, Within>> = {
  payer: {
    words:
      'payer, payers, payor, payors, funder, funders, commissioner, commissioners, paid by, paid for by, paid from, funded by, funded from, funding body, funding source, funding stream, funding agency, funding organisation, funding authority, who pays, source of funding, commissioned by, commissioning body, commissioning agency, charged to, recharged to, billed to, invoiced to',
    but: ABOUT,
  },
  paid_by: {
    words:
      'payer, payers, payor, payors, funder, funders, commissioner, commissioners, paid by, paid for by, paid from, funded by, funded from, funding body, funding source, who pays, source of funding',
    but: ABOUT,
  },
  funding_code: { words: 'funding code', but: 'note notes comment comments date' },
  one_off: {
    words:
      'one off, one offs, oneoff, oneoffs, once only, non recurring, nonrecurring, one time, onetime, bought once, paid once, single payment',
    but: `${ABOUT} reason`,
  },
  credit: {
    words: 'credit, credits, credited, refund, refunds, refunded',
    but: `${ABOUT} card control limit score tax terms union universal`,
  },
  contingency: {
    words: 'contingency, contingencies, set aside',
    but: `${ABOUT} plan plans planning fund`,
  },
  serves: {
    words: 'serves, served, serving, needs met, need met, meets need, meets needs, =need, =needs, =meets',
    but: `${ABOUT} by`,
  },
  in_kind: { words: 'in kind, inkind, free of charge, no charge, =unpaid', but: ABOUT },
  includes_on_costs: {
    words:
      'includes on costs, include on costs, including on costs, incl on costs, inc on costs, on costs included, on costs incl, on costs in, =on costs, =oncosts, =on cost',
  },
  counted_for: { words: 'counted for' },
  quantity: { words: 'quantity, qty', but: ABOUT },
  frequency: { words: 'frequency, times a week, times per week', but: ABOUT },
  weeks: { words: 'weeks', but: 'date note notes notice comment comments old waited waiting' },
  exclude_reason: {
    words:
      'exclude, excluded, exclusion, excluding, omit, omitted, left out, leave out, leaving out, not counted, do not count, do not use, not used, =ignore, =ignored, =reason, =reasons, =reason text, =reason code',
    but: 'school date days fixed permanent risk term number count from',
  },
  eligible: {
    words: 'eligible, ineligible, eligibility, noneligible',
    but: `${ABOUT} by criteria for from need needs on outcome outcomes reason since until`,
  },
  start: { words: FIRST, but: OTHER_DAY },
  end: { words: LAST, but: OTHER_DAY },
  starts_on: { words: FIRST, but: `${OTHER_DAY} ${OF_OTHERS}` },
  ends_on: { words: LAST, but: `${OTHER_DAY} ${OF_OTHERS}` },
  shared_package: {
    words: 'shared package, shared packages, package shared, shares package, shares a package, package shared with',
    but: 'note notes comment comments date',
  },
  household: {
    words: 'household',
    but: 'address composition count email income members name note notes number of postcode size type',
  },
  add_ons: { words: 'add on, add ons, addon, addons', but: 'by date note notes comment comments' },
  traditional: { words: 'traditional', but: ABOUT },
  package_value: { words: 'package value', but: 'date note notes comment comments band' },
  cost_of_need: { words: 'cost of need, cost of needs', but: 'date note notes comment comments' },
};

interface Sought {
  readonly phrases: readonly string[];
  readonly whole: ReadonlySet<string>;
  readonly but: ReadonlySet<string>;
}

const SOUGHT: ReadonlyMap<string, Sought> = new Map(
  Object.entries(WITHIN).map(([column, { words, but = '' }]) => {
    const all = words.split(', ');
    return [
      column,
      {
        phrases: all.filter((one) => !one.startsWith('=')),
        whole: new Set(all.flatMap((one) => (one.startsWith('=') ? [one.slice(1)] : []))),
        but: new Set(but.split(' ').filter((one) => one !== '')),
      },
    ];
  }),
);

/** What people write after a word without a joint: `payername`, `payer2`. */
const GLUED = /^([a-z]{5,}?)(?:name|type|code|agency|org|flag|text|value|\d+)$/;

/** The words of a name, also where only a capital parts them; digits at the end of a word are no part of it. */
function wordsOf(name: string): string[] {
  const words = asTyped(name)
    .slice(0, 100)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/(\p{L})\d+$/u, '$1'))
    .filter((word) => word !== '');
  const glued = words.length === 1 ? GLUED.exec(words[0] ?? '')?.[1] : undefined;
  return glued === undefined ? words : [glued, 'name'];
}

/**
 * The column that is sought and of whose words a name is made, with others beside them; undefined where there is none, or
 * where the table has the column itself.
 *
 * @choice words-within-columns: a name that holds the words of a column that changes figures beside others (`payer_name`,
 * `Payer (agency)`, `paid from`, `exclude_reason_text`, `valid_from`) is a question where a cell of it is filled and the table
 * has no column of that name; not where the others say that it is something else (`payer_ref`, `end_reason`,
 * `contingency_plan`); `--ignore-column` answers it
 */
export function wordsWithin(name: string, sought: readonly string[], header: readonly string[]): string | undefined {
  const words = wordsOf(name);
  const text = words.join(' ');
  return sought.find((column) => {
    const one = SOUGHT.get(column);
    if (one === undefined || header.includes(column)) return false;
    if (one.whole.has(text)) return true;
    return (
      one.phrases.some((phrase) => ` ${text} `.includes(` ${phrase} `)) && !words.some((word) => one.but.has(word))
    );
  });
}
