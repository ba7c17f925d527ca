import { multiplyRatios, type Ratio, ratio } from '../../../exact/ratio.js';
import type { OneOffs } from '../../../model/sample.js';
import type { Parts } from '../common.js';
import type { Dialect } from '../dialect.js';
import type { When } from '../readers.js';

/** A sample of one case, by which the library itself writes the model whose numbers the database puts in. */
export const DUMMY = { caseId: 'one', points: '0.000001', packageValue: '1' } as const;

/** What a calibration works with in the database. */
export interface Making {
  readonly dialect: Dialect;
  readonly parts: Parts;
  /** The part that holds the rows of the sample. */
  readonly rows: string;
  /** The part that holds what is counted of them: `cases`, `largest`. */
  readonly totals: string;
  /** The largest whole number that may come of a sum. */
  readonly most: bigint;
}

/** A calibration that was read. */
export interface Made {
  readonly oneOffs: OneOffs;
  readonly maximumPoints?: Ratio | undefined;
  /** Whether the sample needs a column of groups, and may have one that says who is a newcomer. */
  readonly group: boolean;
  readonly status: boolean;
  /** The model of the sample of one case. */
  readonly model: object;
  /** Which newcomers are cases of the sample, as a condition of its rows; none unless told. */
  readonly newcomers?: string;
  /** Adds parts, and says from what the last row is read, why it is none, and which of its fields are made. */
  readonly make: (context: Making) => {
    readonly from: string;
    readonly refused: readonly When[];
    readonly outOfBounds: string;
    readonly parts: Readonly<Record<string, string>>;
  };
}

/** A way to calibrate. */
export interface Calibrating<Options> {
  read(options: Options): Made;
}

/** A number of so many parts as a whole number of them. */
export function scaled(number: Ratio, parts: bigint): bigint {
  const { numerator, denominator } = multiplyRatios(number, ratio(parts));
  return numerator / denominator;
}
