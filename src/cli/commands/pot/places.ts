import type { EqualShareModel } from '../../../model/equal-share/model.js';
import { equalShareReport } from '../../../model/equal-share/report.js';
import { placesSheet } from '../../../report/pot/questions.js';
import { wholeNumber } from '../../fields/fields.js';
import { readJson } from '../../input/text/json.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';

/** `openras places`: what became of a pot that is shared equally. */
export const registerPlaces: Register = (program, io) => {
  const command = program
    .command('places')
    .description('say what a pot that is shared equally comes to: for the places taken, and for those not taken')
    .argument('<model.json>', 'an equal share: openras example equal-share prints one')
    .requiredOption('--taken <number>', 'how many places are taken', wholeNumber);
  addExample(addOut(addFormat(command), 'file'), 'openras places model.json --taken 38').action(
    (name: string, { taken, ...output }: OutputOptions & { readonly taken: number }) => {
      const source = readJson(io.cwd, name);
      const result = withPlaces([{ at: ['model'], source }], () =>
        equalShareReport(source.value as EqualShareModel, { taken }),
      );
      deliver(io, { result, warnings: result.warnings, list: placesSheet(result) }, output);
    },
  );
};
