import type { CouncilResults } from '../../run/results.js';
import { EVERYTHING, type Told } from './words.js';

/** Of which sets of families figures are told. */
export function toldIn(shared: CouncilResults['shared']): Told {
  return shared === undefined ? EVERYTHING : (name) => shared.figures.includes(name);
}
