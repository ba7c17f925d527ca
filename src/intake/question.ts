/** Something that a table does not say and its owner has to. */
export interface Question {
  /** Names it in a mapping and on a command line: `date-order`. */
  readonly id: string;
  /** The cell that it is about, as the program that made the file names it: `Sample!F12`. */
  readonly place?: string;
  /** What is asked; the same question of another file is asked in the same words. */
  readonly ask: string;
  /** What may be answered; where there is nothing, the file itself has to be mended. */
  readonly choices: readonly string[];
  /** What was answered; null while it is open. */
  readonly answer: string | null;
}

/** A question that is about to be asked. */
export type Asked = Omit<Question, 'answer'>;

/** Asks questions, and remembers what was asked. */
export interface Asker {
  /** The answer, where one was given to this very question; undefined leaves it open. */
  ask(question: Asked): string | undefined;
  /** Whether a question of that name was asked of an earlier file, or is answered just now, and had no answer before. */
  isOpen(id: string): boolean;
  /** Every question that was asked of this file, with its answer. */
  readonly asked: readonly Question[];
}

/**
 * Asks with answers that were given before. An answer holds for the question in its own words: where a file asks
 * something else under the same name, it is asked anew.
 *
 * @param told questions with their answers, as a mapping keeps them
 * @param given answers by the name of their question, whatever its words
 */
export function newAsker(told: readonly Question[], given: ReadonlyMap<string, string>): Asker {
  const asked = new Map<string, Question>();
  return {
    ask(question) {
      const known = asked.get(question.id);
      const id = known === undefined || known.ask === question.ask ? question.id : `${question.id}-${asked.size + 1}`;
      const before = told.find((one) => one.id === id && one.ask === question.ask)?.answer ?? undefined;
      const wanted = given.get(id) ?? before;
      const answer = wanted !== undefined && question.choices.includes(wanted) ? wanted : undefined;
      asked.set(id, { ...question, id, answer: answer ?? null });
      return answer;
    },
    isOpen: (id) => told.some((one) => one.id === id && !one.choices.includes(one.answer ?? '')),
    get asked() {
      return [...asked.values()];
    },
  };
}

/** A text as part of the name of a question: `zz-test`, `North-total`. */
export function slug(text: string): string {
  return text
    .slice(0, 60)
    .replace(/[^\p{L}\p{N}_.]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** How many rows of one sort are asked about one by one; of more, all are asked about together. */
const MOST_SINGLE = 5;

/** Rows of one sort that are to be asked about. */
export interface RowsAsked<Item> {
  readonly items: readonly Item[];
  /** The name of the question; that of a single row has the row's own name after it. */
  readonly id: string;
  readonly nameOf: (item: Item) => string;
  readonly placeOf: (item: Item) => string;
  /** What is asked of one, in words that name it. */
  readonly askOne: (item: Item) => string;
  /** What is asked of many, before the names of the first of them. */
  readonly askAll: (count: string) => string;
  readonly choices: readonly string[];
}

/** Asks about each of a few rows, or about many at once; gives each row's answer. */
export function askRows<Item>(asker: Asker, rows: RowsAsked<Item>): (string | undefined)[] {
  const { items, id, nameOf, placeOf, askOne, askAll, choices } = rows;
  if (items.length <= MOST_SINGLE) {
    return items.map((item) =>
      asker.ask({ id: `${id}-${slug(nameOf(item))}`, place: placeOf(item), ask: askOne(item), choices }),
    );
  }
  const [first] = items;
  const names = items.slice(0, 8).map(nameOf).join(', ');
  const ask = `${askAll(items.length.toLocaleString('en-GB'))} (${names}${items.length > 8 ? ' …' : ''})`;
  const place = first === undefined ? {} : { place: placeOf(first) };
  const answer = asker.ask({ id, ...place, ask, choices });
  return items.map(() => answer);
}
