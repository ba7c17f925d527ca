import { partsOfZip, zipOf } from '../../src/cli/input/intake/zip-parts.js';

/** What is typed into a cell: a number, a text, or nothing. */
export interface Typed {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: number | string | null;
}

/** Letters of a column, written here a second time. */
function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');

/** Types into cells of a file as it lies on the disk; every stored value of a formula stays as it was. */
export function typeInto(bytes: Buffer, typed: readonly Typed[]): Buffer {
  const parts = partsOfZip(bytes, 'book.xlsx', () => true);
  const changed = parts.map((part) => {
    const [, number] = /worksheets\/sheet(\d+)\.xml$/.exec(part.name) ?? [];
    const own = new Map(
      typed.filter(({ sheet }) => String(sheet) === number).map((one) => [`${letters(one.column)}${one.row + 1}`, one]),
    );
    if (own.size === 0) return part;
    const done = new Set<string>();
    const text = part.bytes
      .toString('utf8')
      .replaceAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>.*?<\/c>)/g, (cell, place: string, rest: string) => {
        const one = own.get(place);
        if (one === undefined) return cell;
        if (cell.includes('<f>')) throw new Error(`${place} holds a formula`);
        done.add(place);
        const style = / s="\d+"/.exec(rest)?.[0] ?? '';
        if (one.value === null) return `<c r="${place}"${style}/>`;
        if (typeof one.value === 'number') return `<c r="${place}"${style}><v>${one.value}</v></c>`;
        return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(one.value)}</t></is></c>`;
      });
    const missed = [...own.keys()].filter((place) => !done.has(place));
    if (missed.length > 0) throw new Error(`no cell ${missed.join(', ')} in sheet ${number}`);
    return { ...part, bytes: Buffer.from(text) };
  });
  return zipOf(changed);
}
