import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { isRasError } from '../../src/errors.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const text = readFileSync(join(root, 'fixtures/golden-records/0.1.0/unsealed.ndjson'), 'utf8');
const RECORDS: Stored[] = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

function isRead(one: Stored): boolean {
  try {
    migrateRecord(one);
    return true;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return false;
  }
}

type Way = readonly (string | number)[];

/** The ways to all keys of objects below a value, where of the entries of a list only the first is looked into. */
function keysOf(value: Stored, at: Way = []): Way[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const way = [...at, Array.isArray(value) ? Number(key) : key];
    return [...(Array.isArray(value) ? [] : [way]), ...keysOf(item, way)];
  });
}

function without(one: Stored, way: Way): Stored {
  const copy = structuredClone(one);
  const holder = way.slice(0, -1).reduce((inside: Stored, key) => inside[key], copy);
  delete holder[way.at(-1) as string];
  return copy;
}

/** Each record as it was kept, and without each key that it may be without, of which one of each name is taken. */
const WAYS = RECORDS.flatMap((one, index): [string, Stored][] => {
  const seen = new Set<string>();
  const shorter = keysOf(one).flatMap((way): [string, Stored][] => {
    const name = way.filter((key) => typeof key === 'string').join('.');
    if (seen.has(name)) return [];
    const other = without(one, way);
    if (!isRead(other)) return [];
    seen.add(name);
    return [[`${index} without ${name}`, other]];
  });
  return [[`${index} as it was kept`, one], ...shorter];
});

// The form of the earliest records: two figures of a duty were told later.
const EARLIEST = RECORDS.filter((one) => one.duty?.length > 0).map((one, index): [string, Stored] => [
  `earliest ${index}`,
  { ...one, duty: one.duty.map(({ needsShort: _, costsAfterFigure: __, ...duty }: Stored) => duty) },
]);

describe('a record of an earlier form goes through every command that reads it, whatever it may be without', () => {
  test('some may be without a key, and none of the earliest is refused', () => {
    expect(WAYS.length).toBeGreaterThan(RECORDS.length);
    expect(EARLIEST.length).toBeGreaterThan(3);
    for (const [name, one] of EARLIEST) expect([name, isRead(one)]).toEqual([name, true]);
  });

  test.each([...EARLIEST, ...WAYS])(
    '%s',
    async (name, one) => {
      const file = put(folder, 'record.json', JSON.stringify(one));
      const calls = [
        ['check-record', file],
        ['explain', file, one.caseId],
        ['explain', file, one.caseId, '--for', 'officer'],
        ['explain', file, '--all', '--out', `pages-${name}`, '--force'],
        ['case-pack', file, one.caseId, '--out', `pack-${name}`],
        ['audit-sample', file, '--size', '1', '--seed', '1'],
      ];
      for (const call of calls) {
        const { code, err } = await run(...call);
        expect([call[0], code, err]).toEqual([call[0], 0, expect.anything()]);
      }
    },
    60_000,
  );
});

test('of a shortfall whose needs are not on record the page says so', async () => {
  const [one] = EARLIEST.map(([, record]) => record).filter(({ duty }) => duty.at(-1).answer === 'shortfall');
  const { out } = await run('explain', put(folder, 'short.json', JSON.stringify(one)), one.caseId);
  expect(out).toContain('These records do not say which of your needs are not fully met.');
  expect(out).not.toContain('The needs that are not fully met');
});
