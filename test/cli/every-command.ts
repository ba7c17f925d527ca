import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/manifest.mjs';
import { schemaCommand } from '../../src/cli/commands/schema.js';
import { type CommandEntry, runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { jsonSchemaOf } from '../../src/schemas/json-schema.js';
import { FORMS } from '../../src/schemas/list.js';
import { testIo } from './support.js';

const sample = [
  'case_id,points,package_value,group',
  ...[1, 2, 3, 4].map((k) => `F${k},${k * 10},${k * 900 + 100},g${k % 2}`),
];
const stages = [
  'case_id,site,traditional,indicative,communicated,final',
  'F1,N,1000,1500,1500,1400',
  'F2,S,3000,2500,2500,2600',
];

const FILES: Readonly<Record<string, unknown>> = {
  'sample.csv': sample.join('\n'),
  'stages.csv': stages.join('\n'),
  'cases.csv': 'case_id,budget,package_value,points,progress\nF1,9000,3000,50,allocated\nF5,1800,7500,10,allocated\n',
  'joiners.csv': 'case_id,points,package_value\nN1,20,\nN2,30,2000\n',
  'equity.csv': 'case_id,points,indicative,ethnicity\nF1,10,1000,a\nF2,10,1000,b\nF3,20,2000,a\n',
  'moderation.csv': 'case_id,indicative\nF1,100\n',
  'funded.csv': 'source,item,amount,per\nhealth,frame,900,one-off\nschool,frame,1000,one-off\n',
  'yearly.csv': 'case_id,amount,period\nF1,100,year\n',
  'table.csv': 'from,to,amount\n0,9,0\n10,19,1000\n20,30,2000\n',
  'no-options.json': {},
  'model.json': pricePointKind.example.model,
  'scenarios.json': { schemaVersion: 1, scenarios: [{ name: 'as it is', model: pricePointKind.example.model }] },
  'policy.json': {
    schemaVersion: 1,
    period: 'year',
    rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
  },
  'ledger.json': {
    schemaVersion: 1,
    opening: {
      fundingBasis: 'pot',
      pot: 10000,
      reserve: 1000,
      yearStartsOn: '2026-04-01',
      inYear: 'days',
      overdraw: 'allow',
    },
    events: [{ event: 'allocate', on: '2026-04-02', caseId: 'F1', budget: 4000, packageValue: 3000 }],
  },
  'set-up.json': { posts: [{ id: 'manager', salary: 36000, months: 12 }] },
  'elements.json': [{ id: 'brokerage', kind: 'variable', financial: 9000, days: 12 }],
};

const COUNCIL = 'example-council/';
const QUESTIONS = [`${COUNCIL}instrument.json`, `${COUNCIL}sample/answers.csv`];
const LINES = [`${COUNCIL}sample/lines.csv`, '--price-book', `${COUNCIL}price-book.json`, '--convention', '52-weeks'];
const LEAVING = ['cases.csv', '--basis', 'pot', '--pot', '13800', '--leavers', 'F5'];

/** A call of each command that works on the example's files and on those above. */
export const examples: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['score', QUESTIONS],
  ['cost', LINES],
  ['sample', ['scores.csv', 'costs.csv', '--cases', `${COUNCIL}sample/cases.csv`]],
  ['calibrate ras4', ['sample.csv', '--basis', 'reference-sample']],
  ['calibrate ras5', ['sample.csv', '--basis', 'reference-sample']],
  ['table check', ['table.csv', '--step', '1', '--period', 'year']],
  ['table print', ['table.csv', '--step', '1', '--period', 'year']],
  ['table convert', ['table.csv', '--step', '1', '--period', 'year']],
  ['fit', ['joined.csv']],
  ['sensitivity', [...QUESTIONS, 'joined.csv']],
  ['example', ['price-point']],
  ['allocate', ['model.json', 'sample.csv']],
  ['moderate', ['policy.json', 'moderation.csv']],
  ['compare', ['stages.csv']],
  ['whatif', ['scenarios.json', 'sample.csv']],
  ['equity', ['equity.csv', '--by', 'ethnicity', '--bands', 'each', '--stage', 'indicative']],
  ['funded-twice', ['funded.csv']],
  ['pot', ['ledger.json']],
  ['hold-back', ['cases.csv', '--basis', 'pot', '--pot', '10800', '--contingency', '10']],
  ['leavers', LEAVING],
  ['joiners', ['model.json', 'joiners.csv', '--basis', 'pot', '--pot', '30000']],
  ['stress', ['cases.csv', '--reserve', '3000']],
  ['uplift', ['sample.csv', '--from', '2025-26', '--to', '2026-27', '--rates', '2026-27=3.6']],
  ['run', [`${COUNCIL}council.json`]],
  ['explain', ['results', 'F001']],
  ['schema', ['council']],
  ['check-record', ['results']],
  ['case-pack', ['results', 'F001', '--out', 'pack']],
  ['audit-sample', ['results', '--size', '20', '--seed', '7']],
  ['verify', []],
  ['programme-cost set-up', ['set-up.json', '--on-costs', '25']],
  ['programme-cost scale', ['elements.json', '--phase', 'set-up', '--families', '120']],
  ['programme-cost years', '--set-up 306500 --running 370000 --set-up-years 2 --years 5 --running-from 3'.split(' ')],
]);

/** The commands as they are built, with the JSON Schemas that a build leaves beside them. */
export function commandsBeside(folder: string): readonly CommandEntry[] {
  const schemas = pathToFileURL(`${folder}/schemas/`);
  return registers.map((entry) =>
    entry.name === 'schema' ? { ...entry, load: async () => schemaCommand(schemas) } : entry,
  );
}

/** Writes the files that the calls read, and those that commands make for each other. */
export async function prepare(folder: string): Promise<void> {
  for (const name of ['example-council', 'reconstructed-cohort', 'plans'])
    cpSync(`${root}fixtures/${name}`, `${folder}/${name}`, { recursive: true });
  for (const [name, content] of Object.entries(FILES))
    writeFileSync(`${folder}/${name}`, typeof content === 'string' ? content : JSON.stringify(content));
  mkdirSync(`${folder}/schemas`);
  writeFileSync(`${folder}/schemas/council.json`, JSON.stringify(jsonSchemaOf(FORMS.council.schema)));
  for (const argv of [
    ['score', ...QUESTIONS, '--out', 'scores.csv'],
    ['cost', ...LINES, '--out', 'costs.csv'],
    ['sample', 'scores.csv', 'costs.csv', '--out', 'joined.csv'],
    ['run', `${COUNCIL}council.json`, '--out', 'results'],
  ])
    await runProgram(argv, testIo(folder), registers);
}
