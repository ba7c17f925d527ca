import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { prepareBeside } from '../../allocation/open-model.js';
import { type Path, type ProblemList, problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { madeForWarnings } from '../../model/made-for.js';
import type { Allocation, AllocationStatus } from '../../model/shared/budget/allocation.js';
import { type Amount, formatAmount, formatPounds, type Pence, parseAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { tellBeside, tellOfHandedOn } from '../../parse/handed-on-faults.js';
import { parseOrTell, readOrTell } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { soundFields } from '../../parse/sound-fields.js';
import type { Warning } from '../../warning.js';
import { sumOf } from '../sum.js';
import {
  type Joiner,
  type JoinerOptions,
  joinerOptionsSchema,
  joinerSchema,
  type ParsedJoinerOptions,
} from './joiner-options.js';

/** Money of streams that may not come. */
export interface MayCome {
  /** The streams, by id. */
  readonly streams: readonly string[];
  /** The budget with it, which is not promised, in pounds per the model's period. */
  readonly with: Amount | null;
}

/** A family that joins, priced by the stored model. */
export interface PricedJoiner {
  /** The family's id. */
  readonly caseId: string;
  /** What the model answered. */
  readonly status: AllocationStatus;
  /** The budget in pounds per the model's period. Null where the model gives no budget, which is not £0. */
  readonly indicative: Amount | null;
  /** The package that it brings into the pot; null for a newcomer. */
  readonly brings: Amount | null;
  /** Money of streams that may not come, which is in no figure: the streams, and the amount with it, which is not promised; null where there is none. */
  readonly mayCome: MayCome | null;
  /** Who pays its budget. */
  readonly paidFrom: 'pot' | 'reserve' | 'outside';
}

/** An existing family that joins and has no amount yet, or £0 with the advice to refer. */
export interface JoinerWithoutAmount {
  /** The family's id. */
  readonly caseId: string;
  /** What the model answered. */
  readonly status: AllocationStatus;
  /** The package that it brings, in pounds per the model's period; in no sum, and not free. */
  readonly brings: Amount;
}

/** What joiners do to a pot; amounts in pounds per `period`. */
export interface JoinerEffects {
  /** That the question could be answered. */
  readonly status: 'answered';
  /** The model's period, which every amount is for. */
  readonly period: Period;
  /** Each family, in the order of the list. */
  readonly joiners: readonly PricedJoiner[];
  /** Newcomers' budgets that the pot does not pay. */
  readonly committedOutside: Amount;
  /** Existing families that the model gives no amount, or £0: their packages are in no sum, and nobody can say what is left of them. */
  readonly withoutAmount: readonly JoinerWithoutAmount[];
  /** The pot with the packages that were brought into it by families that have an amount. */
  readonly potAfter: Amount;
  /** What all budgets that the pot or its reserve pays come to. */
  readonly committedAfter: Amount;
  /** The reserve less what it pays for newcomers; negative where it is not enough. */
  readonly reserveAfter: Amount;
  /** What of the pot nobody has a claim on afterwards; negative where it lacks money. */
  readonly freeAfter: Amount;
  /** What somebody has to look at: packages that are named beside the balance, families that the model was not made for, money that may not come. */
  readonly warnings: readonly Warning[];
}

/**
 * What happens to a pot when families join it: newcomers are priced from the stored model and by default committed
 * outside the pot; an existing family brings its package in and has its budget from the pot.
 *
 * The stored model stays as it is, so that nobody's budget changes because somebody joins.
 *
 * @param model a stored model of any kind
 * @param joiners the families, each as a case of the model's kind
 * @param options the pot, its reserve and what is committed now, in pounds per the model's period
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError for a model, a case or an option that is not valid; `duplicate` for a family that joins twice
 * @source RR145 5.13 (the pot is the packages of those who take part), Table 34 (newcomers have none)
 * @choice joiner-without-amount: a package is counted as in the pot once its family has an amount above £0; until then it is named
 * beside the balance, because the services of a family that is referred have to be costed out of it
 * @choice newcomers: committed outside the pot; from the reserve or from the pot by name. The report does not say
 * @category Pot
 * @example
 * ```ts
 * import * as z from 'zod';
import type { Model } from 'openras';
 * import { joinerEffects } from 'openras/pot';
 * const model: Model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '30000', points: '150' }], rounding: {},
 * };
 * const joiners = [
 *   { case: { caseId: 'N', points: 35 } },
 *   { case: { caseId: 'E', points: 20 }, traditional: 5000 },
 * ];
 * const effects = joinerEffects(model, joiners, { fundingBasis: 'pot', pot: 30000, committed: 30000 });
 * if (effects.status === 'answered') {
 *   [effects.committedOutside, effects.potAfter, effects.freeAfter]; // => ['7000.00', '35000.00', '1000.00']
 * }
 * ```
 */
export function joinerEffects(
  model: Model,
  joiners: readonly Joiner[],
  options: JoinerOptions,
): JoinerEffects | NotApplicable {
  const problems = problemList();
  const asked = parseOrTell(joinerOptionsSchema, options, problems, ['options']);
  const none = asked === undefined ? undefined : withoutPot(asked.fundingBasis, 'a place in a pot');
  if (none !== undefined) {
    readOrTell(problems, () => priceAll(model, joiners));
    problems.throwIfAny();
    return none;
  }
  const priced = readOrTell(problems, () => priceAll(model, joiners));
  problems.throwIfAny();
  return effectsOf(priced as PricedAll, asked as ParsedJoinerOptions);
}

/** All who join, priced by one model. */
interface PricedAll {
  readonly period: Period;
  readonly families: readonly Priced[];
}

/** A family with what the model gives it, and the package that it brings in pence. */
interface Priced {
  readonly allocation: Allocation;
  readonly traditional: Pence | undefined;
}

function checkEachOnce(
  joiners: readonly { readonly case: { readonly caseId: string } }[],
  problems: ProblemList,
  place: Path,
): void {
  const seen = new Set<string>();
  joiners.forEach(({ case: { caseId } }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', [...place, index, 'case', 'caseId'], 'this family joins twice');
    seen.add(caseId);
  });
}

function priceAll(model: unknown, joiners: unknown): PricedAll {
  const problems = problemList();
  const ofRows = problemList();
  const rows = readOrTell(ofRows, () => parseRows(joinerSchema, joiners, ['joiners'], checkEachOnce));
  // What is wrong with one row hides nothing that the model says of the cases of others.
  const cases = rows?.map(({ case: one }) => one) ?? casesOf(joiners);
  const open = readOrTell(problems, () =>
    prepareBeside(model, (schema, more) => {
      cases.forEach((one, index) => {
        if (one === undefined) return;
        parseOrTell(schema, one, more, atCase(index));
        tellOfHandedOn(schema, one, more, atCase(index));
      });
    }),
  );
  tellBeside(problems, () => ofRows.throwIfAny());
  const allocations: (Allocation | undefined)[] = [];
  if (open !== undefined)
    tellBeside(problems, (more) => {
      for (const [index, one] of cases.entries())
        allocations.push(one && readOrTell(more, () => open.allocate(one, atCase(index))));
    });
  if (rows === undefined || open === undefined || problems.total > 0) return problems.throwAll();
  const families = rows.map(({ traditional }, index) => ({
    allocation: at(allocations, index) as Allocation,
    traditional,
  }));
  return { period: open.period, families };
}

const atCase = (index: number): Path => ['joiners', index, 'case'];

/** The cases of a list that was refused, where they stand; undefined for what is no case. */
function casesOf(joiners: unknown): (object | undefined)[] {
  const { joiners: given = [] } = soundFields({ joiners: z.array(z.unknown()) }, { joiners });
  return given.map((one) => soundFields({ case: z.looseObject({}) }, one).case);
}

function effectsOf({ period, families }: PricedAll, options: ParsedJoinerOptions): JoinerEffects {
  const joiners = families.map((one) => describeJoiner(one, options));
  const budgets = (from: PricedJoiner['paidFrom']): Pence =>
    sumOf(joiners.map((one) => (one.paidFrom === from && one.indicative !== null ? parseAmount(one.indicative) : 0n)));
  const priced = families.filter(({ allocation }) => hasAmount(allocation));
  const pot = options.pot + sumOf(priced.map(({ traditional = 0n }) => traditional));
  const withoutAmount = families.flatMap(({ allocation, traditional }): JoinerWithoutAmount[] => {
    if (traditional === undefined || hasAmount(allocation)) return [];
    return [{ caseId: allocation.caseId, status: allocation.status, brings: formatAmount(traditional) }];
  });
  const committed = options.committed + budgets('pot') + budgets('reserve');
  const reserve = options.reserve - budgets('reserve');
  return {
    status: 'answered',
    period,
    joiners,
    committedOutside: formatAmount(budgets('outside')),
    withoutAmount,
    potAfter: formatAmount(pot),
    committedAfter: formatAmount(committed),
    reserveAfter: formatAmount(reserve),
    freeAfter: formatAmount(pot - reserve - committed),
    warnings: [...withoutAmount.map(warnOf), ...madeForWarnings(families.map(({ allocation }) => allocation.warnings))],
  };
}

/** A budget of £0 carries the advice to cost the services: it is no amount to set a package against. */
const hasAmount = ({ indicative }: Allocation): boolean => indicative !== null && indicative !== '0.00';

function warnOf({ caseId, status, brings }: JoinerWithoutAmount): Warning {
  const what = status === 'budget' ? 'has a budget of £0, with the advice to refer' : `has no amount (${status})`;
  const message = `${caseId} ${what}: its package of ${formatPounds(brings)} is beside the balance and not free`;
  return { code: 'joiner-without-amount', message, caseId, details: { pounds: brings } };
}

const PAYS_FOR_NEWCOMERS = { 'outside-pot': 'outside', 'from-reserve': 'reserve', 'from-pot': 'pot' } as const;

function describeJoiner({ allocation, traditional }: Priced, { newcomers }: ParsedJoinerOptions): PricedJoiner {
  return {
    caseId: allocation.caseId,
    status: allocation.status,
    indicative: allocation.indicative,
    brings: traditional === undefined ? null : formatAmount(traditional),
    mayCome: mayComeOf(allocation),
    paidFrom: traditional === undefined ? PAYS_FOR_NEWCOMERS[newcomers] : 'pot',
  };
}

function mayComeOf({ scenarios }: Allocation): PricedJoiner['mayCome'] {
  return scenarios === undefined ? null : { streams: scenarios.uncertain, with: scenarios.with };
}
