import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/manifest.mjs';
import { compareStages } from '../../src/change/compare/compare.js';
import { compareScenarios } from '../../src/change/what-if/what-if.js';
import { equityStatement } from '../../src/equity/statement/statement.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { joinerEffects } from '../../src/pot/leavers-and-joiners/joiner-effects.js';
import { leaverEffects } from '../../src/pot/leavers-and-joiners/leaver-effects.js';
import { foldLedger } from '../../src/pot/ledger/fold.js';
import type { Ledger } from '../../src/pot/ledger/ledger.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { stressReserve } from '../../src/sensitivity/stress/stress.js';
import { runIn } from '../cli/support.js';
import { SAMPLES, type Sample } from './samples.js';

const POT = [
  { caseId: 'F1', points: 50, traditional: 3000, indicative: 9000, costOfNeed: 9500 },
  { caseId: 'F2', traditional: 1500, indicative: 0 },
  { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, indicativeBeforeTopSlice: 2000 },
  { caseId: 'N1', status: 'newcomer', indicative: 4000, outside: false },
] as const;
const COHORT = [
  { caseId: 'F1', group: 'A', points: 10, age: 5, traditional: 3500, indicative: 3000, final: 3500, site: 'N' },
  { caseId: 'F2', group: 'A', points: 30, age: 7, traditional: 12000, indicative: 9000, final: 9000, site: 'N' },
  { caseId: 'F3', group: 'B', points: 10, age: 8, traditional: 2000, indicative: 3000, final: 2400, site: 'S' },
  { caseId: 'F4', group: 'B', points: 30, age: 9, traditional: 6000, indicative: 9000, final: 7200, site: 'S' },
  { caseId: 'F5', status: 'newcomer', group: 'B', points: 20, indicative: 6000, final: 6000, site: 'S' },
] as const;
const ON_SAMPLE = { fundingBasis: 'reference-sample', pot: 30000 } as const;
const ON_POT = { fundingBasis: 'pot', pot: 30000, reserve: 3000 } as const;
const MODEL = pricePointKind.example.model;
const JOINERS = [
  { case: { caseId: 'N1', points: '10' } },
  { case: { caseId: 'N2', points: '20' }, traditional: 2000 },
  { case: { caseId: 'N3', points: '0' }, traditional: 500 },
];
const SCENARIOS = {
  schemaVersion: 1,
  scenarios: [
    { name: 'now', model: MODEL },
    { name: 'less', model: MODEL, threshold: 15, contingency: 10, limits: { fall: 20 }, order: 'limits-first' },
  ],
  pot: 1000000,
  assumedIncome: 5000,
  withCases: true,
} as const;
const WHAT_IF = COHORT.map(({ caseId, group, points }) => ({
  caseId,
  group,
  points,
  traditional: 4000,
  costOfNeed: 5,
}));

function sampleOf(form: string): unknown {
  return SAMPLES.find((one) => one.form === form)?.value;
}

/** What functions give. */
function ofFunctions(): readonly Sample[] {
  const ledger = sampleOf('ledger') as Ledger;
  const given = (name: string, title: string, value: unknown): Sample => {
    return { form: `result-${name}`, title: `${title}, of the function`, value: JSON.parse(JSON.stringify(value)) };
  };
  const asked = { from: 'traditional', to: 'final' } as const;
  return [
    given('ledger', 'every event', foldLedger(ledger, { trail: true, families: true })),
    given(
      'leavers',
      'a leaver and a newcomer',
      leaverEffects(POT, { ...ON_POT, leavers: [{ caseId: 'F5' }, { caseId: 'N1' }] }),
    ),
    given(
      'leavers',
      'within a year',
      leaverEffects(POT, {
        ...ON_POT,
        leavers: [{ caseId: 'F5', leavesOn: '2026-09-30' }],
        year: { startsOn: '2026-04-01', basis: 'days' },
      }),
    ),
    given('leavers', 'without a pot', leaverEffects(POT, { ...ON_SAMPLE, leavers: [{ caseId: 'F5' }] })),
    given('joiners', 'paid from the pot', joinerEffects(MODEL, JOINERS, { ...ON_POT, newcomers: 'from-pot' })),
    given('stress', 'of four families', stressReserve(POT, { fundingBasis: 'pot', reserve: 3000, draws: 50 })),
    given('comparison', 'by site', compareStages(COHORT, { ...asked, by: 'site', smallCell: 3 })),
    given('comparison', 'of everyone', compareStages(COHORT, asked)),
    given('what-if', 'two scenarios', compareScenarios(WHAT_IF, SCENARIOS)),
    given(
      'fit',
      'by group and age',
      modelFit(COHORT, { by: ['group'], bands: [20], ageBands: [0, 8, 20], tolerance: { percent: 20, amount: 500 } }),
    ),
    given('fit', 'by a model', modelFit(COHORT, { model: MODEL })),
    given(
      'equity',
      'two stages',
      equityStatement(COHORT, { stages: ['indicative', 'final'], by: ['group'], bands: 'each', smallCell: 2 }),
    ),
  ];
}

