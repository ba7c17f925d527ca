/** A page for one family, before it has a form: its sections in their order. Texts are plain; each form escapes them. */
export interface Page {
  readonly title: string;
  /** Whose page it is. */
  readonly about: string;
  /** What has to be known of the records first, where not all of them could be checked. */
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
}

/** A part of a page under its heading. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** What a section is made of. */
export type Block =
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table
  | { readonly kind: 'picture'; readonly picture: Picture };

/** A table with its caption; the first column heads the rows. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The amounts one after another, as bars; the table of them says the same. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
}

/** One amount of a picture. */
export interface Bar {
  readonly label: string;
  /** As it is read: `£3,371.00`. */
  readonly amount: string;
  /** How long the bar is: a share of the longest, 0 to 1. */
  readonly share: number;
  /** Whether it is the amount that holds now. */
  readonly holds: boolean;
}

/** The forms that a page can have. */
export const PAGE_FORMS = ['markdown', 'text', 'html'] as const;

/** A form of a page. */
export type PageForm = (typeof PAGE_FORMS)[number];

/** Text that people wrote, on one line, without characters that turn or hide what is read. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** The table that says what a picture shows. */
export function tableOf({ title, bars }: Picture): Table {
  const rows = bars.map(({ label, amount }) => [label, amount]);
  return { kind: 'table', caption: title, columns: ['Step', 'Amount'], rows };
}
