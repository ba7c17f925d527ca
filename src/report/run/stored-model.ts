import type { CouncilResults } from '../../run/results.js';
import { figures, type Sheet } from '../sheet.js';

/** What a stored model says of itself, and when it and the models within it hold. */
export function modelSheet({ model }: CouncilResults): Sheet {
  return figures('The stored model', [
    ['kind', model.kind],
    ['title', model.title],
    ['effective from', model.effectiveFrom],
    ['effective to', model.effectiveTo],
    ...datesWithin(model),
    ['financial year', model.financialYear],
    ['approved by', model.approvedBy],
  ]);
}

/** The dates of the models within a model, where they state any. */
function datesWithin(model: CouncilResults['model']): [string, string][] {
  const within =
    model.kind === 'streams'
      ? model.streams.map(({ id, model: inner }) => [`stream ${id}`, inner] as const)
      : model.kind === 'by-age'
        ? model.groups.map(({ fromAge, model: inner }) => [`ages from ${fromAge}`, inner] as const)
        : [];
  return within.flatMap(([name, inner]): [string, string][] => [
    ...(inner.effectiveFrom === undefined
      ? []
      : ([[`effective from, ${name}`, inner.effectiveFrom]] as [string, string][])),
    ...(inner.effectiveTo === undefined ? [] : ([[`effective to, ${name}`, inner.effectiveTo]] as [string, string][])),
    ...datesWithin(inner).map(([what, day]): [string, string] => [`${what}, ${name}`, day]),
  ]);
}
