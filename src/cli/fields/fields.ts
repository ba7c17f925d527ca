import { type Command, InvalidArgumentError, Option } from 'commander';
import { show } from '../../errors.js';

/** A flag that stands for one field of the options of a library function. */
export interface Field {
  /** As commander takes it: `--basis <basis>`; without a value it is yes or left out. */
  readonly flags: string;
  /** Which field of the function's options it gives: `['money', 'amount']`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly choices?: readonly string[];
  /** Makes the field's value of the text; a text stays one unless this is given. */
  readonly parse?: (text: string) => unknown;
}

/** A set of fields as a plain object, with objects inside where paths are longer. */
export type Fields = Readonly<Record<string, unknown>>;

/** Adds a flag for each field. */
export function addFields(command: Command, fields: readonly Field[]): Command {
  for (const { flags, description, choices, parse } of fields) {
    const option = new Option(flags, description);
    if (choices !== undefined) option.choices(choices);
    else if (parse !== undefined) option.argParser(parse);
    command.addOption(option);
  }
  return command;
}

/** The fields that were given as flags; one that was not is left out. */
export function fieldsGiven(options: object, fields: readonly Field[]): Fields {
  const given: Record<string, unknown> = {};
  for (const { flags, path, choices, parse } of fields) {
    const value: unknown = Reflect.get(options, new Option(flags).attributeName());
    if (value !== undefined)
      setAt(given, path, choices === undefined || parse === undefined ? value : parse(`${value}`));
  }
  return given;
}

function setAt(into: Record<string, unknown>, [first, ...rest]: readonly string[], value: unknown): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = { ...(isPlain(into[first]) ? into[first] : {}) };
  setAt(inner, rest, value);
  into[first] = inner;
}

/** Whether a value is an object with fields, and no list. */
export function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a whole number of at most nine digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}

/** Reads a list with commas; whoever names something twice has made a slip, perhaps in the second name. */
export function commaList(text: string): string[] {
  const list = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  refuseTwice(list);
  return list;
}

/** Reads a list of numbers with commas; a comma within one would make two of it. */
export function numberList(text: string): string[] {
  const list = commaList(text);
  const part = list.find((one) => /^0\d/.test(one));
  if (part === undefined) return list;
  throw new InvalidArgumentError(`${show(part)} is the end of a number with a comma in it; write 12000, not 12,000`);
}

/** Refuses a list that names something twice, or nothing at all. */
export function refuseTwice(list: readonly string[]): void {
  const twice = list.find((one, index) => list.indexOf(one) !== index);
  if (twice !== undefined) throw new InvalidArgumentError(`${show(twice)} stands twice`);
  if (list.length === 0) throw new InvalidArgumentError('expected one entry or more, with commas between them');
}
