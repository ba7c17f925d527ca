import { type Path, type ProblemList, show } from '../errors.js';

/** Adds a problem for every id that stands more than once; one that could not be read is not looked at. */
export function checkUnique(
  items: readonly { readonly id?: string | undefined }[],
  at: Path,
  what: string,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (id === undefined) return;
    if (seen.has(id)) problems.add('duplicate', [...at, index, 'id'], `a second ${what} is called ${show(id)}`);
    seen.add(id);
  });
}
