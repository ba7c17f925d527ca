import type { Command } from 'commander';
import type { ElementInput } from '../../../programme-cost/elements.js';
import { type HorizonInput, horizonCost } from '../../../programme-cost/horizon.js';
import type { ProgrammeOptions } from '../../../programme-cost/options.js';
import { programmeCost } from '../../../programme-cost/programme-cost.js';
import { buildSetUp } from '../../../programme-cost/set-up/build-set-up.js';
import type { SetUpInput } from '../../../programme-cost/set-up/set-up-input.js';
import { horizonSheet, programmeSheets, setUpSheets } from '../../../report/programme-cost.js';
import { addFields, type Field, wholeNumber } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { readJson } from '../../input/text/json.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';
import { SCALE } from './programme-fields.js';
import { registerVary } from './programme-vary.js';

interface WithFile extends OutputOptions {
  readonly options?: string;
}

/** `openras programme-cost`: what it costs to set up a programme, to run it, and both over some years. */
export const registerProgrammeCost: Register = (program, io) => {
  const below = program.command('programme-cost').description('say what it costs to set up a programme and to run it');
  addExample(below, 'openras programme-cost set-up set-up.json --format table');
  registerSetUp(below, io);
  registerScale(below, io);
  registerYears(below, io);
  registerVary(below, io);
};

const SET_UP: readonly Field[] = [
  {
    flags: '--on-costs <percent>',
    path: ['onCostsPercent'],
    description: 'national insurance and superannuation in per cent of salary, for posts that do not say',
  },
  {
    flags: '--overhead <percent>',
    path: ['overheadPercent'],
    description: 'in per cent of salary and on-costs; 7 unless told otherwise',
  },
  {
    flags: '--pilot-only <rule>',
    path: ['pilotOnly'],
    description: 'what is there only because the authority is a pilot; exclude unless told otherwise',
    choices: ['exclude', 'include'],
  },
];

function registerSetUp(below: Command, io: Io): void {
  const command = below
    .command('set-up')
    .description('set-up cost from posts (grade, share of time, months), on-costs, overheads and direct costs')
    .argument('<set-up.json>', 'posts, and what is spent directly in the first and the second year');
  addExample(
    addOut(addFormat(addFields(command, SET_UP)), 'file'),
    'openras programme-cost set-up set-up.json --on-costs 25 --format table',
  ).action((name: string, options: OutputOptions) => {
    const told = libraryOptions(io.cwd, { ...options, options: name }, SET_UP, {}, { room: 'input' });
    const result = told.run([], () => buildSetUp(told.value as Partial<SetUpInput> as SetUpInput));
    const { totals, list } = setUpSheets(result);
    deliver(io, { result, warnings: [], totals: [totals], list }, options);
  });
}

function registerScale(below: Command, io: Io): void {
  const command = below
    .command('scale')
    .description("a programme's cost from the elements of a pilot, for so many families")
    .argument('<elements.json>', 'the elements: id, kind (fixed, variable, mixed), financial, days');
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, SCALE), 'options-programme-cost')), 'file'),
    'openras programme-cost scale elements.json --phase set-up --families 240',
  ).action((name: string, options: WithFile) => {
    const source = readJson(io.cwd, name);
    const told = libraryOptions(io.cwd, options, SCALE);
    const result = told.run([{ at: ['elements'], source }], () =>
      programmeCost(source.value as ElementInput[], told.value as Partial<ProgrammeOptions> as ProgrammeOptions),
    );
    const { totals, list } = programmeSheets(result);
    deliver(io, { result, warnings: result.warnings, totals: [totals], list }, options);
  });
}

const YEARS: readonly Field[] = [
  { flags: '--set-up <pounds>', path: ['setUp'], description: 'what setting up costs, once' },
  { flags: '--running <pounds>', path: ['running'], description: 'what running costs, a year' },
  {
    flags: '--set-up-years <number>',
    path: ['setUpYears'],
    description: 'over how many years setting up is spread',
    parse: wholeNumber,
  },
  { flags: '--years <number>', path: ['years'], description: 'for how many years', parse: wholeNumber },
  {
    flags: '--running-from <year>',
    path: ['runningFrom'],
    description: 'the first year of running, counted from 1',
    parse: wholeNumber,
  },
];

function registerYears(below: Command, io: Io): void {
  const command = below.command('years').description('setting up and running together, year by year');
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, YEARS), 'options-programme-years')), 'file'),
    'openras programme-cost years --set-up 306500 --running 370000 --set-up-years 2 --years 5 --running-from 3',
  ).action((options: WithFile) => {
    const told = libraryOptions(io.cwd, options, YEARS, {}, { room: 'input' });
    const result = told.run([], () => horizonCost(told.value as Partial<HorizonInput> as HorizonInput));
    deliver(io, { result, warnings: [], list: horizonSheet(result) }, options);
  });
}
