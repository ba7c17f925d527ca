import { Argument } from 'commander';
import { MODEL_KINDS } from '../../../allocation/kinds.js';
import { fail } from '../../../errors.js';
import { addExample } from '../../options.js';
import { toJson } from '../../output/json.js';
import type { Register } from '../../program.js';

/** `openras example`: a model and a case of one kind, to start from. */
export const registerExample: Register = (program, io) => {
  const command = program
    .command('example')
    .description('print a model and a case of one kind, which work as they are')
    .addArgument(new Argument('<kind>', 'the kind of model').choices([...MODEL_KINDS.keys()]));
  addExample(command, 'openras example level-prices').action((name: string) => {
    const kind = MODEL_KINDS.get(name) ?? fail('unknown-name', ['kind'], 'no such kind of model');
    const { title, disclosure, example } = kind;
    io.stdout.write(toJson({ kind: name, title, shownToTheFamily: disclosure, ...example }));
  });
};
