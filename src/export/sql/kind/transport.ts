import { fail } from '../../../errors.js';
import { compareRatios, divideRatios, multiplyRatios, type Ratio, ratio, ZERO } from '../../../exact/ratio.js';
import type { ParsedTransportModel } from '../../../model/transport-distance/model.js';
import { type Cut, ceilOf, MICRO, microOf, type Pricing, piecesOf } from '../pieces.js';
import type { Line, Plan } from '../plan.js';

/**
 * Transport by distance: for each type of school bands of miles, with a line through nought or a flat amount.
 *
 * @throws RasError `refused` where cases state their own journeys or days, of which SQL reads none
 */
export function planTransport(model: ParsedTransportModel, open: Pricing): Plan {
  const factor = journeysOf(model);
  const types = [...new Set(model.rates.map(({ schoolType }) => schoolType))];
  const sections = types.map((schoolType) => ({
    asks: [{ key: 'school_type' as const, equals: schoolType }],
    pieces: piecesOf(open, { schoolType }, cutsOf(ratesOf(model, schoolType), factor), {}, 'miles'),
  }));
  return {
    measure: { by: 'points', field: 'miles' },
    sections,
    rounding: model.rounding,
    addOns: [],
    needs: ['school_type'],
  };
}

/** Journeys in the period; nothing where bands are flat. */
function journeysOf(model: ParsedTransportModel): Ratio | undefined {
  if (model.basis !== 'per-mile') return undefined;
  const { legsPerDay, days } = model;
  if (legsPerDay !== undefined && days !== undefined) return multiplyRatios(legsPerDay, days);
  const message =
    'cannot travel as SQL: its cases state journeys or days of their own; state legsPerDay and days in the model';
  return fail('refused', ['model', legsPerDay === undefined ? 'legsPerDay' : 'days'], message);
}

/** A band of miles, with its pence a mile where it has a rate. */
interface Rate {
  readonly from: Ratio;
  readonly to: Ratio | null;
  readonly perMile?: Ratio;
}

function ratesOf(model: ParsedTransportModel, schoolType: string): Rate[] {
  const own = <One extends { readonly schoolType: string }>(rates: readonly One[]): One[] =>
    rates.filter((rate) => rate.schoolType === schoolType);
  if (model.basis !== 'per-mile')
    return own(model.rates).map(({ fromMiles, toMiles }) => ({ from: fromMiles, to: toMiles }));
  return own(model.rates).map(({ fromMiles, toMiles, perMile }) => ({ from: fromMiles, to: toMiles, perMile }));
}

/** Where bands begin and end, and the miles from which a family gets as much as one just short of a nearer band's end. */
function cutsOf(rates: readonly Rate[], journeys: Ratio | undefined): Cut[] {
  const ends = rates.flatMap(({ to }) => (to === null ? [] : [{ from: ceilOf(microOf(to)) }]));
  const begins = rates.map((rate): Cut => cutAt(ceilOf(microOf(rate.from)), rate, journeys));
  const level = rates.flatMap((rate) => {
    const { perMile } = rate;
    if (perMile === undefined || perMile.numerator === 0n) return [];
    const most = rates.flatMap((other) =>
      other.to === null || other.perMile === undefined || compareRatios(other.to, rate.from) > 0
        ? []
        : [divideRatios(multiplyRatios(other.to, other.perMile), perMile)],
    );
    const inBand = most.filter(
      (miles) => compareRatios(miles, rate.from) > 0 && (rate.to === null || compareRatios(miles, rate.to) < 0),
    );
    return inBand.map((miles) => cutAt(ceilOf(microOf(miles)), rate, journeys));
  });
  return [{ from: 0n }, ...level, ...ends, ...begins];
}

function cutAt(from: bigint, { perMile }: Rate, journeys: Ratio | undefined): Cut {
  if (perMile === undefined || journeys === undefined) return { from };
  const slope = divideRatios(multiplyRatios(perMile, journeys), ratio(MICRO));
  const line: Line = { start: from === 0n ? ZERO : multiplyRatios(slope, ratio(from)), slope };
  return { from, line };
}
