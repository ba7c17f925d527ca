import type { CostSensitivity } from '../programme-cost/variation/sensitivity.js';
import type { Sheet } from './sheet.js';

/** How much the cost of a programme hangs on each assumption, the widest swing first. */
export function tornadoSheet({ base, rows }: CostSensitivity): Sheet {
  return {
    title: `How much each assumption moves the total of £${base}, in pounds`,
    columns: ['assumption', 'swing', 'first', 'total_at_first', 'second', 'total_at_second'],
    rows: rows.map(({ assumption, swing, first, second }) => [
      assumption,
      swing,
      first.value,
      first.total,
      second.value,
      second.total,
    ]),
  };
}
