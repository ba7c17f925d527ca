import { type Path, type ProblemList, show } from '../../errors.js';
import { parseExact } from '../../exact/quantity.js';
import { formatRatio } from '../../exact/ratio.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { mismatch } from '../../record/mismatch.js';
import type { RecordBody } from '../../record/record.js';
import { countOf } from '../../warning.js';
import { pointsIn } from './allocation-points.js';
import { type Case, isObject, type PricedCase } from './priced-cases.js';

/** What a case says that is warned of, as often as a case says it. */
const WARNED: Readonly<Record<string, (one: Case, steps: PricedCase['steps']) => boolean>> = {
  'approval-pending': ({ agreed, approved }) => agreed === undefined && approved === false,
  // A journey that no rate is for is referred before anything is said of it.
  'ends-with-training': ({ training }, steps) =>
    training !== undefined && steps.some(({ id }) => id.endsWith('exact-budget')),
  'needs-not-stated': ({ lines, needs }) => lines !== undefined && needs === undefined,
  'not-requested': ({ requested }) => requested === false,
  'plan-not-agreed': ({ agreed }) => agreed === false,
  'plan-not-approved': ({ agreed, approved }) => agreed !== undefined && approved === false,
};

/** What steps, parts and warnings name of a case has to stand in the case. */
export function tellNamed(record: RecordBody, priced: readonly PricedCase[], problems: ProblemList): void {
  for (const [code, says] of Object.entries(WARNED)) {
    const told = record.warnings.filter((one) => one.code === code).length;
    const said = priced.filter(({ one, steps }) => says(one, steps)).length;
    if (told === said) continue;
    const message = `say ${show(code)} ${countOf(told, 'time')}, where the case gives it ${countOf(said, 'time')}`;
    problems.add('replay-mismatch', ['warnings'], message);
  }
  for (const own of priced) {
    tellNoPoints(own, problems);
    tellAnswers(own, problems);
    tellOrder(own, problems);
    tellMiles(own, problems);
  }
  const [only] = priced;
  if (only !== undefined && record.model?.kind !== 'streams') tellSources(record, only, problems);
}

/** Points in the steps are those of a case that has points. */
function tellNoPoints({ one, prefix, steps }: PricedCase, problems: ProblemList): void {
  if (one.points !== undefined) return;
  steps.forEach((step, index) => {
    if (pointsIn(step, prefix) === undefined) return;
    problems.add('replay-mismatch', ['steps', index, step.id], 'takes points, where the case has none');
  });
}

/** The levels of outcomes, each once, are those that the steps choose by. */
function tellAnswers({ one, prefix, steps, at }: PricedCase, problems: ProblemList): void {
  if (!Array.isArray(one.answers)) return;
  const chosen = steps.filter(({ id, operation }) => operation === 'choose' && id.startsWith(`${prefix}outcome `));
  const levels = new Map(chosen.map(({ id, inputs }) => [id.slice(`${prefix}outcome `.length), inputs[0]?.value]));
  const seen = new Set<unknown>();
  one.answers.filter(isObject).forEach(({ outcome, level }, index) => {
    const where: Path = [...at, 'answers', index];
    if (seen.has(outcome)) problems.add('duplicate', where, `${show(outcome)} has an answer already`);
    seen.add(outcome);
    const key = levels.get(String(outcome));
    if (key !== `level: ${String(level)}`)
      problems.add('replay-mismatch', where, mismatch(level, key, 'is what the steps choose'));
  });
  for (const outcome of levels.keys())
    if (!seen.has(outcome))
      problems.add('missing', [...at, 'answers'], `have no level for ${show(outcome)}, which the steps price`);
}

/** Each line of an order has its step. */
function tellOrder({ one, prefix, steps, at }: PricedCase, problems: ProblemList): void {
  if (!Array.isArray(one.lastOrder)) return;
  const own = steps.filter(({ id }) => id.startsWith(`${prefix}order line `)).length;
  if (own !== one.lastOrder.length)
    problems.add('replay-mismatch', [...at, 'lastOrder'], mismatch(one.lastOrder.length, own, 'lines have steps'));
}

/** The band of a journey is that of its miles. */
function tellMiles({ one, prefix, steps, at }: PricedCase, problems: ProblemList): void {
  if (one.miles === undefined) return;
  const miles = formatRatio(parseExact(one.miles));
  for (const { id, operation, inputs } of steps) {
    const value = inputs[0]?.value;
    if (operation !== 'within' || id === `${prefix}age group` || value === miles) continue;
    problems.add('replay-mismatch', [...at, 'miles'], mismatch(one.miles, value, 'is what the steps take'));
  }
}

/** Every sum of education money is a part, in their order. */
function tellSources({ result }: RecordBody, { one, at }: PricedCase, problems: ProblemList): void {
  if (!Array.isArray(one.sources) || !isObject(result)) return;
  const told = (Array.isArray(result.parts) ? result.parts : []).map((part) =>
    isObject(part) ? [part.id, part.amount] : [],
  );
  const own = one.sources.filter(isObject).map(({ id, amount }) => [id, formatAmount(parseAmount(amount as string))]);
  if (JSON.stringify(told) === JSON.stringify(own)) return;
  problems.add('replay-mismatch', [...at, 'sources'], 'are other sums than the parts of the budget');
}
