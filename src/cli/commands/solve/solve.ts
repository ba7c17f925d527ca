import { addExample } from '../../options.js';
import type { Register } from '../../program.js';
import { registerChoice } from './choice.js';
import { registerContingency } from './contingency.js';
import { registerContingencyNeeded } from './contingency-needed.js';
import { registerPoints } from './points.js';
import { registerPrice } from './price.js';

/** `openras solve`: one figure that a council asks for before it decides. */
export const registerSolve: Register = (program, io) => {
  const below = program
    .command('solve')
    .description(
      'work out one figure: the price or the contingency that comes to a total, what points or a choice cost',
    );
  addExample(below, 'openras solve price cases.csv --total 700000');
  registerPrice(below, io);
  registerContingency(below, io);
  registerContingencyNeeded(below, io);
  registerPoints(below, io);
  registerChoice(below, io);
};
