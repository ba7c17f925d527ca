import * as z from 'zod';
import { fail, type Path, show } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { PERCENT } from '../exact/quantity.js';
import { compareRatios, formatRatio, ratio, sumRatios } from '../exact/ratio.js';
import { exactSchema } from '../exact/wire.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import { type LineInput, lineSchema } from './line/line.js';
import { BUDGET, payerSchema } from './payer.js';

/** One of those who share in paying for a line. */
export interface PayerShare {
  /** `budget`, or whoever else pays. */
  readonly payer: string;
  /** How much of the cost it pays, in per cent. */
  readonly percent: DecimalInput;
}

const sharesShape = deferred(() =>
  z
    .array(z.strictObject({ payer: payerSchema, percent: exactSchema(PERCENT) }))
    .min(2, 'expected two payers or more; where one pays all of it, its name alone')
    .max(20),
);

/** Those who share in paying for a line: each once, all of it together. */
export const payerSharesSchema = schemaFor<readonly PayerShare[]>()(() =>
  withCheck(
    sharesShape,
    (shares, problems) => {
      const sum = sumRatios(shares.map(({ percent }) => percent));
      if (compareRatios(sum, ratio(100n)) !== 0)
        problems.add('inconsistent', [], `the shares add up to ${formatRatio(sum)} %; expected 100`);
    },
    (shares, problems) => {
      shares.forEach(({ payer }, index) => {
        if (shares.findIndex((one) => one.payer === payer) < index)
          problems.add('duplicate', [index, 'payer'], `${show(payer)} stands twice; expected each payer once`);
      });
    },
  ),
);

/**
 * One line that several pay for, as a line for each of them with its share of the cost.
 *
 * The first keeps the line's id; the others add their name to it. Shares are taken of the exact cost, and each line is
 * rounded like any other, so that together they may differ from the whole line by a penny.
 *
 * @param line a line that states no payer and no part of its own
 * @param shares two or more payers whose shares add up to 100 per cent
 * @throws RasError `inconsistent` when shares do not add up to 100 per cent, or the line names a payer or a part itself;
 * `duplicate` for a payer that stands twice
 * @source RR232 4.17-4.18 (packages that several funders pay for)
 * @choice payer-shares: shares are of the exact cost of the line, before it is rounded
 * @category Costing
 * @example
 * ```ts
 * import { costPackage } from 'openras';
 * import { shareLine } from 'openras/costing';
 * const shares = [{ payer: 'budget', percent: 60 }, { payer: 'health', percent: 40 }];
 * const lines = shareLine({ id: 'nurse', amount: '50', per: 'week', weeks: { number: 40 } }, shares);
 * const { inside, outside } = costPackage({ caseId: 'c1', kind: 'package', lines });
 * [inside.total, outside.total]; // => ['1200.00', '800.00']
 * ```
 */
export function shareLine(line: LineInput, shares: readonly PayerShare[]): LineInput[] {
  const [{ payer, percent }, paid] = readTogether(
    () => parseInput(lineSchema, line, ['line']),
    () => parseInput(payerSharesSchema, shares, ['shares']),
  );
  if (payer !== BUDGET || percent !== undefined) {
    const message = 'the line says itself who pays, or which part of it counts; expected that of the shares alone';
    return fail('inconsistent', ['line'], message);
  }
  return paid.map((share, index) => ({
    ...line,
    id: index === 0 ? line.id : `${line.id} (${share.payer})`,
    payer: share.payer,
    percent: formatRatio(share.percent),
  }));
}

/**
 * The ids of lines that are a further payer's share of another line of the package, as `shareLine` names them; without
 * them a line that several pay for counts once.
 */
export function furtherShares(lines: readonly { readonly id: string; readonly payer: string }[]): Set<string> {
  const ids = new Set(lines.map(({ id }) => id));
  return new Set(
    lines.flatMap(({ id, payer }) => {
      const end = ` (${payer})`;
      return id.endsWith(end) && ids.has(id.slice(0, -end.length)) ? [id] : [];
    }),
  );
}

/** Whether a cell is meant to say who pays how much, and no name of one payer. */
export function statesShares(cell: string): boolean {
  return /[%;]/.test(cell);
}

/**
 * The shares that a cell such as `budget 60%; health 40%` states; undefined where it names one payer.
 *
 * @throws RasError `invalid` for a cell with a percentage or a semicolon that is no list of shares
 */
export function sharesOfCell(cell: string, path: Path): PayerShare[] | undefined {
  if (!statesShares(cell)) return undefined;
  return cell.split(';').map((part) => {
    const found = /^(.*\S)\s+(\d+(?:\.\d+)?)\s*%$/s.exec(part.trim());
    const [, payer, percent] = found ?? [];
    // A payer with a percentage in its name is two shares with something else between them.
    if (payer !== undefined && percent !== undefined && !payer.includes('%')) return { payer, percent };
    return fail(
      'invalid',
      path,
      `${show(part.trim())} is no share; expected a payer and a percentage of each, with semicolons between them: budget 60%; health 40%`,
    );
  });
}
