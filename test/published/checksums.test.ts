import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checksumOf, complaints, presentChecksums, recordedChecksums } from '../../scripts/checksums.mjs';
import { root } from '../../scripts/manifest.mjs';

const recorded = recordedChecksums();
const present = presentChecksums();

describe('the checksums of published figures', () => {
  test('are those recorded when the files were checked against the reports', () => {
    expect(complaints(recorded, present)).toEqual([]);
  });

  test('are on record for every file (node scripts/checksums.mjs adds new ones)', () => {
    expect(present.map(({ file }) => file)).toEqual(recorded.map(({ file }) => file));
    expect(recorded.map(({ table }) => table)).toContain('rr145-errata');
  });

  test.each(recorded.filter(({ entries }) => entries > 0))('find one changed digit in $file', ({ file, table }) => {
    const text = readFileSync(`${root}fixtures/published/${file}`, 'utf8');
    const changed = text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    const now = { ...checksumOf(file, text), sha256: checksumOf(file, changed).sha256 };
    // This file alone: another that differs has a complaint of its own above.
    const own = recorded.filter((record) => record.file === file);
    const [complaint, ...rest] = complaints(own, [now]);
    expect(rest).toEqual([]);
    expect(complaint).toContain(`${table} (fixtures/published/${file}) has changed since it was checked`);
    expect(complaint).toContain(own[0]?.sha256);
  });

  test('find a file that is gone, and do not mind the line ends of another system', () => {
    const [first, ...others] = present;
    expect(complaints(recorded, others)[0]).toContain(`${first?.table} (fixtures/published/${first?.file}) is gone`);
    expect(checksumOf('a', '{"id":"a",\r\n"figures":[]}')).toEqual(checksumOf('a', '{"id":"a",\n"figures":[]}'));
  });
});
