import type { ParsedHoursModel } from '../../../model/hours-by-need-level/model.js';
import { PENNY } from '../../../money/rounding.js';
import { fixedPiece, type Pricing } from '../pieces.js';
import type { Plan } from '../plan.js';

/** Hours by level of need: each level has one amount, which the model gives itself. */
export function planHours({ levels }: ParsedHoursModel, open: Pricing): Plan {
  const sections = levels.map(({ id }) => ({
    asks: [{ key: 'level' as const, equals: id }],
    pieces: [fixedPiece(open, { level: id })],
  }));
  return { measure: { by: 'nothing' }, sections, rounding: PENNY, addOns: [], needs: ['level'] };
}
