import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Runs every property whose number of inputs can be set, each with its own seed, on 10,000 inputs or OPENRAS_RUNS. */
const files = readdirSync('test', { recursive: true })
  .map((name) => `test/${String(name).replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.test.ts') && readFileSync(name, 'utf8').includes('support/runs.js'));
const env = { ...process.env, OPENRAS_RUNS: process.env.OPENRAS_RUNS ?? '10000' };
const { status } = spawnSync('npx', ['vitest', 'run', ...files], { stdio: 'inherit', env, shell: true });
process.exit(status ?? 1);
