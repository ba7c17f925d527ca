// How long importing the main entry takes, as a multiple of importing the three dependencies alone: the median of many
// new processes, taken in turns, in processor time, which other work on the machine hardly changes. Fails above one and
// a half. `--all` shows every entry.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { entries, root, runtimeDependencies } from './manifest.mjs';

const ROUNDS = 25;
const LIMIT = 1.5;

const dependencies = runtimeDependencies.map((name) => import.meta.resolve(name));
const shown = process.argv.includes('--all') ? entries : entries.slice(0, 1);
const jobs = [
  { title: 'the dependencies', modules: dependencies },
  ...shown.map(({ name, specifier }) => ({
    title: specifier,
    modules: [pathToFileURL(`${root}dist/${name}.js`).href],
  })),
];
const times = jobs.map(() => /** @type {number[]} */ ([]));
for (let round = 0; round < ROUNDS; round += 1)
  jobs.forEach(({ modules }, index) => {
    times[index]?.push(importTime(modules));
  });

const medians = times.map(median);
const base = medians[0] ?? Number.NaN;
jobs.forEach(({ title }, index) => {
  const ms = medians[index] ?? Number.NaN;
  process.stdout.write(`${title.padEnd(24)} ${ms.toFixed(1).padStart(7)} ms   x ${(ms / base).toFixed(2)}\n`);
});
const ratio = (medians[1] ?? Number.NaN) / base;
if (!(ratio <= LIMIT)) {
  process.stderr.write(
    `importing openras takes ${ratio.toFixed(2)} times as long as its dependencies; at most ${LIMIT}\n`,
  );
  process.exitCode = 1;
}

/** Milliseconds that a new process needs to import some modules. @param {readonly string[]} modules */
function importTime(modules) {
  const program = `const start = process.cpuUsage();
for (const name of ${JSON.stringify(modules)}) await import(name);
const { user, system } = process.cpuUsage(start);
process.stdout.write(String((user + system) / 1000));`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
