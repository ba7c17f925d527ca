import { PENNY } from '../../../money/rounding.js';
import { fixedPiece, type Pricing } from '../pieces.js';
import type { Plan } from '../plan.js';

/** An equal share: one amount for everyone, which the model gives itself. */
export function planEqualShare(_: unknown, open: Pricing): Plan {
  const sections = [{ asks: [], pieces: [fixedPiece(open, {})] }];
  return { measure: { by: 'nothing' }, sections, rounding: PENNY, addOns: [] };
}
