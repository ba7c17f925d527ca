// How long importing an entry takes, as a multiple of importing the three dependencies alone: the median of many new
// processes, taken in turns, in processor time, which other work on the machine hardly changes. Fails where an entry
// takes more than one and a half times as long.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { entries, root, runtimeDependencies } from './manifest.mjs';

const ROUNDS = 25;
const LIMIT = 1.5;

const dependencies = runtimeDependencies.map((name) => import.meta.resolve(name));
const jobs = [
  { title: 'the dependencies', modules: dependencies },
  ...entries.map(({ name, specifier }) => ({
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
const slow = jobs.filter((_, index) => !((medians[index] ?? Number.NaN) / base <= LIMIT));
if (slow.length > 0) {
  const titles = slow.map(({ title }) => title).join(', ');
  process.stderr.write(`importing ${titles} takes more than ${LIMIT} times as long as the dependencies alone\n`);
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
