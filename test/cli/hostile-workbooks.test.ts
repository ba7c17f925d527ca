import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandOptions } from '../../scripts/command.mjs';
import { cell, MAIN, sheet, workbook, zip } from './make-workbook.js';
import { put, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const HEADER = `<row r="1">${cell('A1', 'case_id')}${cell('B1', 'points')}</row>`;
const ROW = `<row r="2">${cell('A2', 'F1')}<c r="B2"><v>10</v></c></row>`;
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const HOSTILE: Readonly<Record<string, () => Buffer>> = {
  'a bomb that says what it is': () => zip(workbook([sheet(HEADER + ' '.repeat(120_000_000))])),
  'a bomb that says that it is small': () =>
    zip(workbook([sheet(HEADER + ' '.repeat(120_000_000))]), { 'xl/worksheets/sheet1.xml': { declared: 2000 } }),
  'a bomb of shared strings': () =>
    zip(
      workbook([sheet(HEADER)], {
        'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${'<si><t>x</t></si>'.repeat(2_000_000)}</sst>`,
      }),
    ),
  'a part that is twice there': () => {
    const bytes = zip({ ...workbook([sheet(HEADER)]), 'xl/worksheets/sheet9.xml': sheet(HEADER) });
    return Buffer.from(bytes.toString('latin1').replaceAll('sheet9.xml', 'sheet1.xml'), 'latin1');
  },
  'entities inside entities': () =>
    zip(
      workbook([
        `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">${many(20, (i) => `<!ENTITY b${i} "${'&a;'.repeat(1000)}">`)}]>${sheet(HEADER)}`,
      ]),
    ),
  'a cell in the farthest corner': () =>
    zip(workbook([sheet(`${HEADER}<row r="1048576">${cell('XFD1048576', 'x')}</row>`)])),
  'a row beyond all rows': () => zip(workbook([sheet(`${HEADER}<row r="999999999">${cell('A999999999', 'x')}</row>`)])),
  'a million merged cells': () =>
    zip(
      workbook([
        sheet(
          HEADER + ROW,
          `<mergeCells>${many(300_000, (i) => `<mergeCell ref="A${i + 3}:B${i + 3}"/>`)}</mergeCells>`,
        ),
      ]),
    ),
  'a merged cell over everything': () =>
    zip(workbook([sheet(HEADER + ROW, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')])),
  'elements inside elements': () =>
    zip(workbook([sheet(`${HEADER}${'<x>'.repeat(200_000)}${'</x>'.repeat(200_000)}`)])),
  'very many sheets': () => zip(workbook(Array.from({ length: 450 }, () => sheet(HEADER + ROW)))),
  'too many sheets': () => zip(workbook(Array.from({ length: 6000 }, () => sheet(HEADER)))),
  'a text without an end': () =>
    zip(workbook([sheet(`${HEADER}<row r="2">${cell('A2', 'x'.repeat(5_000_000))}</row>`)])),
  'blank cells by the hundred thousand': () =>
    zip(
      workbook([
        sheet(
          HEADER +
            ROW +
            many(
              20_000,
              (i) =>
                `<row r="${i + 3}">${many(10, (k) => `<c r="${String.fromCharCode(65 + k)}${i + 3}" s="1"/>`)}</row>`,
            ),
        ),
      ]),
    ),
  'a million rows of nothing': () =>
    zip(workbook([sheet(HEADER + ROW + many(1_000_000, (i) => `<row r="${i + 3}"/>`))])),
  'a million cells that hold a format': () =>
    zip(
      workbook([
        sheet(
          HEADER +
            ROW +
            many(500_000, (i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/><c r="B${i + 3}" s="1"/></row>`),
        ),
      ]),
    ),
  'a million shared strings that differ': () =>
    zip(
      workbook([sheet(HEADER + ROW)], {
        'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${many(1_000_000, (i) => `<si><t>${((i * 48271) % 2147483647).toString(36)}</t></si>`)}</sst>`,
      }),
    ),
  'parts whose names lead out of the folder': () =>
    zip({
      ...workbook([sheet(HEADER + ROW)]),
      '../../../../tmp/openras-out.xml': 'out',
      '/etc/openras-out': 'out',
      'xl/worksheets/../../../out.xml': 'out',
    }),
  'parts with a password': () => {
    const bytes = zip(workbook([sheet(HEADER + ROW)]));
    // The flag of a password stands 8 bytes into each entry of the list at the end.
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) bytes[at + 8] = 1;
    return bytes;
  },
  'a circle of styles': () =>
    zip(
      workbook([sheet(HEADER + ROW)], {
        'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="1">${'<xf numFmtId="14" xfId="0"/>'.repeat(100_000)}</cellXfs></styleSheet>`,
      }),
    ),
  'strings that are not there': () =>
    zip(workbook([sheet(`${HEADER}<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>`)])),
  'half a file': () => zip(workbook([sheet(HEADER + ROW)])).subarray(0, 700),
  'no workbook at all': () => zip({ 'hello.txt': 'hello' }),
  'nothing but a beginning': () => Buffer.from('PK\x03\x04', 'latin1'),
  'an old workbook': () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]),
  noise: () =>
    Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251)),
    ]),
};

/** Runs the built command, which is ended after a minute, and gives how much memory it took at most. */
function runBuilt(...argv: string[]) {
  const code =
    "process.on('exit', () => process.stderr.write('\\nMB ' + Math.round(process.resourceUsage().maxRSS / 1024)))";
  const preload = join(folder, 'tell.mjs');
  writeFileSync(preload, code);
  const done = spawnSync(process.execPath, ['--import', preload, join(folder, 'built/main.js'), ...argv], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const [, megabytes = '0'] = /MB (\d+)$/.exec(done.stderr) ?? [];
  return {
    code: done.status,
    err: done.stderr,
    out: done.stdout,
    megabytes: Number(megabytes),
  };
}

describe('workbooks that are made to do harm', () => {
  beforeAll(async () => {
    await build(commandOptions(join(folder, 'built')));
    put(folder, 'sound.xlsx', zip(workbook([sheet(HEADER + ROW)])));
  }, 120_000);

  test('a sound one is opened', { timeout: 60_000 }, () => {
    const { code, out } = runBuilt('import', 'sound.xlsx', '--as', 'cases', '--format', 'csv');
    expect([code, out]).toEqual([0, 'case_id,points\nF1,10\n']);
  });

  test('what a part is called opens and writes nothing', { timeout: 60_000 }, () => {
    put(folder, 'names.xlsx', HOSTILE['parts whose names lead out of the folder']?.() ?? Buffer.alloc(0));
    const { code, out } = runBuilt('import', 'names.xlsx', '--as', 'cases', '--format', 'csv');
    expect([code, out]).toEqual([0, 'case_id,points\nF1,10\n']);
    for (const path of ['/tmp/openras-out.xml', '/etc/openras-out', join(folder, 'out.xml')])
      expect(existsSync(path)).toBe(false);
  });

  test('a password is told as one', { timeout: 60_000 }, () => {
    put(folder, 'locked.xlsx', HOSTILE['parts with a password']?.() ?? Buffer.alloc(0));
    const { code, err } = runBuilt('import', 'locked.xlsx', '--as', 'cases');
    expect([code, err]).toEqual([2, expect.stringContaining('has a password; save it without one')]);
  });

  test.each(Object.keys(HOSTILE))('%s: opened or refused in 300 MB, and not hung', { timeout: 120_000 }, (name) => {
    put(folder, 'hostile.xlsx', HOSTILE[name]?.() ?? Buffer.alloc(0));
    const { code, err, megabytes } = runBuilt('import', 'hostile.xlsx', '--as', 'cases');
    // A run that is ended from outside has no code.
    expect([0, 2], `${name}: ${err}`).toContain(code);
    expect(err).not.toMatch(/internal fault|heap/);
    expect(megabytes).toBeGreaterThan(0);
    expect(megabytes).toBeLessThan(300);
  });
});
