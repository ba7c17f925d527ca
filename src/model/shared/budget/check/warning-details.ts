import { type Path, type ProblemList, show } from '../../../../errors.js';
import { type Day, parseDay } from '../../../../money/calendar.js';
import type { Warning } from '../../../../warning.js';
import { financialYearOf } from '../../../dates.js';

/** What a fact of a warning looks like; `?` after the name of a fact says that it may be left out. */
const FORMS = {
  text: (value: unknown) => typeof value === 'string' && value.trim() !== '',
  count: (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0,
  pounds: (value: unknown) => typeof value === 'string' && /^(0|[1-9]\d*)\.\d\d$/.test(value),
  // Exact, as steps write it: a decimal, or a fraction.
  number: (value: unknown) => typeof value === 'string' && /^(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/.test(value),
  day: (value: unknown) => dayIn(value) !== undefined,
  year: (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}$/.test(value),
  'a day of the case': (value: unknown) => value === 'startsOn' || value === 'assessedOn',
  priceBase: (value: unknown) => value === 'priceBase',
} as const;

type Facts = Readonly<Record<string, keyof typeof FORMS>>;

const OF_LINES: Facts = { lines: 'count' };
const OF_A_DAY: Facts = { day: 'day', of: 'a day of the case', 'model?': 'text' };
const ONE_OFFS: Facts = { pounds: 'pounds', lines: 'count' };
const OF_A_STREAM: Facts = { stream: 'text' };

/** The facts that each warning of an allocation states; a code that is not here states none. */
const FACTS: Readonly<Record<string, Facts>> = {
  'after-effective': { ...OF_A_DAY, effectiveTo: 'day' },
  'band-edge-fall': { edge: 'number', miles: 'number', percentLess: 'number' },
  'before-effective': { ...OF_A_DAY, effectiveFrom: 'day' },
  'beyond-maximum': { points: 'number', maximumPoints: 'number' },
  'beyond-sample': { points: 'number', largestScore: 'number' },
  'ends-with-training': { endsOn: 'day', days: 'number' },
  'line-without-need': OF_LINES,
  'lines-in-succession': OF_LINES,
  'need-without-line': { needs: 'count' },
  'offer-beyond-need': { pounds: 'pounds' },
  'one-offs-excluded': ONE_OFFS,
  'one-offs-included': ONE_OFFS,
  'other-price-base': { ...OF_A_DAY, priceBase: 'year' },
  'pa-without-insurance': OF_LINES,
  'stream-not-eligible': OF_A_STREAM,
  'uncertain-streams': { streams: 'text' },
  'unpriced-lines': OF_LINES,
  'unpriced-lines-outside': OF_LINES,
  'wages-without-on-costs': OF_LINES,
  'zero-stream': OF_A_STREAM,
};

/** Where the case states its own price base, no day is named. */
const OF_PRICE_BASE: Facts = { of: 'priceBase', casePriceBase: 'year', priceBase: 'year', 'model?': 'text' };

/** Tells of facts of warnings that have not the form that their warning gives them, are missing, or are none of its. */
export function tellDetails(warnings: readonly Warning[], problems: ProblemList): void {
  warnings.forEach(({ code, details = {} }, index) => {
    const at: Path = ['warnings', index, 'details'];
    const own = Object.hasOwn(FACTS, code) ? (FACTS[code] ?? {}) : {};
    const facts = code === 'other-price-base' && details.of === 'priceBase' ? OF_PRICE_BASE : own;
    for (const [name, form] of Object.entries(facts)) {
      const [key = '', optional] = name.split('?');
      const value = Object.hasOwn(details, key) ? details[key] : undefined;
      if (value === undefined) {
        if (optional === undefined) problems.add('missing', [...at, key], `${show(code)} says it`);
      } else if (!FORMS[form](value)) {
        problems.add('replay-mismatch', [...at, key], `says ${show(value)}; ${show(code)} gives ${WORDS[form]}`);
      }
    }
    for (const key of Object.keys(details)) {
      if (key in facts || `${key}?` in facts) continue;
      problems.add('unknown-name', [...at, key], `${show(code)} says no such thing`);
    }
    tellPrices(code, details, at, problems);
  });
}

const WORDS: Readonly<Record<keyof typeof FORMS, string>> = {
  text: 'a name',
  count: 'how many there are, a whole number above 0',
  pounds: 'pounds with two decimals, not negative',
  number: 'an exact number that is not negative',
  day: 'a day, YYYY-MM-DD',
  year: 'a financial year, such as 2026-27',
  'a day of the case': 'startsOn or assessedOn',
  priceBase: 'priceBase',
};

/** Prices are other ones only where the year of the case is not that of the model. */
function tellPrices(
  code: string,
  { of, day, casePriceBase, priceBase }: NonNullable<Warning['details']>,
  at: Path,
  problems: ProblemList,
): void {
  if (code !== 'other-price-base') return;
  const on = dayIn(day);
  const own = of === 'priceBase' ? casePriceBase : on === undefined ? undefined : financialYearOf(on);
  if (own === undefined || own !== priceBase) return;
  problems.add(
    'replay-mismatch',
    at,
    `says that prices of ${show(own)} are other prices than those of ${show(priceBase)}`,
  );
}

function dayIn(value: unknown): Day | undefined {
  try {
    return typeof value === 'string' ? parseDay(value) : undefined;
  } catch {
    return undefined;
  }
}
