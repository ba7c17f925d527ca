import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const SLOW = 120_000;

const run = runIn(folder);

beforeAll(async () => {
  for (const name of ['example-council', 'plans', 'reconstructed-cohort']) {
    cpSync(join(root, 'fixtures', name), join(folder, name), { recursive: true });
  }
  expect(await run('run', 'example-council/council.json', '--out', 'results')).toMatchObject({ code: 0 });
  expect((await run('run', 'example-council/council.json', '--out', 'packed', '--gzip')).code).toBe(0);
}, SLOW);

/** A copy of the results in which one text of a file is replaced. */
function altered(name: string, file: string, from: string | RegExp, to: string): string {
  cpSync(join(folder, 'results'), join(folder, name), { recursive: true });
  const path = join(folder, name, file);
  const text = readFileSync(path, 'utf8');
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  writeFileSync(path, other);
  return name;
}

describe("a run's folder of records", () => {
  test.each(['results', 'packed'])(
    '%s: every record is verified, and allocated again by the model',
    { timeout: SLOW },
    async (name) => {
      const { code, out } = await run('check-record', name);
      expect(code).toBe(0);
      // 123 families, each with an allocation and a moderated case.
      expect(JSON.parse(out).result).toMatchObject({
        records: 246,
        'of them: allocation': 123,
        'of them: moderated': 123,
        'allocated again by their model': 123,
      });
    },
  );

  test('one case is found by the index, in both forms alike', { timeout: SLOW }, async () => {
    const [plain, packed] = [await run('explain', 'results', 'F001'), await run('explain', 'packed', 'F001')];
    expect(plain.code).toBe(0);
    expect(packed.out).toBe(plain.out);
    expect(plain.out).not.toContain('not sealed');
  });

  test('an altered amount is refused, with its line', { timeout: SLOW }, async () => {
    const name = altered('one-pound', 'moderation.ndjson', /"communicated":"(\d)/, '"communicated":"9');
    const { code, out, err } = await run('check-record', name);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('moderation.ndjson:1:1: seal: does not fit the record');
    expect((await run('explain', name, 'F001')).code).toBe(2);
  });

  test('a line cut off, a line doubled and two lines swapped are refused', { timeout: SLOW }, async () => {
    const cut = altered('cut', 'allocations.ndjson', /[^\n]+\n$/, '');
    expect((await run('check-record', cut)).err).toContain('allocations.index.csv');
    const added = altered('added', 'allocations.ndjson', /^([^\n]+\n)([\s\S]*)$/, '$1$2$1');
    expect((await run('check-record', added)).err).toContain('bytes, where its index ends');
    const swapped = altered('swapped', 'allocations.index.csv', /^F001,/m, 'F002,');
    expect((await run('check-record', swapped)).err).toContain('where another case stands');
  });

  test('another model beside the records is not theirs', { timeout: SLOW }, async () => {
    const name = altered('other-model', 'model.json', /"points": "(\d+)/, '"points": "1$1');
    const { code, err } = await run('check-record', name);
    expect(code).toBe(2);
    expect(err).toContain('model.sha256: names another model');
  });

  test('everything about one case is gathered in a folder', { timeout: SLOW }, async () => {
    expect((await run('case-pack', 'results', 'F001', '--out', 'pack')).code).toBe(0);
    expect(readdirSync(join(folder, 'pack')).sort()).toEqual([
      'README.md',
      'allocation.json',
      'how-it-came-about.md',
      'instrument.json',
      'manifest.json',
      'model.json',
      'moderated.json',
      'policy.json',
      'price-book.json',
    ]);
    const instrument = readFileSync(join(folder, 'pack/instrument.json'), 'utf8');
    expect(instrument).toBe(readFileSync(join(folder, 'example-council/instrument.json'), 'utf8'));
    expect((await run('check-record', 'pack/moderated.json')).code).toBe(0);
    expect((await run('case-pack', 'results', 'F001')).err).toContain('--out');
    expect((await run('case-pack', 'results', 'nobody', '--out', 'none')).code).toBe(2);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('a sample for an audit is drawn again by its seed, from a frame that is kept', { timeout: SLOW }, async () => {
    const draw = async (seed: string) => (await run('audit-sample', 'results', '--size', '10', '--seed', seed)).out;
    const [one, again, other] = [await draw('7'), await draw('7'), await draw('8')];
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    const { frame, sample, byRisk, manifest, frameSha256 } = JSON.parse(one).result;
    expect(frame).toHaveLength(123);
    expect(sample).toHaveLength(10 + byRisk);
    // The frame is the one of this run, and whoever draws again sees it.
    const text = readFileSync(join(folder, 'results/manifest.json'));
    expect(manifest).toBe(createHash('sha256').update(text).digest('hex'));
    expect(frameSha256).toBe(createHash('sha256').update(JSON.stringify(frame)).digest('hex'));
    const rows = (await run('audit-sample', 'results', '--size', '10', '--seed', '7', '--format', 'csv')).out.split(
      '\n',
    );
    // Those drawn stand before the rest of the frame.
    expect(rows.slice(1, 1 + sample.length).every((row) => /,(at random|by risk),/.test(row))).toBe(true);
    expect(sample.filter(({ drawn }: { drawn: string }) => drawn === 'at random')).toHaveLength(10);
    expect((await run('audit-sample', 'results', '--size', '200', '--seed', '1')).code).toBe(2);
  });
});

test('a results file of an earlier release is explained, and said to be unsealed first', {
  timeout: SLOW,
}, async () => {
  const record = JSON.parse(readFileSync(join(folder, 'results/allocations.ndjson'), 'utf8').split('\n')[0] ?? '');
  const { caseId, model, status, amounts, period, warnings, result, steps } = record;
  const old = {
    caseId,
    modelKind: model.kind,
    status,
    ...amounts,
    period,
    warnings,
    ...result,
    steps: steps.slice(0, -1),
  };
  put(folder, 'old.json', JSON.stringify({ result: [old], warnings: [] }));
  const page = await run('explain', 'old.json', caseId);
  expect(page.out.split('\n')[0]).toContain('This record is not sealed');
  const { code, out } = await run('check-record', 'old.json');
  expect([code, JSON.parse(out).result['not sealed: only what can be worked out was checked']]).toEqual([0, 1]);
});
