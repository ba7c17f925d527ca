/** The forms that a result can be printed in. */
export const FORMATS = ['table', 'json', 'csv', 'markdown'] as const;

/** One of the forms that a result can be printed in. */
export type Format = (typeof FORMATS)[number];
