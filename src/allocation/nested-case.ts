import * as z from 'zod';
import type { Path, Problem } from '../errors.js';
import { problemList } from '../errors.js';
import { anyCaseFields } from '../model/case.js';
import type { PreparedModel } from '../model/kind.js';
import { readOrTell } from '../parse/parse.js';
import { soundFields } from '../parse/sound-fields.js';

/** The wire form of a case within another, as it stands in one that was refused. */
export const looseCaseSchema = () => z.looseObject({});

/**
 * What a model says against a case within another that was refused: what would be told of it, were the rest in order.
 *
 * @param outer the case around it, whose time it has
 */
export function faultsWithin(model: PreparedModel, outer: unknown, inner: object, path: Path): readonly Problem[] {
  const { assessedOn, startsOn, priceBase } = anyCaseFields();
  const fields = { assessedOn, startsOn, priceBase };
  const sound = Object.keys(soundFields(fields, outer));
  const given: Readonly<Record<string, unknown>> = soundFields(anythingFor(fields), outer);
  const time = Object.fromEntries(sound.map((field) => [field, given[field]]));
  const problems = problemList();
  readOrTell(problems, () => model.allocate({ ...time, ...inner, caseId: 'unnamed' }, path));
  // A day that is there, but is none, was told of the case around it.
  const isTold = ({ path: at }: Problem) => at.length === path.length + 1 && isFaulty(at[path.length]);
  const isFaulty = (field: unknown) =>
    typeof field === 'string' && field in given && !sound.includes(field) && !(field in inner);
  return problems.kept.filter((one) => !isTold(one));
}

function anythingFor(fields: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, z.unknown()]));
}
