import { expect, test } from 'vitest';
import { type Fault, faultsOf, isWithin, type Place } from './faults.js';
import { refusalOf } from './readers.js';
import { SAMPLES } from './samples.js';

// Faults at two places of one input are told together: whoever mends the first should not have to come back for the
// second. Each sample is made wrong at one place, and then at two; what is told of either alone is told of both.

/** Fields that say what form the fields beside them have. */
const SAYS_THE_FORM: ReadonlySet<string> = new Set([
  ...['kind', 'rule', 'event', 'method', 'fundingBasis', 'mode', 'model', 'eligible', 'frequency', 'basis', 'how'],
  ...['beyondMaximum', 'by', 'method', 'role', 'type', 'result'],
]);

/** Where one fault leaves the other without an answer, or with one of two forms less to say what would be right. */
const UNANSWERABLE: readonly {
  readonly form: RegExp;
  readonly hidden: RegExp;
  readonly by: RegExp;
  readonly why: string;
}[] = [
  {
    form: /^transport-distance$/,
    hidden: /^basis$/,
    by: /^kind$/,
    why: 'told in the words of one of the two ways to pay, since no kind says that there are two',
  },
  {
    form: /^streams-case$/,
    hidden: /^streams\.\d+(\.|$)/,
    by: /^(eligible|streams\.\d+\.(id|case))$/,
    why: 'told in the words of the model of the stream, which nobody asks of a family that is not eligible, or of another',
  },
  {
    form: /^streams$/,
    hidden: /^convention$/,
    by: /^streams\./,
    why: 'how many periods there are, nobody knows before each model is read',
  },
  {
    form: /^reshaped-package-case$/,
    hidden: /^lines\.\d+\.(per|amount)$/,
    by: /^lines\.\d+\.(per|amount)$/,
    why: 'each is asked for where the other is given',
  },
  {
    form: /^(education-money|provision-offset|proxy-services|plan-cost|reshaped-package)-case$/,
    hidden: /^(lines|sources|needs)(\.|$)/,
    by: /^(lines|sources|needs)(\.|$)/,
    why: 'what a line or a source lacks is told when it is costed, after all of them have their form',
  },
  {
    form: /^moderation-case$/,
    hidden: /^signOffs\./,
    by: /./,
    why: 'who signs is asked when the case comes to the rule',
  },
  {
    form: /^(level-prices|by-age|streams)$/,
    hidden: /levels\.\d+\.(id|amount)$/,
    by: /levels\.\d+\.id$/,
    why: 'what outcomes say of levels is held against the names of all of them',
  },
  {
    form: /^ledger$/,
    hidden: /^events\./,
    by: /^events\./,
    why: 'an event is held against those before it',
  },
  {
    form: /^account$/,
    hidden: /^statements\.\d+\.closing$/,
    by: /^statements\.\d+\.(opening|council|contribution|other|spent)/,
    why: 'what a statement has to close with is worked out of its other figures',
  },
  {
    form: /^monitoring$/,
    hidden: /^answers\.\d+\.level$/,
    by: /^criteria\.\d+\.levels/,
    why: 'which levels a criterion has, nobody knows where they cannot be read',
  },
  {
    form: /^instrument$/,
    hidden: /\.bands\./,
    by: /\.bands\.\d+\.(from|to|name)$/,
    why: 'two bands overlap where both can be read',
  },
];

function withFaults(value: unknown, ...faults: readonly Fault[]): unknown {
  // What stands at two places of a value is altered at one of them.
  const copy: unknown = JSON.parse(JSON.stringify(value));
  for (const fault of faults) fault.make(copy);
  return copy;
}

/** Whole numbers below a bound, from a seed. */
function numbersFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * bound);
  };
}

const PAIRS = process.env.OPENRAS_ALL_MUTATIONS === '1' ? 150 : 40;
const SEED = Number(process.env.OPENRAS_SEED ?? 11);

/** Where a problem stands; its words may tell of fewer names that would be right. */
const placeOf = (told: string): string => told.slice(0, told.indexOf(': '));

test('faults at two places of an input, of several sorts, are told together', { timeout: 600_000 }, () => {
  const below = numbersFrom(SEED);
  const hidden: string[] = [];
  const sorts = new Map<string, number>();
  let tried = 0;
  for (const { form, value } of SAMPLES) {
    const faults = [...faultsOf(value)];
    const known = new Map<Fault, string[]>();
    const alone = (fault: Fault): string[] => {
      const told = known.get(fault) ?? refusalOf(form, withFaults(value, fault));
      known.set(fault, told);
      return told;
    };
    for (let count = 0; count < PAIRS; count += 1) {
      const [one, other] = [faults[below(faults.length)], faults[below(faults.length)]];
      if (one === undefined || other === undefined || isWithin(one.place, other.place)) continue;
      // One of which nothing is told leaves the input as good as it was; one of many changes what all of it means.
      if ([one, other].some((fault) => alone(fault).length === 0 || alone(fault).length > 4)) continue;
      tried += 1;
      for (const { sort } of [one, other]) sorts.set(sort, (sorts.get(sort) ?? 0) + 1);
      const told = refusalOf(form, withFaults(value, one, other));
      for (const [lost, by] of [
        [one, other],
        [other, one],
      ] as const) {
        if (alone(lost).some((one) => told.some((two) => placeOf(one) === placeOf(two)))) continue;
        if (isUnanswerable(form, lost, by)) continue;
        hidden.push(`${form}: ${lost.sort} ${lost.place.join('.')} is hidden by ${by.sort} ${by.place.join('.')}`);
      }
      expect(new Set(told).size, `${form}: told twice: ${told.join('; ')}`).toBe(told.length);
    }
  }
  expect(tried).toBeGreaterThan(PAIRS * 25);
  expect(Math.min(...sorts.values()), JSON.stringify([...sorts])).toBeGreaterThan(10);
  expect(sorts.size).toBe(7);
  expect([...new Set(hidden)]).toEqual([]);
});

function isUnanswerable(form: string, lost: Fault, by: Fault): boolean {
  if (saysTheForm(lost.place, by.place) || isNoLongerRepeated(lost, by)) return true;
  const [hidden, other] = [lost.place.join('.'), by.place.join('.')];
  return UNANSWERABLE.some((one) => one.form.test(form) && one.hidden.test(hidden) && one.by.test(other));
}

/** Of what has no form that is known nobody can say what it lacks. */
function saysTheForm(lost: Place, by: Place): boolean {
  const key = by.at(-1) ?? '';
  return SAYS_THE_FORM.has(key) && by.slice(0, -1).every((part, index) => lost[index] === part);
}

/** An id that stands twice does so no more where the first of them is another. */
function isNoLongerRepeated({ sort, place }: Fault, by: Fault): boolean {
  if (sort !== 'repeated id') return false;
  const [list, index] = [place.slice(0, -2), Number(place.at(-2))];
  return isWithin(by.place, [...list, String(index - 1), place.at(-1) ?? '']);
}
