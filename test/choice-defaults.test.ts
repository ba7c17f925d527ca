import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { RasError } from '../src/errors.js';
import { CHOICE_PROBES } from './support/choice-probes.js';

// What docs/choices.md tells of options that stand in no form: a call without the option is that with the default that
// the page tells, and not that with another value. test/choices.test.ts holds the options of forms.

const page = readFileSync(`${root}docs/choices.md`, 'utf8');

/** The default that the page tells in the row of a choice. */
function toldDefault(choice: string, option: string): string {
  const row = page.split('\n').find((line) => line.startsWith(`| ${choice} |`) && line.includes(`\`${option}\` (`));
  return new RegExp(`\`${option}\` \\(\`([^\`]*)\`\\)`).exec(row ?? '')?.[1] ?? '';
}

/** What comes of a call: its result, or the kinds of its problems. */
function outcome(call: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(call()));
  } catch (error) {
    if (error instanceof RasError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

test.each(CHOICE_PROBES)('$choice: $option', ({ choice, option, call, other, means }) => {
  const told = toldDefault(choice, option);
  const value = means ?? JSON.parse(told.replaceAll('_', ''));
  expect(told).not.toBe('');
  const without = outcome(() => call({}));
  expect(outcome(() => call({ [option]: value }))).toEqual(without);
  expect(outcome(() => call({ [option]: other }))).not.toEqual(without);
});
