import { commaList, type Field, numberList, wholeNumber } from '../../fields/fields.js';

const SEED: Field = {
  flags: '--seed <number>',
  path: ['seed'],
  description: 'the seed of the parts and of the resamples',
  parse: wholeNumber,
};

const TOLERANCE: readonly Field[] = [
  {
    flags: '--tolerance-percent <percent>',
    path: ['tolerance', 'percent'],
    description: 'count the budgets within so many per cent of the package',
  },
  {
    flags: '--tolerance-pounds <pounds>',
    path: ['tolerance', 'amount'],
    description: 'count the budgets within so many pounds of the package',
  },
];

const CHANCE: readonly Field[] = [
  SEED,
  {
    flags: '--resamples <number>',
    path: ['resamples'],
    description: 'how many samples are drawn anew; 2000 unless told otherwise',
    parse: wholeNumber,
  },
  {
    flags: '--confidence <percent>',
    path: ['confidence'],
    description: 'how sure an interval is to be, in per cent; 95 unless told otherwise',
  },
];

/** The flags of each part of `openras fit`, by the name of the part in its answer and in the file of `--options`. */
export const FIT_FIELDS = {
  fit: [
    {
      flags: '--by <columns>',
      path: ['by'],
      description: 'characteristics to report by, such as age_band,ethnicity',
      parse: commaList,
    },
    ...TOLERANCE,
  ],
  models: [
    {
      flags: '--folds <number>',
      path: ['folds'],
      description: 'into how many parts the sample is divided to compare models',
      parse: wholeNumber,
    },
    SEED,
    ...TOLERANCE,
  ],
  price: [
    ...CHANCE,
    {
      flags: '--at-points <points>',
      path: ['atPoints'],
      description: 'for which points budgets are told, with commas; the middle points of the sample unless told',
      parse: numberList,
    },
  ],
  influence: [],
  cohort: [],
  table: CHANCE,
  sampleSize: [
    ...CHANCE,
    {
      flags: '--sizes <numbers>',
      path: ['sizes'],
      description: 'how firm the price would be with samples of these sizes, such as 60,100,300',
      parse: (text) => numberList(text).map(wholeNumber),
    },
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

/** Each flag once, in the order of the help. */
export const ALL_FIT_FIELDS: readonly Field[] = [...new Set<Field>(Object.values(FIT_FIELDS).flat())];
