/** A value of a formula: several where it is of several cells. */
type One = number | string | boolean;
type Many = readonly One[];
type Got = One | Many;

/** What stands in a cell of a file: what was read, or its formula. */
export interface ReadCell {
  readonly value: One | null;
  readonly formula?: string;
}

/** Cells by sheet and place, such as `Cases!B7`. */
export type ReadBook = ReadonlyMap<string, ReadCell>;

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:E[+-]?\d+)?)|"((?:[^"]|"")*)"|((?:[A-Za-z]+!)?\$?[A-Z]{1,3}\$?\d+)|([A-Z]+)(?=\()|(<>|<=|>=|[-+*/&=<>(),:]))/gy;

/**
 * Works out a formula from its text, written a second time for the tests: the few functions and signs that the workbook
 * uses, in doubles as spreadsheets do. It knows nothing of how the formulas were made.
 */
export function evaluator(book: ReadBook): (place: string) => One {
  const known = new Map<string, One>();
  const cell = (place: string): One => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const { formula, value } = book.get(place) ?? { value: null };
    const [sheet = ''] = place.split('!');
    const got = formula === undefined ? (value ?? '') : single(parse(formula, sheet, cell));
    known.set(place, got);
    return got;
  };
  return cell;
}

const single = (got: Got): One => (Array.isArray(got) ? ((got as Many)[0] ?? '') : (got as One));
const listOf = (got: Got): Many => (Array.isArray(got) ? (got as Many) : [got as One]);
const numberOf = (one: One): number => {
  if (typeof one === 'number') return one;
  if (typeof one === 'boolean') return one ? 1 : 0;
  if (one === '') return 0;
  throw new Error(`#VALUE! of ${one}`);
};

function over(a: Got, b: Got, by: (x: One, y: One) => One): Got {
  if (!Array.isArray(a) && !Array.isArray(b)) return by(a as One, b as One);
  const [left, right] = [listOf(a), listOf(b)];
  const length = Math.max(left.length, right.length);
  const at = (list: Many, index: number): One => (list.length === 1 ? list[0] : list[index]) ?? '';
  return Array.from({ length }, (_, index) => by(at(left, index), at(right, index)));
}

/** Numbers come before texts, as spreadsheets order them. */
function compare(sign: string, x: One, y: One): boolean {
  const rank = (one: One) => (typeof one === 'number' ? 0 : typeof one === 'string' ? 1 : 2);
  const order = rank(x) !== rank(y) ? rank(x) - rank(y) : x === y ? 0 : x < y ? -1 : 1;
  const signs: Readonly<Record<string, boolean>> = {
    '=': order === 0,
    '<>': order !== 0,
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
  };
  return signs[sign] ?? false;
}

type Lazy = () => Got;
/** Cells of a range with their first column, row and size, for INDEX over INDEX. */
type Parsed = Lazy & { readonly ref?: { readonly sheet: string; readonly cells: readonly string[] } };

