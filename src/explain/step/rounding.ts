import type { RoundingMode } from '../../exact/round.js';
import type { Step } from '../../record/step/step.js';
import { inputOf } from './inputs.js';
import { readPounds } from './money.js';

/** What a step rounds and how: `£600.015 rounded to the nearest penny (a half goes up)`. */
export function roundingWords(step: Step): string {
  const [unit, mode] = [inputOf(step, 'unit'), inputOf(step, 'mode')];
  const penny = mode.startsWith('half') ? 'the nearest penny' : 'whole pennies';
  const steps = unit === '0.01' ? penny : `whole steps of ${readPounds(unit)}`;
  return `${readPounds(inputOf(step, 'value'))} rounded to ${steps} (${modeInWords(mode)})`;
}

const MODES: Readonly<Record<RoundingMode, string>> = {
  'half-up': 'a half goes up',
  'half-even': 'a half goes to the even neighbour',
  down: 'always down',
  up: 'always up',
};

const modeInWords = (mode: string): string => Object.entries(MODES).find(([name]) => name === mode)?.[1] ?? mode;
