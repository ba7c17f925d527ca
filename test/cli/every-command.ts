import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/manifest.mjs';
import { schemaCommand } from '../../src/cli/commands/model/schema.js';
import { type CommandEntry, runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { equalShareKind } from '../../src/model/equal-share/kind.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { jsonSchemaOf } from '../../src/schemas/json-schema.js';
import { FORMS } from '../../src/schemas/list.js';
import { instrumentOf, levelsOf } from '../questionnaire/support.js';
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
  'points.csv': 'case_id,points\nF0,5\nF1,15\nF2,25\nF3,40\n',
  'joiners.csv': 'case_id,points,package_value\nN1,20,\nN2,30,2000\n',
  'equity.csv': 'case_id,points,indicative,ethnicity\nF1,10,1000,a\nF2,10,1000,b\nF3,20,2000,a\n',
  'moderation.csv': 'case_id,indicative,status\nF1,100,newcomer\n',
  'funded.csv': 'source,item,amount,per\nhealth,frame,900,one-off\nschool,frame,1000,one-off\n',
  'needs.csv': 'case_id,needs,service,amount,period\nF1,care,club,100,year\n',
  'changed.csv': 'before,now\nsleep,sleep\n',
  'policy.csv': 'rule,at,actor,reason,amount\nfloor,communicated,Cabinet,a decent start,500\n',
  'statements.csv': 'outcome,text,level,points\nSafe,I am safe,Yes,0\nSafe,I am safe,No,5\n',
  'prices.csv': 'name,unit,price\nClub,hour,10\n',
  'yearly.csv': 'case_id,amount,period\nF1,100,year\n',
  'table.csv': 'from,to,amount\n0,9,0\n10,19,1000\n20,30,2000\n',
  'moving.csv': 'case_id,points,package_value,indicative,moved_on\nF1,50,3000,10000,2026-10-01\nF2,40,12000,,\n',
  'transport.csv':
    'case_id,present_cost,released_cost,budget,takes_up,miles\nC1,4000,,3000,yes,5000\nC2,4000,,,no,1000\n',
  'before-slices.csv': 'case_id,budget,package_value,budget_before_top_slice\nF1,900,1000,1000\nF2,1800,2100,2000\n',
  'share.json': equalShareKind.example.model,
  'no-options.json': {},
  'calibration.json': { fundingBasis: 'reference-sample' },
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
  'plans.json': {
    caseId: 'F1',
    year: { startsOn: '2026-04-01' },
    lines: [{ id: 'care', amount: '180', per: 'week', from: '2026-04-06' }],
    cycle: { every: '4-weeks', firstOn: '2026-04-06', timing: 'advance', fourWeekly: 'weekly-rate' },
    week: '52-weeks',
    rest: 'last',
    contribution: { how: 'net', periods: [{ from: '2026-04-06', weekly: '42.35' }] },
  },
  'accounts.json': {
    caseId: 'F1',
    asOf: '2026-06-28',
    statements: [
      {
        from: '2026-04-06',
        to: '2026-06-28',
        opening: '1000',
        council: '1651.80',
        contribution: '508.20',
        planned: [{ line: 'care', amount: '2160' }],
        spent: [{ line: 'care', amount: '850' }],
        closing: '2310',
      },
    ],
    weekly: { gross: '180', net: '137.65' },
    terms: {
      allowWeeks: 8,
      weeklyIs: 'gross',
      share: 'council-share',
      collect: { how: 'repay-by', days: 14 },
      tolerancePercent: 10,
    },
  },
  'families.json': {
    caseId: 'F1',
    startsOn: '2026-04-01',
    asOf: '2026-08-01',
    until: '2027-12-31',
    criteria: [{ id: 'cost', levels: [{ name: 'low', band: 'low' }] }],
    answers: [{ criterion: 'cost', level: 'low' }],
    combine: { how: 'highest' },
    bands: [{ id: 'low', ownAccount: true, firstCheckMonths: 3, thenEveryMonths: 12, directPayment: 'yes' }],
  },
  'set-up.json': { posts: [{ id: 'manager', salary: 36000, months: 12 }] },
  'short.json': instrumentOf([{ levels: levelsOf(10, 0) }]),
  'by-all.csv': 'case_id,s1,s1@child,s1@carer\nF1,level a,level b,level a\n',
  'unknown.json': [{ caseId: 'F1', answers: { s1: { agreed: 'level a' }, s9: { agreed: 'level a' } } }],
  'elements.json': [{ id: 'brokerage', kind: 'variable', financial: 9000, days: 12 }],
};

