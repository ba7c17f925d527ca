import { explainAllocation } from '../../src/explain/allocation.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { percentileKind } from '../../src/model/percentile/kind.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { numbered } from './generated-page.js';

/** The constructed families of docs/explaining.md: £22,500 and 140 points in all. */
const FAMILIES = [
  { caseId: 'Family 1', points: 60, packageValue: '9000' },
  { caseId: 'Family 2', points: 50, packageValue: '12000' },
  { caseId: 'Family 3', points: 30, packageValue: '1500' },
];

/** The parts of docs/explaining.md that the code writes, by their names. */
export function explainingParts(): Map<string, string> {
  const price = pricePointKind.open(calibratePricePoint(FAMILIES, { fundingBasis: 'pot' }).model, []);
  const table = percentileKind.open(calibratePercentile(FAMILIES, { fundingBasis: 'pot' }).model, []);
  const letter = (model: typeof price, points: number): string =>
    numbered(explainAllocation(model.allocate({ caseId: 'x', points }, [])));
  return new Map([
    ['ras4', letter(price, 50)],
    ['ras5', letter(table, 50)],
    ['ras4-no-points', letter(price, 0)],
  ]);
}
