import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { isRasError } from '../../src/errors.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const text = readFileSync(join(root, 'fixtures/golden-records/0.1.0/unsealed.ndjson'), 'utf8');
const CASES: Stored[] = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ moderation }) => moderation !== undefined);

function isRead(one: Stored): boolean {
  try {
    migrateRecord(one);
    return true;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return false;
  }
}

const uncheckedOf = (one: Stored): string => migrateRecord(one).unchecked.join(' ');

function altered(one: Stored, alter: (copy: Stored) => void): Stored {
  const copy = structuredClone(one);
  alter(copy);
  return copy;
}

describe('rules of a moderated case that nobody sealed', () => {
  test('a rule that changed an amount is not taken out', () => {
    let tried = 0;
    for (const one of CASES) {
      one.moderation.forEach(({ before, after }: Stored, index: number) => {
        if (before === after) return;
        tried += 1;
        expect([one.caseId, index, isRead(altered(one, (copy) => copy.moderation.splice(index, 1)))]).toEqual([
          one.caseId,
          index,
          false,
        ]);
      });
    }
    expect(tried).toBeGreaterThan(5);
  });

  test('one that changed nothing may be, and that is said of every such record', () => {
    const taken = CASES.flatMap((one) =>
      one.moderation.flatMap((_: Stored, index: number) => {
        const copy = altered(one, (own) => own.moderation.splice(index, 1));
        return isRead(copy) ? [copy] : [];
      }),
    );
    expect(taken.length).toBeGreaterThan(5);
    for (const one of [...taken, ...CASES]) {
      expect(uncheckedOf(one)).toContain('A rule that changed nothing may have been taken out');
    }
  });

  test('warnings of limits that were broken are not taken away, one or both', () => {
    const one = CASES.find(({ warnings }) => warnings.some(({ code }: Stored) => code === 'promised-limit-broken'));
    const places: number[] = one.warnings.flatMap(({ code }: Stored, index: number) =>
      code === 'promised-limit-broken' ? [index] : [],
    );
    expect(places).toHaveLength(2);
    for (const left of [[places[0]], [places[1]], places]) {
      const copy = altered(one, (own) => {
        own.warnings = own.warnings.filter((_: Stored, index: number) => !left.includes(index));
      });
      expect(isRead(copy)).toBe(false);
    }
    for (const index of places) expect(isRead(altered(one, (own) => (own.warnings[index].code = 'x')))).toBe(false);
  });

  test('of a rule that found no amount the kind and the cause are held, and who decided it rests on its word', () => {
    const one = CASES.find(({ moderation }) => moderation.some(({ steps }: Stored) => steps.length === 0));
    const place = one.moderation.findIndex(({ steps }: Stored) => steps.length === 0);
    const other = (field: string) => altered(one, (own) => (own.moderation[place][field] = 'Somebody else'));
    for (const field of ['rule', 'because']) expect([field, isRead(other(field))]).toEqual([field, false]);
    for (const field of ['actor', 'reason', 'id']) {
      expect([field, uncheckedOf(other(field))]).toEqual([
        field,
        expect.stringContaining('Some rules found no amount'),
      ]);
    }
    const whole = CASES.filter(({ moderation }) => moderation.every(({ steps }: Stored) => steps.length > 0));
    expect(whole.length).toBeGreaterThan(3);
    expect(
      whole
        .filter(({ earlier }) => earlier.length === 0)
        .map(uncheckedOf)
        .join(),
    ).not.toContain('Some rules found no amount');
  });

  test('an earlier round with other rules than the last is said', () => {
    const one = CASES.find(({ earlier }) => earlier.length > 0);
    expect(uncheckedOf(one)).not.toContain('An earlier round has other rules');
    const taken = altered(one, (own) => own.earlier[0].moderation.splice(0, 1));
    expect(uncheckedOf(taken)).toContain('An earlier round has other rules');
  });
});
