import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runIn, temporaryFolder } from '../support.js';
import { opened, said } from './html.js';

const home = temporaryFolder();
const run = runIn(home);

const read = (name: string): string => readFileSync(join(home, name), 'utf8');

beforeAll(async () => {
  for (const name of ['example-council', 'reconstructed-cohort', 'plans'])
    cpSync(`fixtures/${name}`, join(home, 'fixtures', name), { recursive: true });
  const { code, err } = await run('run', 'fixtures/example-council/council.json', '--out', 'results', '--internal');
  if (code !== 0) throw new Error(err);
});

/** A copy of the results with one file changed. */
function copyWith(name: string, file: string, change: (text: string) => string): string {
  cpSync(join(home, 'results'), join(home, name), { recursive: true });
  writeFileSync(join(home, name, file), change(read(`${name}/${file}`)));
  return name;
}

describe('openras report', () => {
  test('writes both pages as the run wrote them', async () => {
    expect(await run('report', 'results', '--out', 'pages')).toMatchObject({ code: 0 });
    expect(readdirSync(join(home, 'pages')).sort()).toEqual(['manifest.json', 'report-internal.html', 'report.html']);
    for (const page of ['report.html', 'report-internal.html'])
      expect(read(`pages/${page}`)).toBe(read(`results/${page}`));
  });

  test('the pages answer the five questions of the example council, each with its picture', () => {
    // Figures of the example council as README and docs/run.md print them.
    const text = said(read('results/report.html'));
    expect(text).toContain('nobody has said what meeting the assessed needs of any of 123 families costs');
    expect(text).toContain('Yes, by the communicated amounts.');
    const page = opened(read('results/report.html'));
    const pictures = [...page.querySelectorAll('main > section > figure')].map((one) => one.getAttribute('id'));
    expect(pictures).toEqual([
      'picture-enough',
      'picture-affordable-2',
      'picture-price',
      'picture-change',
      'picture-gaps',
      // Further down, under each question again.
      'picture-affordable-1',
      'picture-soft',
      'picture-history',
      'picture-levels',
      'picture-inequality',
    ]);
  });

  test.each([
    ['report.md', (text: string) => text.replace('£54,836.80', '£94,836.80')],
    ['report-internal.md', (text: string) => text.replace('F001', 'F901')],
    ['allocations.ndjson', (text: string) => text.replace('"indicative":"5988.31"', '"indicative":"6988.31"')],
    ['cases.csv', (text: string) => text.replace('5988.31', '6988.31')],
  ])('gives no page of a folder whose %s was altered', async (file, change) => {
    const name = copyWith(`altered-${file}`, file, change);
    const { code, err } = await run('report', name, '--out', `pages-of-${file}`);
    expect(code).toBe(2);
    expect(err).toContain(`${name}/${file}`);
    expect(existsSync(join(home, `pages-of-${file}`))).toBe(false);
  });

  test('nor where the manifest was altered with the report: the records have another amount', async () => {
    const name = copyWith('both', 'report-internal.md', (text) =>
      text.replace('| F001 | 41 | 2931.50 | 5988.31 ', '| F001 | 41 | 2931.50 | 6988.31 '),
    );
    const changed = read(`${name}/report-internal.md`);
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(changed).digest('hex');
    const manifest = JSON.parse(read(`${name}/manifest.json`)) as { outputs: { name: string; sha256: string }[] };
    for (const output of manifest.outputs) if (output.name === 'report-internal.md') output.sha256 = sha256;
    writeFileSync(join(home, name, 'manifest.json'), JSON.stringify(manifest));
    const { code, err } = await run('report', name, '--out', 'pages-of-both');
    expect(code).toBe(2);
    expect(err).toMatch(/report-internal\.md.*6988\.31.*F001.*5988\.31/);
    expect(existsSync(join(home, 'pages-of-both'))).toBe(false);
  });

  test.each([
    ['no manifest', 'manifest.json', /no manifest\.json lies beside/],
    ['no report', 'report.md', /report\.md is missing|report\.md.*is missing/],
  ])('refuses a folder with %s', async (what, file, message) => {
    const name = `without ${what}`;
    cpSync(join(home, 'results'), join(home, name), { recursive: true });
    rmSync(join(home, name, file));
    const { code, err } = await run('report', name, '--out', 'pages-of-part');
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test('asks for a folder to write', async () => {
    const { code, err } = await run('report', 'results');
    expect(code).toBe(2);
    expect(err).toContain('--out');
  });
});

describe('what draws', () => {
  /** The packages that a file needs as soon as it is loaded, by whatever way. */
  function packagesOf(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file)) return new Set();
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const found = new Set<string>();
    for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
      if (!from.startsWith('.')) found.add(from);
      else for (const one of packagesOf(resolve(dirname(file), from).replace(/\.js$/, '.ts'), seen)) found.add(one);
    }
    return found;
  }

  test('is loaded only where a page is written, and never for the help', () => {
    const drawing = (file: string): string[] =>
      [...packagesOf(file)].filter((name) => /^(@observablehq\/plot|linkedom|eta)/.test(name)).sort();
    for (const file of ['main.ts', 'commands/run/run.ts', 'commands/year/report.ts'])
      expect(drawing(`src/cli/${file}`), file).toEqual([]);
    expect(drawing('src/cli/report-page/report-page.ts')).toEqual(['@observablehq/plot', 'eta/core', 'linkedom']);
  });
});

test('a folder of pages is written only where none is lost', async () => {
  mkdirSync(join(home, 'taken'));
  writeFileSync(join(home, 'taken', 'mine.txt'), 'mine');
  const { code } = await run('report', 'results', '--out', 'taken');
  expect(code).toBe(2);
  expect(readdirSync(join(home, 'taken'))).toEqual(['mine.txt']);
});
