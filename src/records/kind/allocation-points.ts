import { type Path, type ProblemList, show } from '../../errors.js';
import { POINTS, parseExact } from '../../exact/quantity.js';
import { formatRatio } from '../../exact/ratio.js';
import type { Json } from '../../record/json.js';
import { showOrNone } from '../../record/mismatch.js';
import type { RecordBody } from '../../record/record.js';
import type { Step } from '../../record/step/step.js';

type Case = Readonly<Record<string, Json>>;

/** The points that the steps begin with, and those of a warning, are those of the case, whatever they are called there. */
export function tellPoints({ steps, warnings }: RecordBody, one: Case, problems: ProblemList): void {
  tellCase(one, '', ['inputs', 'case'], steps, problems);
  const inner = isCase(one.case) ? one.case : one;
  if (inner.points === undefined) return;
  const follows = pointsOf(inner.points, ['inputs', 'case'], problems);
  warnings.forEach(({ details }, index) => {
    const says = details?.points;
    if (says !== undefined && says !== follows) tell(['warnings', index, 'details', 'points'], says, follows, problems);
  });
}

function tell(at: Path, says: unknown, follows: unknown, problems: ProblemList): void {
  const own = says === undefined || says === null ? 'takes no points' : `says ${show(says)}`;
  problems.add('replay-mismatch', at, `${own}, where the case has ${showOrNone(follows)} points`);
}

/** A case may hold the case of an age group, or one for each stream, whose steps have a name of their own before them. */
function tellCase(one: Case, prefix: string, at: Path, steps: readonly Step[], problems: ProblemList): void {
  // Nothing was priced of who is not eligible, nor of a day outside the dates of the model.
  if (one.eligible === false || steps.some(({ id }) => id === `${prefix}outside-dates`)) return;
  if (isCase(one.case)) tellCase(one.case, prefix, [...at, 'case'], steps, problems);
  if (Array.isArray(one.streams)) {
    one.streams.forEach((stream: Json, index) => {
      if (!isCase(stream) || !isCase(stream.case)) return;
      const place = steps
        .map(({ id }) => PLACED.exec(id.slice(prefix.length))?.[1])
        .find((own) => {
          const name = `${prefix}stream ${own}, ${String(stream.id)}`;
          return steps.some(({ id }) => id.startsWith(`${name}: `) || id === name);
        });
      const own = `${prefix}stream ${place}, ${String(stream.id)}: `;
      tellCase(stream.case, own, [...at, 'streams', index, 'case'], steps, problems);
    });
  }
  if (one.points === undefined) return;
  const follows = pointsOf(one.points, at, problems);
  const places = steps.flatMap((step, index) => {
    const says = pointsIn(step, prefix);
    return says === undefined ? [] : [{ says, index, id: step.id }];
  });
  if (places.length === 0) tell(['steps'], undefined, follows, problems);
  for (const { says, index, id } of places) if (says !== follows) tell(['steps', index, id], says, follows, problems);
}

const PLACED = /^stream (\d+), /;

/** The points that a step takes, by what it does; null where it takes something else beside them. */
export function pointsIn({ id, inputs, operation }: Step, prefix: string): string | null | undefined {
  const [first, second, ...more] = inputs;
  const isBare = first !== undefined && first.from === undefined && more.length === 0;
  if (id === `${prefix}points`) {
    return operation === 'given' && isBare && second === undefined ? first.value : null;
  }
  if (id === `${prefix}beyond-maximum`) {
    return operation === 'subtract' && isBare && first.name === 'from' ? first.value : null;
  }
  const isPriced = id === `${prefix}exact-budget` && inputs.some(({ from }) => from === `${prefix}price`);
  if (!isPriced) return undefined;
  return operation === 'multiply' && isBare && second?.from === `${prefix}price` ? first.value : null;
}

function pointsOf(points: Json, at: Path, problems: ProblemList): string | undefined {
  try {
    return formatRatio(parseExact(points, POINTS));
  } catch (error) {
    problems.addError(error, [...at, 'points']);
    return undefined;
  }
}

function isCase(value: Json | undefined): value is Case {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
