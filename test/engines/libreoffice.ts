import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CellValue } from 'hucre';
import { readXlsx } from 'hucre/xlsx';

const run = promisify(execFile);

/** Where Debian and others put it. */
const PLACES = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice'];

/** A sheet after it was worked out: its cells by row and column from 0. */
export type WorkedOut = (sheet: string, row: number, column: number) => CellValue;

/** LibreOffice without windows, with a profile of its own. */
export interface LibreOffice {
  /** Opens workbooks, works every formula out again, and gives what stands in their cells. */
  recalculate(books: readonly Uint8Array[]): Promise<readonly WorkedOut[]>;
  close(): void;
}

/**
 * A profile that works out every formula on loading (`OOXMLRecalcMode` 0): without it LibreOffice takes the values that are
 * stored beside formulas, and wrong ones pass.
 */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** @param recalculates false for the profile that LibreOffice begins with, which keeps stored values */
export function startLibreOffice(recalculates = true): LibreOffice {
  const program = PLACES.find((place) => existsSync(place));
  if (program === undefined) throw new Error('LibreOffice is not here: apt-get install libreoffice-calc-nogui');
  const folder = mkdtempSync(join(tmpdir(), 'openras-calc-'));
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  if (recalculates) writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
  let calls = 0;
  return {
    async recalculate(books) {
      calls += 1;
      const [from, to] = [join(folder, `in${calls}`), join(folder, `out${calls}`)];
      mkdirSync(from);
      const files = books.map((bytes, index) => {
        const file = join(from, `book${index}.xlsx`);
        writeFileSync(file, bytes);
        return file;
      });
      const how = [`-env:UserInstallation=file://${profile}`, '--headless', '--norestore', '--convert-to', 'xlsx'];
      await run(program, [...how, '--outdir', to, ...files], { timeout: 280_000, maxBuffer: 1e8 });
      const read = await Promise.all(books.map((_, index) => workedOut(join(to, `book${index}.xlsx`))));
      rmSync(from, { recursive: true });
      rmSync(to, { recursive: true });
      return read;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function workedOut(file: string): Promise<WorkedOut> {
  const { sheets } = await readXlsx(readFileSync(file));
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  return (name, row, column) => {
    const sheet = byName.get(name);
    const own = sheet?.cells?.get(`${row},${column}`);
    return own?.formulaResult ?? own?.value ?? sheet?.rows[row]?.[column] ?? null;
  };
}
