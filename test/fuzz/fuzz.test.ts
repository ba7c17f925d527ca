import { env, stdout } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isContainer } from './copy.js';
import { type Door, publicDoors } from './doors.js';
import { describeFinding, fuzzDoor } from './run.js';

// `npm run fuzz -- --calls 100000 --seed 7 --room equity --door inequality` sets these; rooms may be a list with commas.
const OPTIONS = {
  calls: Number(env.FUZZ_CALLS ?? 20),
  seed: Number(env.FUZZ_SEED ?? 20260401),
};
const TIME_OUT = Math.max(600_000, OPTIONS.calls * 10_000);
const { FUZZ_ROOM: room, FUZZ_DOOR: door } = env;

const doors = await publicDoors();
const chosen = doors.filter(
  (one) => (room === undefined || room.split(',').includes(one.room)) && (door === undefined || one.name === door),
);

/** What the options name and there is none of: a run of nothing would find nothing. */
const unknown = [
  ...(room?.split(',') ?? []).filter((name) => !doors.some((one) => one.room === name)).map((name) => `room ${name}`),
  ...(door === undefined || doors.some(({ name }) => name === door) ? [] : [`door ${door}`]),
];
if (!Number.isSafeInteger(OPTIONS.calls) || !Number.isSafeInteger(OPTIONS.seed))
  throw new Error('FUZZ_CALLS and FUZZ_SEED are whole numbers');
if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', no ')} to fuzz`);
if (chosen.length === 0) throw new Error(`no room of ${room} has ${door}`);

/** Every part of every example: what a place may be given in the place of its own value. */
const parts: unknown[] = [];

beforeAll(() => {
  const gather = (value: unknown): void => {
    if (parts.length > 20_000) return;
    parts.push(value);
    if (isContainer(value)) for (const one of Object.values(value)) gather(one);
  };
  for (const { examples } of doors) for (const values of examples) gather(values);
});

test('every public function has an example', () => {
  const without = doors.filter(({ examples }) => examples.length === 0);
  expect(without.map(({ name }) => name)).toEqual([]);
});

test('every public function is in a room', () => {
  expect(doors.filter((one) => one.room === 'unknown').map(({ name }) => name)).toEqual([]);
});

let made = 0;

afterAll(() => {
  if (env.FUZZ_CALLS !== undefined) stdout.write(`${made} calls of ${chosen.length} functions, seed ${OPTIONS.seed}\n`);
});

describe('whatever it is called with, throws a RasError or gives a sound result', () => {
  // A door that hangs is ended; nothing rests on how long one takes.
  test.each(chosen.map((one): [string, Door] => [one.name, one]))('%s', { timeout: TIME_OUT }, (_, one) => {
    const { findings, calls } = fuzzDoor(one, parts, OPTIONS);
    made += calls;
    expect(findings.map(describeFinding).join('\n')).toBe('');
  });
});