function parse(text: string, sheet: string, cell: (place: string) => One): Got {
  const tokens = [...text.matchAll(new RegExp(TOKEN.source, 'g'))];
  if (tokens.map(([all]) => all).join('') !== text) throw new Error(`not read: ${text}`);
  let next = 0;
  const sign = (...signs: string[]): string | undefined => {
    const own = tokens[next]?.[5];
    if (own === undefined || !signs.includes(own)) return undefined;
    next += 1;
    return own;
  };
  const chain = (below: () => Parsed, signs: string[], by: (own: string, x: One, y: One) => One) => (): Parsed => {
    let left = below();
    for (let own = sign(...signs); own !== undefined; own = sign(...signs)) {
      const [a, b, which] = [left, below(), own];
      left = () => over(a(), b(), (x, y) => by(which, x, y));
    }
    return left;
  };
  const product = chain(atomOf, ['*', '/'], (own, x, y) =>
    own === '*' ? numberOf(x) * numberOf(y) : numberOf(x) / numberOf(y),
  );
  const sum = chain(product, ['+', '-'], (own, x, y) =>
    own === '+' ? numberOf(x) + numberOf(y) : numberOf(x) - numberOf(y),
  );
  const joined = chain(sum, ['&'], (_, x, y) => `${x}${y}`);
  const whole = chain(joined, ['=', '<>', '<', '<=', '>', '>='], compare);

  function places(from: string, to: string): Parsed {
    const read = (place: string) => /^(?:(\w+)!)?\$?([A-Z]+)\$?(\d+)$/.exec(place) ?? [];
    const [, own = sheet, c0 = '', r0] = read(from);
    const [, , c1 = '', r1] = read(to);
    const column = (name: string) => [...name].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0);
    const letters = (n: number): string =>
      (n > 26 ? letters(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26));
    const cells: string[] = [];
    for (let row = Number(r0); row <= Number(r1); row += 1)
      for (let at = column(c0); at <= column(c1); at += 1) cells.push(`${own}!${letters(at)}${row}`);
    return Object.assign(() => (cells.length === 1 ? cell(cells[0] ?? '') : cells.map(cell)), {
      ref: { sheet: own, cells },
    });
  }

  function atomOf(): Parsed {
    if (sign('-')) {
      const own = atomOf();
      return () => over(0, own(), (x, y) => numberOf(x) - numberOf(y));
    }
    if (sign('(')) {
      const own = whole();
      if (!sign(')')) throw new Error(`no bracket in ${text}`);
      return own;
    }
    const [, number, words, place, name] = tokens[next] ?? [];
    next += 1;
    if (number !== undefined) return () => Number(number);
    if (words !== undefined) return () => words.replaceAll('""', '"');
    if (place !== undefined) return sign(':') ? places(place, tokens[next++]?.[3] ?? '') : places(place, place);
    if (name === undefined) throw new Error(`not a formula: ${text}`);
    const given: Parsed[] = [];
    sign('(');
    while (!sign(')')) {
      given.push(whole());
      sign(',');
    }
    const own = called(name, given);
    if (!sign(':')) return own;
    const other = atomOf();
    return () => {
      const [a = '', b = ''] = [own.ref?.cells[0], other.ref?.cells[0]];
      return places(a, b)();
    };
  }

  function called(name: string, given: readonly Parsed[]): Parsed {
    const one = (index: number): One => single(given[index]?.() ?? '');
    const number = (index: number): number => numberOf(one(index));
    const lists = () => given.flatMap((own) => listOf(own()));
    switch (name) {
      case 'IF':
        return () =>
          one(0) === true || (typeof one(0) === 'number' && one(0) !== 0) ? (given[1]?.() ?? '') : (given[2]?.() ?? '');
      case 'AND':
        return () => lists().every((own) => own === true);
      case 'OR':
        return () => lists().some((own) => own === true);
      case 'NOT':
        return () => one(0) !== true;
      case 'INT':
        return () => over(given[0]?.() ?? 0, 0, (x) => Math.floor(numberOf(x)));
      case 'ABS':
        return () => Math.abs(number(0));
      case 'ROUND':
        return () => Number(Math.abs(number(0)).toFixed(number(1))) * Math.sign(number(0));
      case 'GCD':
        return () => {
          let [a, b] = [number(0), number(1)];
          while (b !== 0) [a, b] = [b, a % b];
          return a;
        };
      case 'ISNUMBER':
        return () => typeof one(0) === 'number';
      case 'N':
        return () => (typeof one(0) === 'number' ? one(0) : 0);
      case 'EXACT':
        return () => over(given[0]?.() ?? '', one(1), (x, y) => String(x) === String(y));
      case 'MID':
        return () => String(one(0)).slice(number(1) - 1, number(1) - 1 + number(2));
      case 'RIGHT':
        return () => String(one(0)).slice(-number(1));
      case 'SUM':
        return () => lists().reduce<number>((all, own) => all + (typeof own === 'number' ? own : 0), 0);
      case 'COUNTIF':
        return () => listOf(given[0]?.() ?? '').filter((own) => own === one(1)).length;
      case 'SUMPRODUCT':
        return () => lists().reduce<number>((all, own) => all + numberOf(own), 0);
      case 'MATCH':
        return () => {
          const found = listOf(given[1]?.() ?? '').filter((own) => numberOf(own) <= number(0)).length;
          if (found === 0) throw new Error('#N/A');
          return found;
        };
      case 'INDEX': {
        const cells = () => {
          const place = given[0]?.ref?.cells[number(1) - 1];
          if (place === undefined) throw new Error('#REF!');
          return place;
        };
        const own = () => cell(cells());
        return Object.defineProperty(own, 'ref', { get: () => ({ sheet, cells: [cells()] }) }) as Parsed;
      }
      default:
        throw new Error(`a function that is not known: ${name}`);
    }
  }

  const all = whole();
  if (next !== tokens.length) throw new Error(`more than a formula: ${text}`);
  return all();
}
