import type * as z from 'zod';
import { fail } from '../../errors.js';
import { allocationTableSchema } from '../../model/allocation-table/model.js';
import type { DatedModel } from '../../model/dates.js';
import { educationMoneyModelSchema } from '../../model/education-money/model.js';
import { equalShareModelSchema } from '../../model/equal-share/model.js';
import { hoursModelSchema } from '../../model/hours-by-need-level/model.js';
import { levelPricesModelSchema } from '../../model/level-prices/model.js';
import { percentileModelSchema } from '../../model/percentile/model.js';
import { pricePointModelSchema } from '../../model/price-point/model.js';
import { transportModelSchema } from '../../model/transport-distance/model.js';
import { parseInput } from '../../parse/parse.js';
import { planAllocationTable } from './kind/allocation-table.js';
import { planEducationMoney } from './kind/education-money.js';
import { planEqualShare } from './kind/equal-share.js';
import { planHours } from './kind/hours.js';
import { planLevelPrices } from './kind/level-prices.js';
import { planPercentile } from './kind/percentile.js';
import { planPricePoint } from './kind/price-point.js';
import { planTransport } from './kind/transport.js';
import type { Pricing } from './pieces.js';
import type { Plan } from './plan.js';

/** What a model comes to in SQL, and the dates that it is for. */
interface Planned {
  readonly plan: Plan;
  readonly dated: DatedModel;
}

type Planning = (stored: unknown, open: Pricing) => Planned;

/** A kind of model that prices by itself: it is parsed once for its plan and its dates. */
function planned<Parsed extends DatedModel>(
  schema: z.ZodType<Parsed>,
  planOf: (model: Parsed, open: Pricing) => Plan,
): Planning {
  return (stored, open) => {
    const dated = parseInput(schema, stored, ['model']);
    return { plan: withBeyond(planOf(dated, open)), dated };
  };
}

const PLANS: ReadonlyMap<string, Planning> = new Map([
  ['price-point', planned(pricePointModelSchema, planPricePoint)],
  ['percentile', planned(percentileModelSchema, planPercentile)],
  ['allocation-table', planned(allocationTableSchema, planAllocationTable)],
  ['level-prices', planned(levelPricesModelSchema, planLevelPrices)],
  ['hours-by-need-level', planned(hoursModelSchema, planHours)],
  ['equal-share', planned(equalShareModelSchema, planEqualShare)],
  ['education-money', planned(educationMoneyModelSchema, planEducationMoney)],
  ['transport-distance', planned(transportModelSchema, planTransport)],
]);

/** Why the other kinds do not travel. */
const WHY: ReadonlyMap<string, string> = new Map([
  ['plan-cost', 'it gives no amount before the plan is costed, line by line'],
  ['proxy-services', 'it costs the lines of a package, several rows for each case'],
  ['reshaped-package', 'it costs the lines of a package, several rows for each case'],
  ['provision-offset', 'it takes from a package what is provided otherwise, several rows for each case'],
  ['last-purchase', 'it checks an order item by item, several rows for each case'],
]);

/**
 * What a model that prices by itself comes to in SQL.
 *
 * @throws RasError `refused` for a kind that cannot travel, with the reason
 */
export function planOf(kind: string, stored: unknown, open: Pricing, path: readonly (string | number)[]): Planned {
  const planning = PLANS.get(kind);
  if (planning !== undefined) return planning(stored, open);
  const why = WHY.get(kind) ?? 'no SQL is written for it';
  return fail('refused', [...path, 'kind'], `a ${kind} model cannot travel as SQL: ${why}`);
}

/**
 * Points beyond the maximum that a model refers or refuses are answered before it is asked which price or table is for
 * the case: the last stretch of each section says the same of them.
 */
function withBeyond(plan: Plan): Plan {
  const { beyond, sections } = plan;
  const piece = sections[0]?.pieces.at(-1);
  if (beyond === undefined || piece === undefined) return plan;
  return { ...plan, sections: [{ asks: [], over: beyond, pieces: [{ ...piece, low: beyond + 1n }] }, ...sections] };
}
