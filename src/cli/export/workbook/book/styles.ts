import type { CellStyle } from 'hucre';

const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
/** A font without a name is another in every program. */
const FONT = { name: 'Calibri', size: 11 } as const;
const POUNDS = '#,##0.00;[Red]-#,##0.00';
const box = { top: thin, bottom: thin, left: thin, right: thin };

/** What may be changed is yellow, and says so in "Read me". */
const input = fill('FFF2CC');

/** How cells look, by what they hold. */
export const STYLES = {
  title: { font: { ...FONT, bold: true, size: 14 } },
  heading: { font: { ...FONT, bold: true, size: 12 } },
  header: {
    font: { ...FONT, bold: true },
    fill: fill('D9E2F3'),
    border: box,
    alignment: { wrapText: true, vertical: 'top' },
  },
  label: { font: { ...FONT, bold: true }, alignment: { vertical: 'top' } },
  text: { alignment: { wrapText: true, vertical: 'top', horizontal: 'left' } },
  /** A text or a number as it stands, on the left. */
  name: { numFmt: '@', alignment: { horizontal: 'left' } },
  pounds: { numFmt: POUNDS },
  total: { font: { ...FONT, bold: true }, numFmt: POUNDS },
  count: { font: { ...FONT, bold: true }, numFmt: '#,##0' },
  number: { numFmt: '#,##0.######' },
  whole: { numFmt: '#,##0' },
  day: { numFmt: 'yyyy-mm-dd' },
  inputName: { fill: input, border: box, numFmt: '@' },
  inputPounds: { fill: input, border: box, numFmt: '#,##0.00######' },
  inputNumber: { fill: input, border: box, numFmt: '#,##0.######' },
  inputDay: { fill: input, border: box, numFmt: 'yyyy-mm-dd' },
  fixedText: { fill: fill('EDEDED') },
  fixedPounds: { fill: fill('EDEDED'), numFmt: POUNDS },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** How a cell looks. */
export type Style = keyof typeof STYLES;
