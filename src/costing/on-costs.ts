import * as z from 'zod';
import { at } from '../exact/at.js';
import type { DecimalInput } from '../exact/decimal.js';
import { PERCENT } from '../exact/quantity.js';
import { divideRatios, formatRatio, multiplyRatios, ratio } from '../exact/ratio.js';
import { exactSchema } from '../exact/wire.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import type { LineInput } from './line/line.js';
import { isWage } from './line/role.js';
import { type PackageInput, packageSchema } from './package/package.js';

/** What an employer pays on top of wages, as callers give it. */
export interface OnCostsInput {
  /** Holiday pay, sick pay, tax and national insurance together, in per cent of wages. */
  readonly percent: DecimalInput;
}

const onCostsSchema = schemaFor<OnCostsInput>()(() => z.strictObject({ percent: exactSchema(PERCENT) }));

/**
 * Adds to each line of wages that does not hold them a line of on-costs: a percentage of those wages, for the same
 * dates and from the same payer. They come after all other lines.
 *
 * Lines that say `includesOnCosts` get none. Where on-costs stand as a line of their own already, say so on the wages.
 *
 * @param pkg a package or a plan; wages are the lines whose role is `personal-assistant` or `wage`
 * @param onCosts what comes on top, in per cent of wages; 0 to 100
 * @throws RasError with what is wrong with the package and the percentage; `duplicate`, when it is costed, for a line
 * whose id another on-costs line would have
 * @source IBSEN 10.3.1 (on-costs that users forgot)
 * @choice on-costs-rate: no report gives a percentage, and it has no default
 * @category Costing
 * @example
 * ```ts
 * import { costPackage } from 'openras';
 * import { addOnCosts } from 'openras/costing';
 * const wages = { id: 'pa', role: 'personal-assistant', amount: '100', per: 'week', weeks: { number: 50 } } as const;
 * const plan = addOnCosts({ caseId: 'c1', kind: 'plan', lines: [wages] }, { percent: 21 });
 * costPackage(plan).lines.map(({ id, cost }) => [id, cost]); // => [['pa', '5000.00'], ['pa (on-costs)', '1050.00']]
 * ```
 */
export function addOnCosts(pkg: PackageInput, onCosts: OnCostsInput): PackageInput {
  const [parsed, { percent }] = readTogether(
    () => parseInput(packageSchema, pkg, ['package']),
    () => parseInput(onCostsSchema, onCosts, ['onCosts']),
  );
  const added = parsed.lines.flatMap(({ role, includesOnCosts, percent: part }, index): LineInput[] => {
    const line = at(pkg.lines, index);
    if (!isWage(role) || includesOnCosts) return [];
    const shared = part === undefined ? percent : multiplyRatios(part, divideRatios(percent, ratio(100n)));
    const { serves: _, ...wages } = line;
    const name = `on-costs of ${line.name ?? line.id}, ${formatRatio(percent)} %`;
    return [{ ...wages, id: `${line.id} (on-costs)`, name, role: 'on-costs', percent: formatRatio(shared) }];
  });
  return { ...pkg, lines: [...pkg.lines, ...added] };
}
