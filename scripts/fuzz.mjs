// The long form of test/fuzz: `npm run fuzz -- --calls 100000 --seed 7 --room equity --door inequality`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './manifest.mjs';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    room: { type: 'string' },
    door: { type: 'string' },
  },
});

/** Says what is wrong with the call, and ends. @param {string} message @returns {never} */
function refuse(message) {
  process.stderr.write(`fuzz: ${message}\n`);
  process.exit(2);
}

for (const name of /** @type {const} */ (['calls', 'seed'])) {
  if (!/^\d{1,15}$/.test(values[name])) refuse(`--${name} takes a whole number of 0 or more, not ${values[name]}`);
}

const env = Object.entries(values).map(([name, value]) => [`FUZZ_${name.toUpperCase()}`, value]);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/fuzz/fuzz.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...Object.fromEntries(env) },
});
process.exitCode = status ?? 1;
