import { problemList } from '../../../errors.js';
import { type Amount, formatAmount, formatPounds, parseAmount } from '../../../money/amount.js';
import { countOf } from '../../../warning.js';
import type { CsvTable } from '../../input/text/csv.js';
import { placeDetails } from '../../place.js';

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
export function recurringPackages(table: CsvTable, columns: PackageColumns): readonly (Amount | undefined)[] {
  const recurring = checkOneOffs(table, columns);
  tellOneOffs(table, columns.one_off);
  return recurring;
}

/** Says once of a table what one-offs it has, which are in no package of what is told. */
export function tellOneOffs({ file, reading }: CsvTable, oneOffs: PackageColumns['one_off']): void {
  const some = oneOffs.flatMap((one) => (one === undefined || parseAmount(one) === 0n ? [] : [parseAmount(one)]));
  if (some.length === 0) return;
  const pounds = formatPounds(formatAmount(some.reduce((sum, one) => sum + one, 0n)));
  reading.warn(`${file.name}: one-offs of ${pounds} in ${countOf(some.length, 'package')} are left out of packages`);
}

/** The value of each package less its one-off part, which is no more than the package. */
export function checkOneOffs(
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
