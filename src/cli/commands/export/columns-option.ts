import { InvalidArgumentError } from 'commander';
import { fail } from '../../../errors.js';

/** Which column holds what, as `--columns` says it. */
export type Named = ReadonlyMap<string, string>;

/** Reads `points=ras_score,add_on:ramp=has_ramp`: which column of the table holds what; more than once adds up. */
export function addColumns(text: string, before: Named = new Map()): Named {
  const columns = new Map(before);
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=');
    const [as, name] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || name === '') throw new InvalidArgumentError('expected what=column, such as points=ras_score.');
    if (columns.has(as)) throw new InvalidArgumentError(`${as} is named twice.`);
    columns.set(as, name);
  }
  return columns;
}

/** What may be named, and what the library calls it: single columns, and lists by what stands before an id. */
export interface Nameable {
  readonly fields: readonly string[];
  readonly lists: Readonly<Record<string, string>>;
}

/** What may be named of the cases of a model. */
export const OF_MODEL: Nameable = {
  fields: [
    ...['case_id', 'points', 'miles', 'school_type', 'group', 'age', 'born_on', 'instrument', 'level', 'eligible'],
    ...['starts_on', 'assessed_on', 'head_agrees', 'requested'],
  ],
  lists: { add_on: 'addOns', answer: 'answers', source: 'sources' },
};

/** What may be named of a sample. */
export const OF_SAMPLE: Nameable = {
  fields: ['case_id', 'points', 'package_value', 'group', 'one_off', 'exclude_reason', 'status'],
  lists: {},
};

/** What may be named of amounts that a policy moderates. */
export const OF_AMOUNTS: Nameable = {
  fields: ['case_id', 'indicative', 'traditional', 'one_off', 'contingency', 'reassessed'],
  lists: {},
};

/** What may be named of answers to a questionnaire. */
export const OF_ANSWERS: Nameable = {
  fields: ['case_id', 'age', 'assessed_on'],
  lists: { answer: 'answers', need: 'needs', fact: 'characteristics' },
};

/** What stands before the id of a stream: `stream:health:points`. */
const STREAM = 'stream';

type Tree = { [field: string]: string | Tree };

/**
 * The columns as the library takes them.
 *
 * @throws RasError `unknown-name` for what is not read
 */
export function columnsFor(named: Named | undefined, { fields, lists }: Nameable): object | undefined {
  if (named === undefined) return undefined;
  const columns: Tree = {};
  for (const [as, name] of named) put(columns, as, name);
  return columns;

  function put(into: Tree, as: string, name: string): void {
    const [first = '', ...rest] = as.split(':');
    const id = rest.join(':');
    const list = lists[first];
    if (fields.includes(as)) into[camel(as)] = name;
    else if (list !== undefined && id !== '') below(into, list)[id] = name;
    else if (first === STREAM && fields === OF_MODEL.fields && rest.length > 1) {
      const [stream = '', ...own] = rest;
      put(below(below(into, 'streams'), stream), own.join(':'), name);
    } else {
      const known = [...fields, ...Object.keys(lists).map((one) => `${one}:ID`)];
      const streams = fields === OF_MODEL.fields ? [`${STREAM}:ID:…`] : [];
      fail(
        'unknown-name',
        ['options', 'columns'],
        `${as} is not read; expected one of ${[...known, ...streams].join(', ')}`,
      );
    }
  }
}

function below(tree: Tree, field: string): Tree {
  const own = Object.hasOwn(tree, field) ? tree[field] : undefined;
  if (typeof own === 'object') return own;
  const made: Tree = {};
  Object.defineProperty(tree, field, { value: made, enumerable: true, configurable: true, writable: true });
  return made;
}

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
