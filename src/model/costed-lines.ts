import * as z from 'zod';
import { costWith } from '../costing/cost-package.js';
import type { LineInput } from '../costing/line.js';
import { type CostingRules, type CostOptions, readOptions } from '../costing/options.js';
import { MAX_LINES, packageSchema } from '../costing/package.js';
import type { PackageCost } from '../costing/result.js';
import { isRasError, type Path, RasError } from '../errors.js';
import { idSchema } from '../identifier.js';
import { schemaOf } from '../parse.js';
import type { Warning } from '../warning.js';
import { modelShape } from './header.js';

/** How a model costs lines: the options of costing; each line is rounded to the penny. */
type LineCosting = Omit<CostOptions, 'rounding' | 'year'>;

// Costing reads lines and options itself and reports what is wrong with them, so they are handed on as they came.
const linesWire = z.array(z.looseObject({ id: idSchema })).max(MAX_LINES) as unknown as z.ZodType<
  LineInput[],
  LineInput[]
>;
const costingWire = z.looseObject({}) as unknown as z.ZodType<LineCosting, LineCosting>;

/** The fields of a model that costs lines; costs are for a full year. */
export const costingModelShape = {
  ...modelShape,
  period: z.literal('year'),
  /** The price book and the conventions with which lines are costed. */
  costing: schemaOf(costingWire, readCosting).default(() => readCosting({})),
};

/** The fields of a case that holds lines, as in a package or a plan. */
export const costedLinesShape = {
  /** The needs or outcomes that lines serve. */
  needs: packageSchema.shape.needs,
  lines: linesWire,
};

/** The lines of a case, and whose they are. */
interface CostedLines {
  readonly caseId: string;
  readonly needs?: z.output<(typeof costedLinesShape)['needs']>;
  readonly lines: readonly LineInput[];
}

/** Costs the lines of a case for a full year. */
export function costLines(
  { caseId, needs, lines }: CostedLines,
  kind: 'package' | 'plan',
  rules: CostingRules,
  path: Path,
): PackageCost {
  return costWith({ caseId, kind, lines, ...(needs === undefined ? {} : { needs }) }, rules, path);
}

/** The warning that lines have no price, so that there is no amount. */
export function unpricedWarning({ caseId, unpriced }: PackageCost): Warning {
  const named = unpriced.slice(0, 10).map(({ line }) => line);
  const more = unpriced.length > named.length ? ` and ${unpriced.length - named.length} more` : '';
  const message = `no price for ${named.join(', ')}${more}, so there is no amount: cost them, they are not £0`;
  return { code: 'unpriced-lines', message, caseId, details: { lines: unpriced.length } };
}

function readCosting(input: LineCosting): CostingRules {
  try {
    return readOptions({ ...input, rounding: 'each-line' });
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => ({ ...problem, path: problem.path.slice(1) }));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}
