import * as z from 'zod';
import { costOrTell, costWith } from '../../../costing/cost-package.js';
import { type LineInput, lineFormWith, plainLineForm } from '../../../costing/line/line.js';
import { checkForm } from '../../../costing/line/line-form.js';
import { type CostingRules, type LineCosting, lineCostingSchema, readOptions } from '../../../costing/options.js';
import { MAX_LINES, MAX_NEEDS, type NeedInput, needFields } from '../../../costing/package/package.js';
import type { CostedLine, PackageCost } from '../../../costing/package/result.js';
import { BUDGET } from '../../../costing/payer.js';
import { fail, isRasError, type Path, type ProblemList, RasError } from '../../../errors.js';
import { idSchema } from '../../../identifier.js';
import { schemaOf, withCheck } from '../../../parse/check.js';
import { handedOn, looseForm } from '../../../parse/handed-on.js';
import { tellBeside } from '../../../parse/handed-on-faults.js';
import type { Keywords } from '../../../together.js';
import type { Warning } from '../../../warning.js';
import { type AnyModel, modelFields } from '../../header.js';

/** What every model has that costs lines; its budgets are for a full year. */
export interface CostedModel extends AnyModel {
  readonly period: 'year';
  /** The price book and the conventions with which lines are costed; none by default. */
  readonly costing?: LineCosting | undefined;
}

/** The lines of a package or a plan, as a case states them. */
export interface CostedLines {
  /** The needs or outcomes that lines serve. */
  readonly needs?: readonly NeedInput[];
  /** The lines, each a stated amount with its period or a quantity with its price. */
  readonly lines: readonly LineInput[];
}

/** The fields of a model that costs lines. */
export function costedModelFields() {
  // Costing reads its options and reports what is wrong with them, so they are handed on as they came.
  const wire = handedOn<LineCosting>(looseForm({}), () => lineCostingSchema);
  return { ...modelFields(), period: z.literal('year'), costing: schemaOf(wire, readCosting).prefault({}) };
}

/**
 * The fields of a case that holds lines, as in a package or a plan.
 *
 * @param form what is checked of each line besides, for JSON Schemas
 */
export function costedLinesFields(form?: Keywords) {
  // Costing reads needs and lines, too.
  const named = () => looseForm({ id: idSchema });
  const need = handedOn<NeedInput>(named(), () => z.strictObject(needFields()));
  const line = handedOn<LineInput>(named(), () =>
    withCheck(form === undefined ? plainLineForm() : lineFormWith(form), (one, problems) =>
      checkForm(one, problems, []),
    ),
  );
  return { needs: z.array(need).max(MAX_NEEDS).exactOptional(), lines: z.array(line).max(MAX_LINES) };
}

/** Costs the lines of a case for a full year. */
export function costLines(
  { caseId, needs, lines }: CostedLines & { readonly caseId: string },
  kind: 'package' | 'plan',
  rules: CostingRules,
  path: Path,
): PackageCost {
  return costWith({ caseId, kind, lines, ...(needs === undefined ? {} : { needs }) }, rules, path);
}

/** Tells what is wrong with the lines and needs of a case that was refused, as far as they can be read. */
export function tellOfLines(
  { costing }: { readonly costing: CostingRules },
  one: unknown,
  problems: ProblemList,
  path: Path,
): void {
  const given: Readonly<Record<string, unknown>> = { ...(one as object) };
  // Who is not eligible has nothing costed, and where there are no lines that was told.
  if (given.eligible === false || !Array.isArray(given.lines)) return;
  const needs = given.needs === undefined ? {} : { needs: given.needs };
  const pkg = { caseId: 'unnamed', kind: 'package', lines: given.lines, ...needs };
  tellBeside(problems, (more) => costOrTell(pkg, costing, more, path));
}

/** The lines that the budget pays in a full year. */
export function countedLines({ lines }: PackageCost): CostedLine[] {
  return lines.filter(({ payer, leftOut }) => payer === BUDGET && leftOut === null);
}

/** The step that gives what a line costs, as totals add it up: to the penny, or exactly where only totals are rounded. */
export function lineStep(id: string, { roundEachLine }: CostingRules): string {
  return roundEachLine ? `line ${id}: cost` : `line ${id}: full`;
}

/** The step that gives what the budget pays in a full year, not rounded before the budget is. */
export function totalStep({ roundEachLine }: CostingRules): string {
  return roundEachLine ? 'value' : 'total inside the budget: all kinds';
}

/** The warning that lines have no price, so that there is no amount. */
export function unpricedWarning({ caseId, unpriced }: PackageCost): Warning {
  const mine = unpriced.filter(({ payer }) => payer === BUDGET);
  const named = mine.slice(0, 10).map(({ line }) => line);
  const more = mine.length > named.length ? ` and ${mine.length - named.length} more` : '';
  const message = `no price for ${named.join(', ')}${more}, so there is no amount: cost them, they are not £0`;
  return { code: 'unpriced-lines', message, caseId, details: { lines: mine.length } };
}

function readCosting(input: LineCosting): CostingRules {
  if ('year' in input) fail('unknown-name', ['year'], 'a model costs full years; leave the year out');
  try {
    return readOptions(input);
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => ({ ...problem, path: problem.path.slice(1) }));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}
