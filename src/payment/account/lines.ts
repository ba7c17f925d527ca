import { addRatios, formatRatio, type Ratio, subtractRatios, ZERO } from '../../exact/ratio.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import type { ParsedAccount } from './input.js';
import type { LineOfAccount } from './result.js';

interface Sum {
  planned: Pence;
  spent: Pence;
  hours: Ratio;
  isCounted: boolean;
}

/** Planned and actual line by line, added up over all statements, with the hours that are banked. */
export function linesOf({ statements }: ParsedAccount): LineOfAccount[] {
  const sums = new Map<string, Sum>();
  const of = (line: string): Sum => {
    const sum = sums.get(line) ?? { planned: 0n, spent: 0n, hours: ZERO, isCounted: false };
    sums.set(line, sum);
    return sum;
  };
  for (const { planned, spent } of statements) {
    for (const { line, amount, hours } of planned) {
      const sum = of(line);
      sum.planned += amount;
      if (hours === undefined) continue;
      sum.hours = addRatios(sum.hours, hours);
      sum.isCounted = true;
    }
    for (const { line, amount, hours } of spent) {
      if (line === undefined) continue;
      const sum = of(line);
      sum.spent += amount;
      if (hours !== undefined) sum.hours = subtractRatios(sum.hours, hours);
    }
  }
  return [...sums].map(([line, { planned, spent, hours, isCounted }]) => ({
    line,
    planned: formatAmount(planned),
    spent: formatAmount(spent),
    left: formatAmount(planned - spent),
    bankedHours: isCounted ? formatRatio(hours) : null,
  }));
}
