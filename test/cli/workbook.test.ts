import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/cli/input/intake/workbook.js';
import type { Sheet } from '../../src/intake/sheet.js';
import { cell, MAIN, sheet, workbook, zip } from './make-workbook.js';

const read = async (parts: Record<string, string>): Promise<readonly Sheet[]> => readWorkbook(zip(parts), 'made.xlsx');

/** Styles of which the second is a day. */
const STYLES = {
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

function withStyles(sheets: readonly string[], change: (workbook: string) => string = (xml) => xml) {
  const parts = workbook(sheets, STYLES);
  const types = (parts['[Content_Types].xml'] ?? '').replace(
    '</Types>',
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  );
  const links = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
    '</Relationships>',
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  );
  return {
    ...parts,
    '[Content_Types].xml': types,
    'xl/_rels/workbook.xml.rels': links,
    'xl/workbook.xml': change(parts['xl/workbook.xml'] ?? ''),
  };
}

test('days of 1900 and of 1904 are the days that the workbook shows', async () => {
  // Day 46236 from 1900 is 2 August 2026: 46,113 is 1 April 2026, and 123 days later is 2 August.
  const rows = `<row r="1"><c r="A1" s="1"><v>46236</v></c><c r="B1"><v>46236</v></c></row>`;
  const [from1900] = await read(withStyles([sheet(rows)]));
  expect(from1900?.rows[0]).toEqual([{ day: '2026-08-02' }, 46236]);
  // Days from 1904 are 1,462 fewer.
  const [from1904] = await read(
    withStyles([sheet(rows.replace('46236', '44774'))], (xml) =>
      xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    ),
  );
  expect(from1904?.rows[0]?.[0]).toEqual({ day: '2026-08-02' });
});

test('a formula is its stored value, a failed one is named, and one without a value is none', async () => {
  const rows = `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>SUM(A1)</f></c><c r="D1" t="str"><f>"a"</f><v>a</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="b"><v>1</v></c></row>`;
  const [made] = await read(workbook([sheet(rows)]));
  expect(made?.rows[0]).toEqual([
    2,
    { error: '#DIV/0!' },
    { error: 'a formula without a stored value' },
    'a',
    { error: '#N/A' },
    true,
  ]);
});

test('hidden sheets and rows are marked, merged cells kept, and cells named as the workbook names them', async () => {
  const rows = `<row r="1">${cell('A1', 'x')}</row><row r="3" hidden="1">${cell('AB3', 'y')}</row>`;
  const parts = workbook([sheet(rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'), sheet(rows), sheet(rows)]);
  const states = (parts['xl/workbook.xml'] ?? '')
    .replace('name="S2"', 'name="S2" state="hidden"')
    .replace('name="S3"', 'name="S3" state="veryHidden"');
  const sheets = await read({ ...parts, 'xl/workbook.xml': states });
  expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['S1', false],
    ['S2', true],
    ['S3', true],
  ]);
  expect([...(sheets[0]?.hiddenRows ?? [])]).toEqual([2]);
  expect(sheets[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  expect(sheets[0]?.placeOf(2, 27)).toBe('S1!AB3');
});

test('a cell whose text is not there is refused, and not read as blank', async () => {
  const rows = `<row r="1"><c r="A1" t="s"><v>7</v></c></row>`;
  await expect(read(workbook([sheet(rows)]))).rejects.toThrow('whose text is not there');
});
