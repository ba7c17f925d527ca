import { show } from '../../errors.js';
import { POORLY_CAPTURED } from '../../sensitivity/fit/flags.js';
import type { Warning } from '../../warning.js';
import { yesOrNo } from '../../yes-no.js';
import { characteristicOf, type Family } from './family.js';

/** The characteristic that says whether a family has it: `night_care` of `night-care`. */
function columnOf(flag: (typeof POORLY_CAPTURED)[number]): string {
  return flag.replaceAll('-', '_');
}

/** What a score is known to capture badly, from characteristics of that name: `night_care` with `yes`, `Y` or `TRUE`. */
export function flagsOf(family: Family): string[] {
  return POORLY_CAPTURED.filter((flag) => yesOrNo(characteristicOf(family, columnOf(flag)) ?? '') === true);
}

/**
 * Which families have a word there that is neither yes nor no.
 *
 * @choice flag-words: a characteristic is free text, so that a word that is neither yes nor no is named and not counted
 */
export function oddFlagWords(families: readonly Family[]): Warning[] {
  return POORLY_CAPTURED.flatMap((flag) => {
    const column = columnOf(flag);
    return families.flatMap((family): Warning[] => {
      const word = characteristicOf(family, column);
      if (word === undefined || yesOrNo(word) !== undefined) return [];
      const message = `${column}: ${show(word)} is neither yes nor no, and is not counted as yes`;
      return [{ code: 'flag-word', message, caseId: family.caseId }];
    });
  });
}
