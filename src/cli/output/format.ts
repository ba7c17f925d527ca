/** The forms that a result can be printed in. */
export const FORMATS = ['table', 'json', 'csv', 'ndjson', 'markdown'] as const;

/** One of the forms that a result can be printed in. */
export type Format = (typeof FORMATS)[number];
