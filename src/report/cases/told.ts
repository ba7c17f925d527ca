import * as z from 'zod';
import { parseInput } from '../../parse/parse.js';

/**
 * What a sheet tells of a result, checked: the schema names the fields that it reads, and whatever else the result holds
 * is left alone.
 *
 * @param name what the result is called when something is wrong with it
 * @throws RasError with every problem
 */
export function told<Schema extends z.ZodType>(
  schema: Schema,
  result: z.input<Schema>,
  name: string,
): z.output<Schema> {
  return parseInput(schema, result, [name]);
}

/** The title of a sheet. */
export function toldTitle(title: string): string {
  return parseInput(z.string(), title, ['title']);
}

/** A list that a result holds. */
export function list<Item extends z.ZodType>(
  item: Item,
): z.ZodType<readonly z.output<Item>[], readonly z.input<Item>[]> {
  return z.array(item);
}

/** A text, or nothing to say. */
export function textOrNull() {
  return z.string().nullable();
}
