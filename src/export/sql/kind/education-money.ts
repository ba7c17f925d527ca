import { type ErrorCode, isRasError } from '../../../errors.js';
import { ratio, ZERO } from '../../../exact/ratio.js';
import {
  EDUCATION_MONEY,
  type EducationMoneyType,
  type ParsedEducationMoneyModel,
} from '../../../model/education-money/model.js';
import { releaseOf } from '../../../model/education-money/release.js';
import { type Pricing, piecesOf } from '../pieces.js';
import type { Plan, SourceTerm } from '../plan.js';

/** Education money: a column of pounds for each type; what counts of it is asked of the model. */
export function planEducationMoney(model: ParsedEducationMoneyModel, open: Pricing): Plan {
  const terms = EDUCATION_MONEY.map((type) => ({ id: type, counts: countsOf(type, model) }));
  const line = { start: ZERO, slope: ratio(1n) };
  const sections = (['yes', 'no'] as const).map((word) => ({
    asks: [{ key: 'requested' as const, equals: word }],
    pieces: piecesOf(open, { sources: [], requested: word === 'yes' }, [{ from: 0n, line }], {}, null),
  }));
  return { measure: { by: 'sources', terms }, sections, rounding: model.rounding, addOns: [], needs: ['requested'] };
}

function countsOf(type: EducationMoneyType, model: ParsedEducationMoneyModel): SourceTerm['counts'] {
  const release = (agreed: { readonly headAgrees?: boolean }) =>
    releaseOf({ id: type, type, amount: 0n, ...agreed }, model, []);
  try {
    return release({}).counts ? 'always' : 'never';
  } catch (error) {
    if (!isRasError(error)) throw error;
    const isOpen: ErrorCode = 'choice-needed';
    return error.code === isOpen ? 'not-stated' : 'if-agreed';
  }
}
