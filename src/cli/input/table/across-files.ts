import { problemList, show } from '../../../errors.js';
import type { Desk, Reading } from './reading.js';

/** Tells the near twin that an id has in a file that was read before. */
export type LookAcross = (id: string) => string | undefined;

/**
 * Looks at the ids of cases of a file beside those of each file that the same call read before it, and keeps them for those
 * that it reads after it: whatever reads ids of cases begins here, so that no join has to be told of it.
 *
 * @param folded an id without what people and spreadsheets change unawares
 * @choice like-ids-across: an id that stands in one file and has a near twin in another that the same call reads, where it
 * does not stand itself, is a question, as within one file, in every command and in the files of a council; `--accept like-ids`
 * takes the two as two
 */
export function lookAcross(
  reading: Pick<Reading, 'idsOfFiles' | 'answers'>,
  file: string,
  folded: (id: string) => string,
): LookAcross {
  if (reading.answers.accept.includes('like-ids')) return () => undefined;
  const before = reading.idsOfFiles.filter((one) => one.file !== file);
  const ids = new Set<string>();
  let folds: ReadonlyMap<string, string> | undefined;
  const byFold = (): ReadonlyMap<string, string> => {
    folds ??= new Map([...ids].map((id) => [folded(id), id]));
    return folds;
  };
  reading.idsOfFiles.push({ file, ids, byFold });
  return (id) => {
    if (id === '' || ids.has(id)) return undefined;
    ids.add(id);
    for (const other of before) {
      const twin = other.ids.has(id) ? undefined : other.byFold().get(folded(id));
      if (twin !== undefined)
        return `${show(id)} differs from ${show(twin)} in ${other.file} by capitals, blanks or leading zeros alone; is it the same case? Write both alike, or take them as two with --accept like-ids`;
    }
    return undefined;
  };
}

/** Asks about the ids of a list of JSON that have a near twin in a file that was read before; what is no case is passed over. */
export function askOfListed(
  { reading }: Pick<Desk, 'reading'>,
  file: string,
  list: unknown,
  folded: (id: string) => string,
): void {
  const look = lookAcross(reading, file, folded);
  const problems = problemList();
  for (const one of Array.isArray(list) ? list : [list]) {
    const id: unknown = typeof one === 'object' && one !== null && 'caseId' in one ? one.caseId : undefined;
    const odd = typeof id === 'string' ? look(id) : undefined;
    if (odd !== undefined) problems.add('choice-needed', [], odd, { file });
  }
  problems.throwIfAny();
}
