import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../src/cli/output/deliver.js';
import { buildManifest } from '../../src/cli/output/manifest.js';
import { writeWholeFile } from '../../src/cli/output/write-file.js';
import { writeWholeFolder } from '../../src/cli/output/write-folder.js';
import { errorOf, put, temporaryFolder, testIo } from './support.js';

const root = temporaryFolder();
let cwd = '';
let count = 0;
beforeEach(() => {
  count += 1;
  cwd = join(root, String(count));
  mkdirSync(cwd);
});

const manifest = buildManifest(testIo(root), { command: 'run', options: {}, inputs: [] });
const write = (name: string, files: Record<string, string>, force = false) =>
  writeWholeFolder(cwd, name, new Map(Object.entries(files)), manifest, { force });
const text = (name: string) => readFileSync(join(cwd, name), 'utf8');

describe('a folder', () => {
  test('holds the files and a manifest with their hashes, its keys sorted', () => {
    write('out', { 'a.csv': 'a\n', 'b.json': '{}' });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.csv', 'b.json', 'manifest.json']);
    const written = JSON.parse(text('out/manifest.json'));
    expect(Object.keys(written)).toEqual(Object.keys(written).sort());
    expect(written.outputs[0]).toEqual({
      name: 'a.csv',
      bytes: 2,
      sha256: createHash('sha256').update('a\n').digest('hex'),
    });
  });

  test('that is there and empty is used', () => {
    mkdirSync(join(cwd, 'out'));
    write('out', { 'a.csv': '1' });
    expect(text('out/a.csv')).toBe('1');
  });

  test('that an earlier run wrote is replaced by --force only, and wholly', () => {
    write('out', { 'a.csv': 'old', 'gone.csv': 'old' });
    expect(errorOf(() => write('out', { 'a.csv': 'new' })).message).toContain('--force');
    expect(text('out/a.csv')).toBe('old');
    write('out', { 'a.csv': 'new' }, true);
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.csv', 'manifest.json']);
    expect(text('out/a.csv')).toBe('new');
    expect(readdirSync(cwd)).toEqual(['out']);
  });

  test("with anybody else's file is not replaced, even by --force", () => {
    write('out', { 'a.csv': 'old' });
    put(join(cwd, 'out'), 'notes.docx', 'mine');
    expect(errorOf(() => write('out', { 'a.csv': 'new' }, true)).message).toContain(
      '"notes.docx", which openras did not write',
    );
    mkdirSync(join(cwd, 'mine'));
    put(join(cwd, 'mine'), 'manifest.json', 'not JSON');
    expect(errorOf(() => write('mine', {}, true)).code).toBe('refused');
    expect(text('out/a.csv')).toBe('old');
  });

  test('that one is in, or that holds it, is refused', () => {
    expect(errorOf(() => write('.', { 'a.csv': '1' }, true)).message).toContain('the folder that you are in');
    expect(errorOf(() => write('..', { 'a.csv': '1' }, true)).message).toContain('the folder that you are in');
  });

  test('behind a symbolic link is written where the link points', () => {
    mkdirSync(join(cwd, 'real'));
    symlinkSync(join(cwd, 'real'), join(cwd, 'link'));
    write('link', { 'a.csv': '1' });
    expect(text('real/a.csv')).toBe('1');
    expect(readdirSync(cwd).sort()).toEqual(['link', 'real']);
  });

  test('is not left half-written when a file fails', () => {
    write('out', { 'a.csv': 'old' });
    // The second file cannot be written: its folder does not exist.
    const files = { 'a.csv': 'new', 'none/b.csv': 'new' };
    expect(errorOf(() => write('out', files, true)).problems[0]?.details).toEqual({ file: 'out' });
    expect(errorOf(() => write('fresh', files)).code).toBe('refused');
    expect(readdirSync(cwd)).toEqual(['out']);
    expect(text('out/a.csv')).toBe('old');
  });

  test('in a place that does not exist, or that is a file, is refused', () => {
    put(cwd, 'file', 'x');
    expect(errorOf(() => write('none/out', {})).message).toContain('no such file or folder');
    expect(errorOf(() => write('file', {}, true)).code).toBe('refused');
    expect(readdirSync(cwd)).toEqual(['file']);
  });
});

describe('a file', () => {
  test('is written whole, and replaced by --force only', () => {
    writeWholeFile(cwd, 'model.json', 'one');
    expect(errorOf(() => writeWholeFile(cwd, 'model.json', 'two')).message).toBe('exists already; --force replaces it');
    expect(text('model.json')).toBe('one');
    writeWholeFile(cwd, 'model.json', 'two', { force: true });
    expect([text('model.json'), readdirSync(cwd)]).toEqual(['two', ['model.json']]);
  });

  test('is not left half-written when it cannot take its place', () => {
    mkdirSync(join(cwd, 'taken'));
    put(join(cwd, 'taken'), 'x', 'x');
    expect(errorOf(() => writeWholeFile(cwd, 'taken', 'text', { force: true })).code).toBe('refused');
    expect(readdirSync(cwd)).toEqual(['taken']);
  });

  test('takes its format from its ending', () => {
    const io = testIo(cwd);
    const report = { result: 1, warnings: [], list: { columns: ['a'], rows: [['1']] } };
    deliver(io, report, { out: 'list.csv' });
    deliver(io, report, { out: 'list.dat' });
    deliver(io, report, { out: 'list.md', format: 'csv' });
    expect([text('list.csv'), text('list.md'), JSON.parse(text('list.dat'))]).toEqual([
      'a\n1\n',
      'a\n1\n',
      { result: 1, warnings: [] },
    ]);
    expect(io.out()).toBe('');
  });
});
