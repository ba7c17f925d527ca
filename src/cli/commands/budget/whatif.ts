import type { WhatIfCase } from '../../../change/what-if/scenario.js';
import { compareScenarios } from '../../../change/what-if/what-if.js';
import { at } from '../../../exact/at.js';
import type { ModelHeader } from '../../../model/header.js';
import { readTogether } from '../../../parse/parse.js';
import {
  scenarioCauseSheet,
  scenarioGroupSheets,
  scenarioNeedSheet,
  scenarioSheet,
} from '../../../report/change/what-if.js';
import { defined } from '../../../run/council/defined.js';
import { recurringPackages } from '../../data/money/recurring.js';
import { checkQuestionnaire, QUESTIONNAIRE_COLUMNS, questionnaireIn } from '../../data/sample/questionnaire.js';
import { readScenarios } from '../../data/scenario-file.js';
import { amount, checked, date, id, idList, points, text } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { refuseToReplace } from '../../output/file/own-inputs.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';

const CASE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  group: optional(id),
  add_ons: optional(idList),
  assessed_on: optional(date),
  starts_on: optional(date),
  /** The prices that the family's amounts are in, such as 2026-27. */
  price_base: optional(text),
  cost_of_need: optional(amount),
  ...QUESTIONNAIRE_COLUMNS,
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
    .argument(
      '<cases.csv>',
      'case_id and points; package_value, one_off, group, add_ons (with semicolons), cost_of_need, assessed_on, starts_on, price_base',
    );
  addExample(addOut(addFormat(command), 'file'), 'openras whatif scenarios.json cases.csv --format table').action(
    (scenarioFile: string, caseFile: string, options: OutputOptions) => {
      const [source, { cases, table, questionnaire }] = readTogether(
        () => readScenarios(io.cwd, scenarioFile),
        () => readWhatIfCases(io, caseFile),
      );
      refuseToReplace(io.cwd, options.out, source.models);
      const origins = [
        { at: ['scenarios'], source },
        { at: ['cases'], source: table },
      ];
      const result = withPlaces(origins, () => compareScenarios(cases, source.scenarios));
      // Scenarios of one model say it once.
      const said = source.scenarios.scenarios.flatMap(({ model }) =>
        checkQuestionnaire(model as ModelHeader, questionnaire, caseFile),
      );
      const warnings = [...result.warnings, ...new Map(said.map((one) => [one.message, one])).values()];
      deliver(
        io,
        {
          result,
          warnings,
          totals: [scenarioCauseSheet(result), scenarioNeedSheet(result), ...scenarioGroupSheets(result)],
          list: scenarioSheet(result),
        },
        options,
      );
    },
  );
};

function readWhatIfCases(desk: Desk, name: string) {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, CASE_COLUMNS, { unique: 'case_id', groups: ['group'] });
  const recurring = recurringPackages(table, values);
  const cases = Array.from({ length: rowCount }, (_, row): WhatIfCase => {
    const [traditional, group] = [recurring[row], values.group[row]];
    const costOfNeed = values.cost_of_need[row];
    const input = defined({
      addOns: values.add_ons[row],
      assessedOn: values.assessed_on[row],
      startsOn: values.starts_on[row],
      priceBase: values.price_base[row],
    });
    return {
      caseId: at(values.case_id, row),
      points: at(values.points, row),
      ...(traditional !== undefined && { traditional }),
      ...(group !== undefined && { group }),
      ...(Object.keys(input).length > 0 && { input }),
      ...(costOfNeed !== undefined && { costOfNeed }),
    };
  });
  return { cases, table, questionnaire: questionnaireIn(table, values) };
}
