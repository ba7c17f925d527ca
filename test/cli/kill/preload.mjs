// Stops a process at its n-th call that changes the disk: as a kill, as a failure (once, or of that call and all after
// it, as of a disk that is gone), or as a signal that it may answer.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/** Calls of one change each; what Node does in several (a whole file, a folder with what is in it) is made of these. */
const CHANGING = [
  'openSync',
  'writeSync',
  'writevSync',
  'mkdirSync',
  'mkdtempSync',
  'renameSync',
  'unlinkSync',
  'rmdirSync',
  'chmodSync',
  'fchmodSync',
  'chownSync',
  'fchownSync',
  'lchownSync',
  'linkSync',
  'symlinkSync',
  'truncateSync',
  'ftruncateSync',
  'fsyncSync',
  'fdatasyncSync',
  'utimesSync',
  'futimesSync',
  'lutimesSync',
  'copyFileSync',
];
/** What could change the disk without being counted: whoever begins to use one of these teaches this file first. */
const UNCOUNTED = ['appendFileSync', 'cpSync', 'createWriteStream', 'WriteStream'];
const KINDS = ['appendFile', 'write', 'writev', 'writeFile', 'mkdir', 'mkdtemp', 'rename', 'rm', 'unlink', 'rmdir'];
KINDS.push('chmod', 'fchmod', 'chown', 'fchown', 'lchown', 'link', 'symlink', 'truncate', 'ftruncate', 'fsync');
KINDS.push('fdatasync', 'utimes', 'futimes', 'lutimes', 'copyFile', 'cp', 'open');
const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC } = fs.constants;

const at = Number(process.env.STOP_AT);
const how = process.env.STOP_HOW;
const code = process.env.STOP_CODE ?? 'ENOSPC';
const after = process.env.STOP_AFTER === 'yes';
let calls = 0;
/** @type {Record<string, any>} */
const calling = fs;
const original = { ...calling };

for (const name of CHANGING) {
  calling[name] = (/** @type {any[]} */ ...args) => {
    const isPipe = name === 'writeSync' && args[0] <= 2;
    if (isPipe || (name === 'openSync' && !opensToWrite(args[1]))) return original[name]?.(...args);
    calls += 1;
    const isOver = how === 'fail-on' && calls > at && at > 0;
    if (calls !== at && !isOver) return original[name]?.(...args);
    if (!after) half(name, args);
    if (how === 'fail' || how === 'fail-on')
      throw Object.assign(new Error(`${code}: ${name}`), { code, syscall: name });
    if (!after) process.kill(process.pid, how);
    try {
      return original[name]?.(...args);
    } finally {
      if (after) process.kill(process.pid, how);
    }
  };
}

/** A write that is stopped has written the half; what was there before it is what the call before left. */
function half(/** @type {string} */ name, /** @type {any[]} */ args) {
  if (name !== 'writeSync' || how !== 'SIGKILL') return;
  const [handle, bytes, from = 0] = args;
  original.writeSync?.(handle, bytes, from, Math.floor((bytes.length - from) / 2));
}

/** Whether a file is opened so that the disk may change. */
function opensToWrite(/** @type {unknown} */ flags) {
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) !== 0;
  return /[wa+]/.test(String(flags ?? 'r'));
}

calling.writeFileSync = (/** @type {string} */ path, /** @type {any} */ content, /** @type {any} */ options = {}) => {
  const file = calling.openSync(path, options.flag ?? 'w', options.mode);
  try {
    const bytes = Buffer.from(content);
    for (let from = 0; from < bytes.length; ) from += calling.writeSync(file, bytes, from);
  } finally {
    fs.closeSync(file);
  }
};

calling.rmSync = (/** @type {string} */ path, /** @type {any} */ options = {}) => {
  const found = fs.lstatSync(path, { throwIfNoEntry: !options.force });
  if (found === undefined) return;
  if (!found.isDirectory()) calling.unlinkSync(path);
  else {
    for (const name of fs.readdirSync(path)) calling.rmSync(join(path, name), options);
    calling.rmdirSync(path);
  }
};

for (const name of [...UNCOUNTED, ...KINDS]) calling[name] = () => refuse(name);
for (const name of KINDS) /** @type {Record<string, any>} */ (fs.promises)[name] = () => refuse(`promises.${name}`);

function refuse(/** @type {string} */ name) {
  process.stderr.write(`${name} is not counted\n`);
  process.exit(99);
}

syncBuiltinESMExports();
process.on('exit', () => process.stdout.write(`calls ${calls}`));
