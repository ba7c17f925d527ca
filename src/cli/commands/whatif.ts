import type { Scenarios, WhatIfCase } from '../../change/what-if/scenario.js';
import { compareScenarios, type WhatIf } from '../../change/what-if/what-if.js';
import type { Sheet } from '../../report/sheet.js';
import { amount, checked, id, points } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { readJson } from '../input/json.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

const CASE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  package_value: optional(amount),
  group: optional(id),
};

/** `openras whatif`: the same families under several scenarios. */
export const registerWhatIf: Register = (program, io) => {
  const command = program
    .command('whatif')
    .description('set scenarios side by side on the same families: totals, winners and losers, and why they differ')
    .argument('<scenarios.json>', 'scenarios: a model each, with a threshold, uplift, contingency or limits')
    .argument('<cases.csv>', 'case_id and points; package_value, group');
  addExample(addOut(addFormat(command), 'file'), 'openras whatif scenarios.json cases.csv --format table').action(
    (scenarioFile: string, caseFile: string, options: OutputOptions) => {
      const source = readJson(io.cwd, scenarioFile);
      const table = readCsv(io.cwd, caseFile);
      const { values, rowCount } = readColumns(table, CASE_COLUMNS, { unique: 'case_id' });
      const cases = Array.from({ length: rowCount }, (_, row): WhatIfCase => {
        const [traditional, group] = [values.package_value[row], values.group[row]];
        return {
          caseId: values.case_id[row] ?? '',
          points: values.points[row] ?? '',
          ...(traditional !== undefined && { traditional }),
          ...(group !== undefined && { group }),
        };
      });
      const origins = [
        { at: ['scenarios'], source },
        { at: ['cases'], source: table },
      ];
      const result = withPlaces(origins, () => compareScenarios(cases, source.value as Scenarios));
      deliver(
        io,
        { result, warnings: [], totals: [causeSheet(result), groupSheet(result)], list: totalSheet(result) },
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
    columns: ['scenario', 'price', 'uplift', 'contingency', 'limits', 'threshold', 'coverage', 'total'],
    rows: scenarios.flatMap(({ name, againstBase }) => {
      if (againstBase === null) return [];
      const { price, uplift, contingency, limits, threshold, coverage, total } = againstBase.causes;
      return [[name, price, uplift, contingency, limits, threshold, coverage, total]];
    }),
  };
}

function groupSheet({ scenarios }: WhatIf): Sheet {
  return {
    title: 'Shares of groups',
    columns: ['scenario', 'group', 'families', 'total', 'share_percent'],
    rows: scenarios.flatMap(({ name, groups }) =>
      groups.map(({ group, families, total, share }) => [
        name,
        group ?? 'not stated',
        families,
        total,
        share ?? undefined,
      ]),
    ),
  };
}
