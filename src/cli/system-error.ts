import { fail } from '../errors.js';
import { placeDetails } from './place.js';

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EISDIR', 'is a folder; expected a file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied, or another program, such as Excel, has it open; close it there and try again'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EMFILE', 'too many open files'],
  ['EBUSY', 'is in use by another program, such as Excel; close it there and try again'],
  ['EEXIST', 'exists already'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'the symbolic links go round in a circle'],
]);

/** Whether a caught value is an error of the operating system, with a code such as `ENOENT`. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/**
 * Touches a file; what the operating system refuses becomes a problem that names the file as the user typed it.
 *
 * @throws RasError `refused` (in plain words); anything that is not the system's is thrown on
 */
export function touching<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail(
      'refused',
      [],
      MESSAGES.get(error.code) ?? `the system refuses it (${error.code})`,
      placeDetails(name, undefined),
    );
  }
}
