// Stops a process at its n-th call that changes the disk: as a kill, as a failure, or as a signal that it may answer.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const CHANGING = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'chmodSync',
];
const at = Number(process.env.STOP_AT);
const how = process.env.STOP_HOW;
const after = process.env.STOP_AFTER === 'yes';
let calls = 0;
/** @type {Record<string, any>} */
const calling = fs;

for (const name of CHANGING) {
  const original = calling[name];
  calling[name] = (/** @type {unknown[]} */ ...args) => {
    calls += 1;
    if (calls !== at) return original(...args);
    if (how === 'fail') throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: name });
    if (!after) process.kill(process.pid, how);
    try {
      return original(...args);
    } finally {
      // Also after a call that failed: removing a folder begins with a try.
      if (after) process.kill(process.pid, how);
    }
  };
}
syncBuiltinESMExports();
process.on('exit', () => process.stdout.write(`calls ${calls}`));
