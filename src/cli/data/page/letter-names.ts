import { refuseWindowsNames } from '../../output/file/windows-names.js';

/**
 * A file name for each id: the id itself as far as every system can hold it, with a number where two would be alike.
 *
 * @param ending with its dot
 */
export function letterNames(ids: readonly string[], ending: string): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  // Ids that are names as they stand keep them, whatever comes first.
  const [plain, others] = [ids.filter((id) => isName(id, ending)), ids.filter((id) => !isName(id, ending))];
  const next = new Map<string, number>();
  for (const id of [...plain, ...others]) {
    const stem = isName(id, ending) ? id : `case-${id.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 80)}`;
    let name = stem;
    while (taken.has(name.toLowerCase())) {
      const number = (next.get(stem.toLowerCase()) ?? 1) + 1;
      next.set(stem.toLowerCase(), number);
      name = `${stem}-${number}`;
    }
    taken.add(name.toLowerCase());
    names.set(id, `${name}${ending}`);
  }
  return names;
}

function isName(id: string, ending: string): boolean {
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) return false;
  try {
    refuseWindowsNames(`${id}${ending}`, 'win32');
    return id.toLowerCase() !== 'manifest';
  } catch {
    return false;
  }
}
