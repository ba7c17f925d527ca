import type { Model } from '../allocation/kinds.js';
import { openModel } from '../allocation/open-model.js';
import type { ProblemList } from '../errors.js';
import { type Policy, parsePolicy } from '../moderation/policy/policy.js';
import { parseInput } from '../parse.js';
import type { InstrumentInput } from '../questionnaire/instrument/instrument.js';
import { partsOf } from './parts.js';
import { checkStatements, linkOf, type ParsedBridge, questionnaireBridgeSchema } from './questionnaire-link.js';
import type { EarlierTerms } from './recalibration.js';
import { told } from './relocate.js';

/** The parts of this year that last year's stand beside. */
export interface ThisYear {
  readonly model: Model | undefined;
  readonly policy: Policy | undefined;
  readonly instrument: InstrumentInput | undefined;
}

/**
 * Reads by what families were told what they were told; what is wrong is added to `problems`.
 *
 * @choice earlier-round: last year's model is the stored one and last year's policy is this year's, unless they are named
 * @choice questionnaire-version: a model that was made for another version of the questionnaire is not applied or
 * compared without a mapping of the statements and a sample scored by both
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
  checkVersions({ ...now, earlier: model, bridge }, problems);
  return { model, policy, link: bridge && linkOf(bridge) };
}

interface Versions extends ThisYear {
  readonly earlier: Model | undefined;
  readonly bridge: ParsedBridge | undefined;
}

/** Refuses a model of another questionnaire, unless a bridge leads from that one to this one. */
function checkVersions({ earlier, instrument, bridge }: Versions, problems: ProblemList): void {
  const made = earlier?.instrument;
  if (instrument === undefined || made === undefined) return;
  if (made.id === instrument.id && made.version === instrument.version) {
    if (bridge !== undefined)
      problems.add(
        'inconsistent',
        ['before', 'bridge'],
        'the model was made for the present questionnaire; leave the bridge out',
      );
    return;
  }
  const name = `the model was made for ${made.id}, version ${made.version}; the questionnaire is ${instrument.id}, version ${instrument.version}`;
  if (bridge === undefined) {
    const needed =
      'give before.bridge: which old statements became which new ones, and a sample of families scored by both';
    problems.add('refused', ['before', 'bridge'], `${name}; ${needed}`);
    return;
  }
  if (bridge.from.id === made.id && bridge.from.version === made.version) return;
  const from = `the bridge leads from ${bridge.from.id}, version ${bridge.from.version}`;
  problems.add('inconsistent', ['before', 'bridge', 'from'], `${from}; ${name}`);
}