const FILES: Readonly<Record<string, string>> = {
  'model.json': JSON.stringify(MODEL),
  'points.csv': 'case_id,points,site,package_value\nF1,15,N,3000\nF2,25,S,\n',
  'pot.json': JSON.stringify(POT),
  'joiners.csv': 'case_id,points,package_value\nN1,20,\nN2,30,2000\n',
  'joiners.json': JSON.stringify(JOINERS.map((one) => one.case)),
  'ledger.json': JSON.stringify(sampleOf('ledger')),
  'stages.csv':
    'case_id,site,traditional,indicative,final,status\nF1,N,1000,1500,1400,existing\nF2,S,3000,2500,2600,existing\nF3,S,,2500,2600,newcomer\n',
  'equity.csv': 'case_id,points,indicative,ethnicity,referred\nF1,10,1000,a,yes\nF2,10,1000,b,no\nF3,20,2000,a,no\n',
  'scenarios.json': JSON.stringify(SCENARIOS),
  'whatif.csv': 'case_id,points,package_value,group\nF1,10,3000,a\nF2,40,12000,b\n',
};

const LEAVING = ['leavers', 'pot.json', '--basis', 'pot', '--pot', '30000', '--leavers', 'F5,N1'];

/** Calls by the form of what they print. */
const CALLS: readonly (readonly [string, readonly string[]])[] = [
  ['allocations', ['allocate', 'model.json', 'points.csv', '--steps', '--keep', 'site']],
  ['allocations', ['allocate', 'model.json', 'points.csv']],
  ['ledger', ['pot', 'ledger.json', '--trail']],
  ['leavers', LEAVING],
  ['joiners', ['joiners', 'model.json', 'joiners.csv', '--basis', 'pot', '--pot', '30000']],
  ['joiners', ['joiners', 'model.json', 'joiners.json', '--basis', 'pot', '--pot', '30000']],
  ['stress', ['stress', 'pot.json', '--reserve', '3000', '--draws', '50']],
  ['comparison', ['compare', 'stages.csv']],
  ['comparison', ['compare', 'stages.csv', '--publish', '--small-cell', '2']],
  ['what-if', ['whatif', 'scenarios.json', 'whatif.csv']],
  ['equity', ['equity', 'equity.csv', '--by', 'ethnicity', '--bands', 'each', '--stage', 'indicative']],
];

/** What commands print, and the manifests that they leave. */
async function ofCommands(): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'openras-printed-'));
  try {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    const call = async (argv: readonly string[]): Promise<string> => {
      const { code, out, err } = await runIn(folder)(...argv);
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${err}`);
      return out;
    };
    const printed: Sample[] = [];
    for (const [name, argv] of CALLS) {
      const value = JSON.parse(await call([...argv, '--format', 'json'])) as unknown;
      printed.push({ form: `result-${name}`, title: argv.join(' '), value });
    }
    const council = `${root}fixtures/example-council/council.json`;
    await call(['run', council, '--out', 'results']);
    await call(['case-pack', 'results', 'F001', '--out', 'pack']);
    for (const name of ['results', 'pack'])
      printed.push({
        form: 'manifest',
        title: name,
        value: JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8')),
      });
    return printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Results as functions give them and as commands print them. */
export const GIVEN: readonly Sample[] = [...ofFunctions(), ...(await ofCommands())];
