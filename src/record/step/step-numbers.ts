import type * as z from 'zod';
import { EXACT_NUMBER } from '../../exact/ratio.js';
import { ROUNDING_MODES } from '../../exact/round.js';
import { given, is, type Keywords, mayBe, together, when } from '../../together.js';
import type { OperationName } from './operations.js';

/** What takes numbers only, but for the mode of rounding. */
const OF_NUMBERS: readonly string[] = [
  'sum',
  'subtract',
  'multiply',
  'divide',
  'round',
  'round-pounds',
  'greatest',
  'least',
  'interpolate',
] satisfies OperationName[];

const MODE = 'mode';
/** What an operation takes over as it is given; beside it stands what is kept on record. */
const GIVEN = 'value';
const NOT_EXACT = 'expected an exact number as text, such as 12.5 or 1125/7';

/** A number as results and records hold it. */
export const EXACT_TEXT = [EXACT_NUMBER, NOT_EXACT] as const;

const exact = { type: 'string', pattern: EXACT_NUMBER.source };

/** What a JSON Schema says of the numbers of a step. */
export const stepForm = () => {
  const isExact = given({ value: exact });
  const inputs = (items: Keywords) => given({ inputs: { type: 'array', items } });
  return together(
    when(is('unit', 'text'), {}, given({ result: exact })),
    when(
      is('operation', ...OF_NUMBERS),
      inputs(when(is('name', MODE), mayBe('value', ...ROUNDING_MODES), isExact)),
      when(is('unit', 'text'), {}, when(is('operation', 'given'), inputs(when(is('name', GIVEN), isExact)))),
    ),
  );
};

/** As much of a step as says which of its texts are numbers. */
interface StepTexts {
  readonly operation: string;
  readonly inputs: readonly { readonly name: string; readonly value: string }[];
  readonly result: string;
  readonly unit: string;
}

/** The numbers of a step are numbers; what they mean is checked by carrying it out. */
export function tellNoNumbers({ value, issues }: z.core.ParsePayload<StepTexts>): void {
  const { operation, inputs, result, unit } = value;
  const tell = (input: string, ...path: PropertyKey[]) =>
    issues.push({ code: 'custom', input, path, message: NOT_EXACT });
  if (unit !== 'text' && !EXACT_NUMBER.test(result)) tell(result, 'result');
  const ofNumbers = OF_NUMBERS.includes(operation);
  if (!ofNumbers && (operation !== 'given' || unit === 'text')) return;
  inputs.forEach(({ name, value: text }, index) => {
    if (!ofNumbers && name !== GIVEN) return;
    if (ofNumbers && name === MODE ? !isMode(text) : !EXACT_NUMBER.test(text)) tell(text, 'inputs', index, 'value');
  });
}

const isMode = (text: string): boolean => ROUNDING_MODES.some((mode) => mode === text);
