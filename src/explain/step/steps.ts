import { parseRows } from '../../parse/rows.js';
import { carryOutAgain, stepSchema } from '../../record/step/replay.js';
import type { Step } from '../../record/step/step.js';
import { modelSentence } from '../model/models.js';
import { percentileSentence } from '../model/percentile.js';
import { pricePointSentence } from '../model/price-point.js';
import { neededSteps } from '../needed.js';
import { generalSentences } from './general.js';

/**
 * The steps of one calculation in plain English, for the family whose budget it is.
 *
 * It works for the steps of any model; RAS 4 and RAS 5 have sentences of their own. A step that changes nothing, such
 * as the rounding of a whole number of pence, has no sentence. Steps alone do not say whether their last amount is a
 * budget; `explainAllocation` does.
 *
 * @param steps as an allocation returned them, or read back from JSON
 * @throws RasError for what is not a record of steps; `replay-mismatch` for steps that were altered, as `replay` finds them
 * @source RR145 5.40 and 5.41 (families who could not see how their budget came about), Table 23
 * @example
 * ```ts
 * import { allocate, calibratePricePoint, explainSteps } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: 30000 }], { fundingBasis: 'pot' });
 * explainSteps(allocate(model, { caseId: 'F3', points: 30 }).steps);
 * // => [
 * //   'Your answers came to 30 points.',
 * //   'Each point is worth £200: £30,000 shared over 150 points.',
 * //   '30 points at £200 each come to £6,000 a year.',
 * // ]
 * ```
 * @category Explaining
 */
export function explainSteps(steps: readonly Step[]): string[] {
  const record = parseRows(stepSchema, steps, ['steps']) as Step[];
  if (record.length > 0) carryOutAgain(record);
  return sentencesOf(record);
}

/** The same of steps that were carried out again already. */
export function sentencesOf(record: readonly Step[]): string[] {
  const byId = new Map(record.map((step) => [step.id, step]));
  const streams = streamNames(record);
  let told = '';
  return neededSteps(record).flatMap((step) => {
    const sentences =
      percentileSentence(step, byId) ??
      pricePointSentence(step, byId) ??
      modelSentence(step, byId) ??
      generalSentences(step, byId);
    const [prefix, name] = streams.find(([start]) => step.id.startsWith(start)) ?? ['', ''];
    if (prefix === '' || prefix === told || sentences.length === 0) return sentences;
    told = prefix;
    return [`Now the part that is called “${name}”.`, ...sentences];
  });
}

/** How the ids of the steps of each part begin, and what the part is called; none where there are no parts. */
function streamNames(steps: readonly Step[]): readonly (readonly [prefix: string, name: string])[] {
  return steps.flatMap(({ id, source }) => {
    if (source !== 'RR145 7.23; RR232 3.25' || !id.endsWith(', exact')) return [];
    const start = id.slice(0, -', exact'.length);
    const at = start.indexOf(', ', start.indexOf('stream ')) + 2;
    return [[start, start.slice(at)] as const];
  });
}
