import { type Command, InvalidArgumentError } from 'commander';
import type { ElementInput } from '../../../programme-cost/elements.js';
import type { ProgrammeOptions } from '../../../programme-cost/options.js';
import { type StaffMixInput, timeRate } from '../../../programme-cost/set-up/staff-mix.js';
import type { CostVariation } from '../../../programme-cost/variation/cost-variation.js';
import { costSensitivity } from '../../../programme-cost/variation/sensitivity.js';
import { tornadoSheet } from '../../../report/tornado.js';
import { addFields, commaList, type Field, type Fields, fieldsGiven, numberList } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { readJson } from '../../input/text/json.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';
import { SCALE } from './programme-fields.js';

interface Options extends OutputOptions {
  readonly options?: string;
}

const VARY: readonly Field[] = [
  between('--vary-families <two>', 'families', 'families of the roll-out, such as 240,450'),
  between(
    '--vary-discount <two>',
    'discountPercent',
    'what economies of scale save of the variable costs, in per cent',
  ),
  between('--vary-take-up <two>', 'takeUpPercent', 'the share of children that takes up a budget, in per cent'),
  between('--vary-pilot-families <two>', 'pilotFamilies', 'families of a pilot site'),
  between('--vary-day-rate <two>', 'dayRate', 'pounds for a day of in-kind time'),
];

function between(flags: string, field: keyof CostVariation, description: string): Field {
  return { flags, path: [field], description, parse: (text) => two(text, numberList) };
}

function two(text: string, read = commaList): readonly string[] {
  const values = read(text);
  if (values.length !== 2) throw new InvalidArgumentError('expected two different values with a comma, such as 40,60');
  return values;
}

/** `openras programme-cost vary`: how much the total depends on each assumption. */
export function registerVary(below: Command, io: Io): void {
  const command = below
    .command('vary')
    .description('how much the total depends on each assumption: one is changed at a time, between two values')
    .argument('<elements.json>', 'the elements: id, kind (fixed, variable, mixed), financial, days');
  addFields(addOptionsFile(addFields(command, SCALE), 'options-programme-cost'), VARY).option(
    '--vary-staff-mix <two>',
    'two files, each with who gives the in-kind time: now.json,other.json',
    (text: string) => two(text),
  );
  addExample(
    addOut(addFormat(command), 'file'),
    'openras programme-cost vary elements.json --phase running --families 300 --vary-families 240,450',
  ).action((name: string, options: Options & { readonly varyStaffMix?: readonly string[] }) => {
    const source = readJson(io.cwd, name);
    const told = libraryOptions(io.cwd, options, SCALE);
    const more = { ...fieldsGiven(options, VARY), ...staffMixes(io, options.varyStaffMix) };
    const vary = libraryOptions(io.cwd, {}, VARY, more, { room: 'vary' });
    const result = vary.run([{ at: ['elements'], source }], () =>
      told.run([], () =>
        costSensitivity(
          source.value as ElementInput[],
          told.value as Partial<ProgrammeOptions> as ProgrammeOptions,
          vary.value as CostVariation,
        ),
      ),
    );
    deliver(io, { result, warnings: [], list: tornadoSheet(result) }, options);
  });
}

function staffMixes({ cwd }: Io, files: readonly string[] | undefined): Fields {
  return files === undefined ? {} : { staffMix: files.map((name) => readStaffMix(cwd, name)) };
}

function readStaffMix(cwd: string, name: string): StaffMixInput {
  const source = readJson(cwd, name);
  const mix = source.value as StaffMixInput;
  withPlaces([{ at: ['mix'], source }], () => timeRate(mix));
  return mix;
}
