import { readFileSync } from 'node:fs';
import fc from 'fast-check';

/** Figures that R gave; the file says how. */
export const R = JSON.parse(readFileSync(new URL('./r-reference.json', import.meta.url), 'utf8')) as {
  readonly [name in
    | 'points'
    | 'packages'
    | 'budgets'
    | 'cohort'
    | 'lineWithoutOne'
    | 'cost'
    | 'nnls'
    | 'leastSquares']: readonly number[];
} & {
  readonly [name in
    | 'spearmanPoints'
    | 'spearmanBudgets'
    | 'meanResidual'
    | 'medianResidual'
    | 'medianPercent'
    | 'meanAbsolute'
    | 'rootMeanSquare'
    | 'scatter'
    | 'factor'
    | 'factorRms'
    | 'ksDistance'
    | 'ksChance'
    | 'signTest9of12'
    | 'signTest3of20']: number;
} & { readonly answers: readonly (readonly number[])[] };

/** The cases of the R file. */
export const CASES = R.points.map((points, index) => ({
  caseId: `c${index}`,
  points,
  traditional: R.packages[index] ?? 0,
  indicative: R.budgets[index] ?? 0,
}));

/** Small samples with many ties: points and whole pence. */
export const samples = (minLength = 1) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 500_000 })), { minLength, maxLength: 14 })
    .map((rows) => ({
      points: rows.map(([points]) => points),
      amounts: { traditional: rows.map(([, pence]) => pence) },
    }));

/** A made-up cohort of any size: packages follow points with scatter, the same every time. */
export function madeCohort(n: number) {
  const points = Array.from({ length: n }, (_, index) => 10 + ((index * 37) % 91));
  const traditional = points.map((one, index) => Math.round(one * 12_000 * (0.4 + ((index * 53) % 97) / 80)));
  return { points, amounts: { traditional } };
}
