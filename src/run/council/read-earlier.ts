import type { Model } from '../../allocation/kinds.js';
import { openModel } from '../../allocation/open-model.js';
import type { ProblemList } from '../../errors.js';
import { POINTS, parseExact } from '../../exact/quantity.js';
import type { Ratio } from '../../exact/ratio.js';
import type { QuestionnaireOfModel } from '../../model/header.js';
import { type Policy, parsePolicy } from '../../moderation/policy/policy.js';
import { parseInput } from '../../parse/parse.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import { maximumPoints } from '../../questionnaire/instrument/maximum.js';
import type { Warning } from '../../warning.js';
import type { EarlierTerms } from '../recalibration/recalibration.js';
import { partsOf } from './parts.js';
import {
  checkSample,
  checkStatements,
  isMadeFor,
  linkOf,
  type MostPoints,
  type ParsedBridge,
  type QuestionnaireName,
  questionnaireBridgeSchema,
} from './questionnaire-link.js';
import { told } from './relocate.js';

/** The parts of this year that last year's stand beside. */
export interface ThisYear {
  readonly model: Model | undefined;
  readonly policy: Policy | undefined;
  readonly instrument: InstrumentInput | undefined;
  /** The same questionnaire, with the hash of what it holds. */
  readonly questionnaire: QuestionnaireOfModel | undefined;
}

/**
 * Reads by what families were told what they were told; what is wrong is added to `problems`.
 *
 * @choice earlier-round: last year's model is the stored one and last year's policy is this year's, unless they are named
 * @choice questionnaire-version: a model that was made for another version of the questionnaire is not applied or
 * compared without a mapping of the statements and a sample scored by both; a questionnaire that was changed under its
 * version is refused, and where a model does not say what its questionnaire held, that is said
 */
export function readEarlier(given: unknown, now: ThisYear, problems: ProblemList): EarlierTerms {
  const parts = given === undefined ? {} : partsOf(given, ['model', 'policy', 'bridge'] as const, ['before'], problems);
  const read = <Part>(part: unknown, as: (part: unknown) => Part): Part | undefined =>
    part === undefined ? undefined : told(problems, [], () => as(part));
  const move = (name: string) => [{ from: [], to: ['before', name] }];
  const model =
    parts.model === undefined
      ? now.model
      : told(problems, move('model'), () => {
          openModel(parts.model);
          return parts.model as Model;
        });
  const policy =
    parts.policy === undefined
      ? now.policy
      : told(problems, [{ from: ['policy'], to: ['before', 'policy'] }], () => parsePolicy(parts.policy));
  const bridge = read(parts.bridge, (part) => parseInput(questionnaireBridgeSchema, part, ['before', 'bridge']));
  if (bridge !== undefined && now.instrument !== undefined) {
    checkStatements(
      bridge,
      now.instrument.statements.map(({ id }) => id),
      problems,
    );
  }
  if (bridge !== undefined) checkSample(bridge, mostPoints(bridge, now, [now.model, model]), problems);
  // The stored model may be applied, and last year's be compared.
  const isFaulty = parts.bridge !== undefined && bridge === undefined;
  const models = isFaulty ? [] : [...new Set([now.model, model])].filter((one) => one !== undefined);
  const warnings = models.flatMap((one) => {
    const isBridged = one === model || !isMadeFor(one, now.questionnaire);
    return checkVersions(one, now.questionnaire, isBridged ? bridge : undefined, problems);
  });
  return { model, policy, link: bridge && linkOf(bridge), warnings };
}

/** The most points by the present questionnaire, which is given or which a model names its most of, and by the one before. */
function mostPoints(
  { from }: ParsedBridge,
  { instrument, questionnaire }: ThisYear,
  models: readonly (Model | undefined)[],
): MostPoints {
  const ofModel = (of: QuestionnaireName | undefined): Ratio | undefined => {
    const made = models.find((one) => one !== undefined && isMadeFor(one, of));
    const most = made !== undefined && 'maximumPoints' in made ? made.maximumPoints : undefined;
    return most === undefined ? undefined : parseExact(most, POINTS);
  };
  const isPriced = instrument?.statements.some(
    ({ bands, levels }) => bands !== undefined || levels?.[0]?.points !== undefined,
  );
  const now =
    instrument !== undefined && isPriced === true
      ? parseExact(maximumPoints(instrument, { unpriced: 'exclude' }), POINTS)
      : ofModel(questionnaire);
  return { before: ofModel(from), now };
}

/** Refuses a model of another questionnaire, unless a bridge leads from that one to this one; warns where nobody can know. */
function checkVersions(
  { instrument: made }: Model,
  instrument: QuestionnaireOfModel | undefined,
  bridge: ParsedBridge | undefined,
  problems: ProblemList,
): Warning[] {
  if (instrument === undefined) return [];
  if (made === undefined) {
    return bridge === undefined
      ? [notCompared(instrument, 'the model does not say for which questionnaire it was made')]
      : [];
  }
  if (isMadeFor({ instrument: made }, instrument)) {
    // Points that only name their questionnaire say nothing of what it held.
    const isNamed = instrument.sha256 === undefined;
    if (made.sha256 !== undefined && !isNamed && made.sha256 !== instrument.sha256) {
      const message = `${made.id}, version ${made.version}, is not what it was when the model was made; give what was changed a version of its own, and before.bridge`;
      problems.add('refused', ['instrument', 'version'], message);
      return [];
    }
    if (bridge !== undefined)
      problems.add(
        'inconsistent',
        ['before', 'bridge'],
        'the model was made for the present questionnaire; leave the bridge out',
      );
    return made.sha256 === undefined && !isNamed
      ? [notCompared(instrument, 'the model does not say what its questionnaire held, only which version it was')]
      : [];
  }
  const name = `the model was made for ${made.id}, version ${made.version}; the questionnaire is ${instrument.id}, version ${instrument.version}`;
  if (bridge === undefined) {
    const needed =
      'give before.bridge: which old statements became which new ones, and a sample of families scored by both';
    problems.add('refused', ['before', 'bridge'], `${name}; ${needed}`);
    return [];
  }
  if (bridge.from.id === made.id && bridge.from.version === made.version) return [];
  const from = `the bridge leads from ${bridge.from.id}, version ${bridge.from.version}`;
  problems.add('inconsistent', ['before', 'bridge', 'from'], `${from}; ${name}`);
  return [];
}

function notCompared({ id, version }: QuestionnaireOfModel, why: string): Warning {
  const message = `${why}: whether its points are those of ${id}, version ${version}, as it stands today is not known`;
  return { code: 'questionnaire-not-compared', message };
}
