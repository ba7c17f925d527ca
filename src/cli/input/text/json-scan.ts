import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type ProblemList, show } from '../../../errors.js';
import { Decimal } from '../../../exact/decimal.js';
import { type Place, placeDetails } from '../../place.js';

/** How deep objects and lists may stand in each other. */
export const MAX_DEPTH = 100;

const QUOTE = 34;
const BACKSLASH = 92;

const SYNTAX: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'this is not JSON; is a quote missing?'],
  ['InvalidNumberFormat', 'this is not a number in JSON'],
  ['PropertyNameExpected', 'expected a key in double quotes'],
  ['ValueExpected', 'expected a value'],
  ['ColonExpected', 'expected a colon'],
  ['CommaExpected', 'expected a comma'],
  ['CloseBraceExpected', 'expected a closing brace }'],
  ['CloseBracketExpected', 'expected a closing bracket ]'],
  ['EndOfFileExpected', 'expected the end of the file'],
  ['InvalidCommentToken', 'JSON has no comments'],
  ['UnexpectedEndOfString', 'this text is never closed'],
  ['UnexpectedEndOfNumber', 'this number breaks off'],
  ['InvalidUnicode', 'a \\u escape has four hexadecimal digits'],
  ['InvalidEscapeCharacter', 'there is no such escape in JSON'],
  ['InvalidCharacter', 'a control character in a text; write it as an escape'],
]);

/** Where objects and lists first stand deeper in each other than allowed. */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    // [ and ] are 91 and 93, { and } are 123 and 125.
    else if (code === 91 || code === 123) depth += 1;
    else if (code === 93 || code === 125) depth -= 1;
    if (depth > MAX_DEPTH) return at;
  }
  return undefined;
}

function endOfText(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) !== QUOTE) end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end;
}

/** What is asked of a JSON text beside its syntax. */
export interface JsonDemands {
  /** Whether a number has to be what a program reads it as, digit by digit. */
  readonly exactNumbers?: boolean;
  /** The line of the file that the text begins on, from 1. */
  readonly firstLine?: number;
}

/** The first fault of syntax in a JSON text, and every key that an object has twice, added to the problems. */
export function checkSyntax(
  text: string,
  name: string,
  problems: ProblemList,
  { exactNumbers = false, firstLine = 1 }: JsonDemands = {},
): void {
  let isBroken = false;
  const keys: Set<string>[] = [];
  const add = (code: 'invalid' | 'duplicate', message: string, line: number, column: number): void =>
    problems.add(code, [], message, placeDetails(name, { line: line + firstLine, column: column + 1 }));
  visit(
    text,
    {
      onObjectBegin: () => {
        keys.push(new Set());
      },
      onObjectEnd: () => {
        keys.pop();
      },
      onObjectProperty: (key, _offset, _length, line, column) => {
        const seen = keys.at(-1);
        if (seen?.has(key) === true && !isBroken) add('duplicate', `the key ${show(key)} is there twice`, line, column);
        seen?.add(key);
      },
      onLiteralValue: (value: unknown, offset, length, line, column) => {
        if (!exactNumbers || typeof value !== 'number' || isBroken) return;
        const written = text.slice(offset, offset + length);
        if (isAsWritten(written, value)) return;
        add(
          'invalid',
          `the number ${show(written)} is read as ${show(value)}: no program keeps its digits`,
          line,
          column,
        );
      },
      onError: (code: ParseErrorCode, _offset, _length, line, column) => {
        if (!isBroken) add('invalid', SYNTAX.get(printParseErrorCode(code)) ?? 'this is not JSON', line, column);
        isBroken = true;
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
}

function isAsWritten(written: string, value: number): boolean {
  return written === String(value) || new Decimal(written).eq(new Decimal(String(value)));
}

/** The line and column of a position in a text. */
export function placeOfOffset(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < offset; feed = text.indexOf('\n', feed + 1)) {
    line += 1;
    start = feed + 1;
  }
  return { line, column: offset - start + 1 };
}
