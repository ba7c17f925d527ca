import { problemList } from '../../errors.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import type { CsvTable } from '../input/csv.js';
import { placeDetails } from '../place.js';

/** The columns of a package: its value with everything in it, and the part of it that was bought once. */
export interface PackageColumns {
  readonly package_value: readonly (Amount | undefined)[];
  readonly one_off: readonly (Amount | undefined)[];
}

/**
 * The value of each package without the part that was bought once, which is what a budget is held against.
 *
 * @throws RasError `inconsistent` for each one-off that is more than its package, at its place
 * @choice one-off-column: wherever a file states a package, `package_value` holds all of it and `one_off` the part that
 * ends; what is compared with a budget is the rest
 */
export function recurringPackages(
  table: CsvTable,
  { package_value: values, one_off: oneOffs }: PackageColumns,
): readonly (Amount | undefined)[] {
  const problems = problemList();
  const recurring = values.map((value, row) => {
    const oneOff = oneOffs[row];
    if (value === undefined || oneOff === undefined) return value;
    const rest = parseAmount(value) - parseAmount(oneOff);
    if (rest >= 0n) return formatAmount(rest);
    const place = placeDetails(table.file.name, table.locate([row, 'one_off']));
    problems.add('inconsistent', ['one_off'], `${oneOff} is more than the whole package, ${value}`, place);
    return undefined;
  });
  problems.throwIfAny();
  return recurring;
}
