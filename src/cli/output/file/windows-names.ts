import { win32 } from 'node:path';
import { show } from '../../../errors.js';
import { failAt } from '../../place.js';

/** Names that stand for devices in every folder of Windows, whatever ending they have. */
const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;
const FORBIDDEN = /[<>:"|?*\p{Cc}]/u;

/**
 * Refuses a path that Windows would take for something else: a device, such as `NUL` or `com1.csv`; a second stream of a
 * file (`a.csv:b`); a name whose end it drops. Elsewhere these are names like any other.
 *
 * @throws RasError `refused`
 */
export function refuseWindowsNames(name: string, platform: NodeJS.Platform): void {
  if (platform !== 'win32') return;
  if (/^[\\/]{2}\.[\\/]/.test(name)) failAt('refused', name, undefined, 'is a device; choose a file or a folder');
  for (const part of partsOf(name)) {
    const wrong = wrongWith(part);
    if (wrong !== undefined) failAt('refused', name, undefined, `${show(part)} ${wrong}; choose another name`);
  }
}

/** The names in a path, without its drive or its network share. */
function partsOf(name: string): string[] {
  const path = win32.normalize(name);
  // `\\?\C:\…` is a drive whose name is long.
  const { root } = win32.parse(path.replace(/^\\\\\?\\/, ''));
  const rest = path.replace(/^\\\\\?\\/, '').slice(root.length);
  return rest.split('\\').filter((part) => part !== '' && part !== '.' && part !== '..');
}

function wrongWith(part: string): string | undefined {
  // Windows looks at what stands before the first dot, without blanks at its end.
  const [stem = ''] = part.split('.');
  if (DEVICES.test(stem.trimEnd())) return 'is the name of a device on Windows';
  const forbidden = FORBIDDEN.exec(part)?.[0];
  if (forbidden !== undefined) return `holds ${show(forbidden)}, which no name on Windows may`;
  return /[. ]$/.test(part) ? 'ends with a dot or a blank, which Windows drops' : undefined;
}
