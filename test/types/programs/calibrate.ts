import { calibratePercentile, calibratePricePoint, type PricePointOptions, type SampleCase } from 'openras';

const sample: readonly SampleCase[] = [
  { caseId: 'F1', points: 50, packageValue: '3000' },
  { caseId: 'F2', points: '40.5', packageValue: 12000, oneOff: '500', group: 'North' },
];

export const { model, report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
export const kind: 'price-point' = model.kind;
export const exact: string | undefined = report.methods.total?.exact;

// Where the money comes from has no default.
// @ts-expect-error TS2345
export const withoutBasis = calibratePricePoint(sample, {});

// @ts-expect-error TS2561|TS2353
export const misspelt: PricePointOptions = { fundingBasis: 'pot', oneOfs: 'include' };

// @ts-expect-error TS2322
export const unknownChoice: PricePointOptions = { fundingBasis: 'pot', oneOffs: 'all' };

// A default may be left out, or left undefined; the price itself is read and not set.
export const defaults: PricePointOptions = { fundingBasis: 'pot', oneOffs: undefined };

export const table = calibratePercentile(sample, { fundingBasis: 'reference-sample' });