const COUNCIL = 'example-council/';
const QUESTIONS = [`${COUNCIL}instrument.json`, `${COUNCIL}sample/answers.csv`];
const LINES = [`${COUNCIL}sample/lines.csv`, '--price-book', `${COUNCIL}price-book.json`, '--convention', '52-weeks'];
const LEAVING = ['cases.csv', '--basis', 'pot', '--pot', '13800', '--leavers', 'F5'];

/** A call of each command that works on the example's files and on those above. */
export const examples: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['import', ['sample.csv', '--as', 'sample']],
  ['init', ['own', '--sample', 'sample.csv', '--cohort', 'joiners.csv', '--basis', 'reference-sample', '--force']],
  ['score', QUESTIONS],
  ['cost', LINES],
  ['sample', ['scores.csv', 'costs.csv', '--cases', `${COUNCIL}sample/cases.csv`]],
  ['respondents', QUESTIONS],
  ['calibrate ras4', ['sample.csv', '--basis', 'reference-sample']],
  ['calibrate ras5', ['sample.csv', '--basis', 'reference-sample']],
  ['table check', ['table.csv', '--step', '1', '--period', 'year']],
  ['table print', ['table.csv', '--step', '1', '--period', 'year']],
  ['table convert', ['table.csv', '--step', '1', '--period', 'year']],
  ['table band', 'model.json --breaks 0,10,20,30 --step 1 --maximum-points 40 --sample points.csv'.split(' ')],
  ['fit', ['joined.csv']],
  ['sensitivity', [...QUESTIONS, 'joined.csv']],
  ['example', ['price-point']],
  ['allocate', ['model.json', 'sample.csv']],
  ['moderate', ['policy.json', 'moderation.csv']],
  ['compare', ['stages.csv']],
  ['whatif', ['scenarios.json', 'sample.csv']],
  ['equity', ['equity.csv', '--by', 'ethnicity', '--bands', 'each', '--stage', 'indicative']],
  ['funded-twice', ['funded.csv']],
  ['transport-saving', ['transport.csv', '--percent', '20', '--of', 'all']],
  ['partly-moved', ['model.json', 'moving.csv']],
  ['pot', ['ledger.json']],
  ['hold-back', ['cases.csv', '--basis', 'pot', '--pot', '10800', '--contingency', '10']],
  ['leavers', LEAVING],
  ['joiners', ['model.json', 'joiners.csv', '--basis', 'pot', '--pot', '30000']],
  ['stress', ['cases.csv', '--reserve', '3000']],
  ['solve price', ['points.csv', '--total', '5000']],
  ['solve contingency', ['cases.csv', '--total', '9000']],
  ['solve contingency-needed', 'before-slices.csv --basis pot --pot 3000 --leavers 1 --probability 95'.split(' ')],
  ['solve points', ['model.json', 'points.csv', '--statement', 'sleep']],
  ['solve choice', ['cases.csv']],
  ['places', ['share.json', '--taken', '30']],
  ['export sql', ['model.json', '--dialect', 'duckdb', '--table', 'cases']],
  ['export workbook', ['model.json', 'points.csv', '--out', 'budgets.xlsx', '--force']],
  ['uplift', ['sample.csv', '--from', '2025-26', '--to', '2026-27', '--rates', '2026-27=3.6']],
  ['pay', ['plans.json']],
  ['reconcile', ['accounts.json']],
  ['reviews', ['families.json']],
  ['run', [`${COUNCIL}council.json`]],
  ['report', ['results', '--out', 'pages']],
  ['explain', ['results', 'F001']],
  ['schema', ['council']],
  ['check-record', ['results']],
  ['case-pack', ['results', 'F001', '--out', 'pack']],
  ['audit-sample', ['results', '--size', '20', '--seed', '7']],
  ['verify', []],
  ['programme-cost set-up', ['set-up.json', '--on-costs', '25']],
  ['programme-cost scale', ['elements.json', '--phase', 'set-up', '--families', '120']],
  ['programme-cost vary', ['elements.json', '--phase', 'set-up', '--families', '120', '--vary-families', '60,240']],
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
  // What init finds in a folder beside what is named is a question, so that it has one of its own.
  mkdirSync(`${folder}/own`);
  for (const name of ['sample.csv', 'joiners.csv']) cpSync(`${folder}/${name}`, `${folder}/own/${name}`);
  mkdirSync(`${folder}/schemas`);
  for (const [name, { schema }] of Object.entries(FORMS))
    writeFileSync(`${folder}/schemas/${name}.json`, JSON.stringify(jsonSchemaOf(schema)));
  for (const argv of [
    ['score', ...QUESTIONS, '--out', 'scores.csv'],
    ['cost', ...LINES, '--out', 'costs.csv'],
    ['sample', 'scores.csv', 'costs.csv', '--out', 'joined.csv'],
    ['run', `${COUNCIL}council.json`, '--out', 'results'],
  ])
    await runProgram(argv, testIo(folder), registers);
}
