import type { WhatIfCase } from '../../change/what-if/scenario.js';
import { compareScenarios, type WhatIf } from '../../change/what-if/what-if.js';
import { at } from '../../exact/at.js';
import type { Sheet } from '../../report/sheet.js';
import { recurringPackages } from '../data/recurring.js';
import { readScenarios } from '../data/scenario-file.js';
import { amount, checked, id, points } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

const CASE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  group: optional(id),
  cost_of_need: optional(amount),
};

/** `openras whatif`: the same families under several scenarios. */
export const registerWhatIf: Register = (program, io) => {
  const command = program
    .command('whatif')
    .description('set scenarios side by side on the same families: totals, winners and losers, and why they differ')
    .argument(
      '<scenarios.json>',
      'scenarios: a model each (or the name of its file), with a threshold, uplift, contingency or limits',
    )
    .argument('<cases.csv>', 'case_id and points; package_value, one_off, group, cost_of_need');
  addExample(addOut(addFormat(command), 'file'), 'openras whatif scenarios.json cases.csv --format table').action(
    (scenarioFile: string, caseFile: string, options: OutputOptions) => {
      const source = readScenarios(io.cwd, scenarioFile);
      const table = readCsv(io, caseFile);
      const { values, rowCount } = readColumns(table, CASE_COLUMNS, { unique: 'case_id', groups: ['group'] });
      const recurring = recurringPackages(table, values);
      const cases = Array.from({ length: rowCount }, (_, row): WhatIfCase => {
        const [traditional, group] = [recurring[row], values.group[row]];
        const costOfNeed = values.cost_of_need[row];
        return {
          caseId: at(values.case_id, row),
          points: at(values.points, row),
          ...(traditional !== undefined && { traditional }),
          ...(group !== undefined && { group }),
          ...(costOfNeed !== undefined && { costOfNeed }),
        };
      });
      const origins = [
        { at: ['scenarios'], source },
        { at: ['cases'], source: table },
      ];
      const result = withPlaces(origins, () => compareScenarios(cases, source.scenarios));
      deliver(
        io,
        {
          result,
          warnings: [],
          totals: [causeSheet(result), needSheet(result), ...groupSheets(result)],
          list: totalSheet(result),
        },
        options,
      );
    },
  );
};

function totalSheet({ scenarios, period }: WhatIf): Sheet {
  return {
    title: `The same families under each scenario, pounds a ${period}`,
    columns: ['scenario', 'total', 'with_budget', 'without', 'held_back', 'winners', 'losers', 'balance'],
    rows: scenarios.map(({ name, total, withBudget, withoutBudget, heldBack, againstPackages, balance }) => [
      name,
      total,
      withBudget,
      withoutBudget,
      heldBack,
      againstPackages.winners,
      againstPackages.losers,
      balance?.withoutIncome,
    ]),
  };
}

function causeSheet({ scenarios, base }: WhatIf): Sheet {
  return {
    title: `Why totals differ from ${base}, in pounds`,
    columns: ['scenario', 'price', 'uplift', 'contingency', 'limits', 'together', 'threshold', 'coverage', 'total'],
    first: ['scenario', 'total'],
    rows: scenarios.flatMap(({ name, againstBase }) => {
      if (againstBase === null) return [];
      const { price, uplift, contingency, limits, together, threshold, coverage, total } = againstBase.causes;
      return [[name, price, uplift, contingency, limits, together, threshold, coverage, total]];
    }),
  };
}

function needSheet({ scenarios }: WhatIf): Sheet {
  return {
    title: 'Is it enough for assessed need?',
    columns: ['scenario', 'enough', 'short', 'lacking', 'made_by_change', 'not_stated'],
    rows: scenarios.map(({ name, need: { enough, stated, short, shortfall, madeByChange, notStated } }) => [
      name,
      enough,
      stated === 0 ? undefined : short.length,
      shortfall ?? undefined,
      madeByChange ?? undefined,
      notStated,
    ]),
  };
}

/** Nothing is said of groups where no family has one. */
function groupSheets({ scenarios }: WhatIf): Sheet[] {
  const rows = scenarios.flatMap(({ name, groups }) =>
    groups.map(({ group, families, total, share }) => [
      name,
      group ?? 'not stated',
      families,
      total,
      share ?? undefined,
    ]),
  );
  if (rows.length === 0) return [];
  return [{ title: 'Shares of groups', columns: ['scenario', 'group', 'families', 'total', 'share_percent'], rows }];
}
