import { formatAmount, formatPounds, type Pence } from '../../../money/amount.js';
import { countOf, type Warning } from '../../../warning.js';
import type { OneOffs } from '../../sample.js';

/** What a person should know of a sample before a table is made from it. */
export function sampleWarnings(
  packages: readonly { readonly packageValue: Pence; readonly oneOff?: Pence }[],
  scores: readonly { readonly value: Pence | undefined }[],
  oneOffs: OneOffs,
): Warning[] {
  return [...oneOffWarning(packages, oneOffs), ...zeroWarning(packages, oneOffs), ...unmatchedWarning(scores)];
}

function oneOffWarning(packages: readonly { readonly oneOff?: Pence }[], oneOffs: OneOffs): Warning[] {
  const parts = packages.flatMap(({ oneOff = 0n }) => (oneOff > 0n ? [oneOff] : []));
  if (parts.length === 0) return [];
  const sum = formatAmount(parts.reduce((total, part) => total + part, 0n));
  const verb = oneOffs === 'exclude' ? 'left out' : 'included';
  const message = `one-off purchases of ${formatPounds(sum)} in ${countOf(parts.length, 'package')} are ${verb}`;
  return [{ code: `one-offs-${oneOffs}d`, message, details: { pounds: sum, cases: parts.length } }];
}

function zeroWarning(
  packages: readonly { readonly packageValue: Pence; readonly oneOff?: Pence }[],
  oneOffs: OneOffs,
): Warning[] {
  const left = packages.map(({ packageValue, oneOff = 0n }) =>
    oneOffs === 'exclude' ? packageValue - oneOff : packageValue,
  );
  const zero = left.filter((value) => value === 0n).length;
  if (zero === 0) return [];
  const message = `${zero} of ${packages.length} packages are £0; they come out as budgets of £0 for the lowest points`;
  return [{ code: 'zero-packages', message, details: { cases: zero } }];
}

function unmatchedWarning(scores: readonly { readonly value: Pence | undefined }[]): Warning[] {
  const without = scores.filter(({ value }) => value === undefined).length;
  if (without === 0) return [];
  const message = `${without} of ${scores.length} scored cases have no package of their own in the sample`;
  return [{ code: 'scores-without-package', message, details: { cases: without } }];
}
