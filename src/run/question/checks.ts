import type { PricePointModel } from '../../model/price-point/model.js';
import { type Pence, parseAmount } from '../../money/amount.js';
import type { Calibration } from '../calibrate.js';
import type { CalibrationChoice } from '../council/settings.js';
import type { Affordable } from './affordable.js';
import { STAGE_NAMES } from './amount-at.js';
import type { Enough } from './enough.js';

/** A check that a run made of itself, such as that the parts of a pot come to the pot. */
export interface Check {
  /** What is checked, in a few words. */
  readonly name: string;
  /** Whether it holds. */
  readonly ok: boolean;
  /** What was compared, in a sentence. */
  readonly message: string;
}

/** The checks that a run makes of itself; each fails when its figure fails. */
export function checksOf(
  enough: Enough,
  affordable: Affordable | undefined,
  calibration: Calibration | undefined,
  choice: CalibrationChoice | undefined,
): Check[] {
  const checks = [
    ...(affordable === undefined ? [] : affordable.stages.map(affordableCheck)),
    ...(enough.hasNeeds ? [enoughCheck(enough)] : []),
  ];
  const own = calibration && onItsSample(calibration, choice);
  return own === undefined ? checks : [...checks, own];
}

function enoughCheck({ answer, families, enough, short, cannotBeSaid, noAmount, notStated, shortfall }: Enough): Check {
  const known = shortfall === null ? 'no shortfall is known' : `known shortfalls £${shortfall}`;
  const message = `families ${families}, enough ${enough}, short ${short}, cannot be said yet ${cannotBeSaid}, without an amount ${noAmount}, needs not stated ${notStated}; ${known}`;
  return { name: 'enough for assessed need', ok: answer === 'yes', message };
}

function affordableCheck({ stage, answer, existing, newcomers }: Affordable['stages'][number]): Check {
  const { families, money, reserve, amounts, balance } = existing;
  const without = [...existing.without, ...newcomers.without].reduce((sum, { caseIds }) => sum + caseIds.length, 0);
  const message = `families ${families}, money £${money}, held back £${reserve}, amounts £${amounts}, balance £${balance}; without an amount ${without}`;
  return { name: `affordable: ${STAGE_NAMES[stage]}`, ok: answer === 'yes', message };
}

/**
 * Whether a model gives back its money on its own sample, to the rounding of each budget.
 *
 * @returns undefined where the money is other people's, so that there is no such figure
 */
function onItsSample(calibration: Calibration, choice: CalibrationChoice | undefined): Check | undefined {
  const name = 'the model on its own sample';
  if (calibration.kind === 'percentile') {
    const { pot, budgets, residual, modelVariance } = calibration.report.ledger;
    const message = `pot £${pot}, budgets £${budgets}, residual £${residual}, model variance £${modelVariance}`;
    return { name, ok: parseAmount(modelVariance) === 0n, message };
  }
  if (choice?.kind === 'price-point' && choice.options.money !== undefined) return undefined;
  const { onSample, n } = calibration.report;
  const { packages, budgets, residual } = onSample;
  const most = mostByRounding(calibration.model.rounding, n);
  const message = `packages £${packages}, budgets £${budgets}, residual £${residual}`;
  return { name, ok: parseAmount(residual.replace('-', '')) <= most, message };
}

/** The most pence that rounding so many budgets can make. */
function mostByRounding({ unit = '0.01', mode = 'half-up' }: PricePointModel['rounding'], n: number): Pence {
  const most = BigInt(n) * parseAmount(unit);
  return mode === 'up' || mode === 'down' ? most : (most + 1n) / 2n;
}
