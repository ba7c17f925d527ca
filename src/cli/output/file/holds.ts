import * as system from 'node:path';

/** Whether a folder is another one or holds it; both are full paths, on Windows of a drive or of a network share. */
export function holds(
  outer: string,
  inner: string,
  { relative, isAbsolute, sep }: Pick<system.PlatformPath, 'relative' | 'isAbsolute' | 'sep'> = system,
): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
