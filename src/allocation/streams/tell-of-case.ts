import * as z from 'zod';
import { type Path, type ProblemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { soundFields } from '../../parse/sound-fields.js';
import { faultsWithin, looseCaseSchema } from '../nested-case.js';
import type { ParsedStreamsModel } from './model.js';

/**
 * Checks that a case names each stream of its model once, and no other.
 *
 * @param given what it says of streams; of an entry that was refused, the id may be unknown
 */
export function checkNames(
  streams: ParsedStreamsModel['streams'],
  given: readonly { readonly id?: string }[],
  problems: ProblemList,
  place: Path,
): void {
  given.forEach(({ id }, index) => {
    if (id === undefined) return;
    const where = [...place, index, 'id'];
    if (!streams.some((stream) => stream.id === id))
      problems.add('unknown-name', where, `no stream is called ${show(id)}`);
    if (given.findIndex((other) => other.id === id) < index)
      problems.add('duplicate', where, `the stream ${show(id)} stands twice`);
  });
  // An entry whose name nobody knows may be of any stream.
  if (given.some(({ id }) => id === undefined)) return;
  for (const { id } of streams) {
    if (!given.some((one) => one.id === id))
      problems.add('missing', place, `nothing is said of the stream ${show(id)}; give its case, or eligible: false`);
  }
}

/** Tells which streams a case that was refused does not name as it should, and what is wrong with the cases in it. */
export function tellOfStreams(model: ParsedStreamsModel, one: unknown, problems: ProblemList, path: Path): void {
  const { eligible, streams } = soundFields({ eligible: z.literal(false), streams: z.array(z.unknown()) }, one);
  // Whoever is not eligible needs no case for a model.
  if (eligible === false || streams === undefined) return;
  const place = [...path, 'streams'];
  const given = streams.map((stream) => soundFields({ id: idSchema, case: looseCaseSchema() }, stream));
  checkNames(model.streams, given, problems, place);
  given.forEach(({ id, case: inner }, index) => {
    // Where the other entries name their streams, one without a name is of the only stream that is left.
    const left = model.streams.filter((other) => !given.some((one) => one.id === other.id));
    const stream = id === undefined && left.length === 1 ? left[0] : model.streams.find((other) => other.id === id);
    if (stream === undefined || inner === undefined) return;
    for (const { code, path: at, message, details } of faultsWithin(stream.model, one, inner, [
      ...place,
      index,
      'case',
    ]))
      problems.add(code, at, message, details);
  });
}
