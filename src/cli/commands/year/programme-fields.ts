import { PHASES } from '../../../programme-cost/options.js';
import type { Field } from '../../fields/fields.js';

/** What a programme is costed with, as flags. */
export const SCALE: readonly Field[] = [
  {
    flags: '--phase <phase>',
    path: ['phase'],
    description: 'set-up: once, over some years; running: a year',
    choices: PHASES,
  },
  {
    flags: '--families <number>',
    path: ['scale'],
    description: 'families of the roll-out, or pilot for the pilot itself; a take-up stands in the file of --options',
    parse: (text) => (text === 'pilot' ? text : { families: text }),
  },
  { flags: '--day-rate <pounds>', path: ['dayRate'], description: 'a day of in-kind time; 210 unless told otherwise' },
  {
    flags: '--round-to <pounds>',
    path: ['rounding', 'unit'],
    description: 'the unit of amounts; 0.01 unless told otherwise',
  },
];
