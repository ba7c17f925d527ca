import { column, type Target } from './target.js';

/** The statements of a questionnaire, a row a level. */
export const INSTRUMENT: Target = {
  title: 'statements of a questionnaire with their levels and points, a row a level',
  isByCase: false,
  names: 'plain',
  columns: [
    column(
      'outcome',
      'text',
      'outcome area, outcomes, domain, theme, section heading, area, every child matters outcome',
      {
        isRequired: true,
        fillsDown: true,
      },
    ),
    column(
      'statement_id',
      'id',
      'id, short name, short title, code, statement code, question code, question no, statement no, no, number, ref',
      {
        fillsDown: true,
      },
    ),
    column(
      'text',
      'text',
      'statement, statements, question, questions, statement text, question text, item, need, area of need, i statement',
      {
        isRequired: true,
        fillsDown: true,
      },
    ),
    column(
      'level',
      'text',
      'levels, answer, answers, response, option, options, level of need, level of support, level name',
      {
        isRequired: true,
      },
    ),
    column('points', 'points', 'score, scores, weighting, weight, value, points awarded', { isRequired: true }),
    column('guidance', 'text', 'notes, description, descriptor, guidance notes, what it means, explanation, examples'),
  ],
};

/** The same laid out with a column for each level, whose cells hold points, or words where the name holds the points. */
export const INSTRUMENT_BY_LEVEL: Target = {
  ...INSTRUMENT,
  title: 'statements of a questionnaire with a column for each level, a row a statement',
  columns: INSTRUMENT.columns.filter(({ name }) => name !== 'level' && name !== 'points' && name !== 'guidance'),
};

/** Which statements of last year's questionnaire became which of this year's. */
export const STATEMENTS: Target = {
  title: "statements of last year's questionnaire and what became of them, a row each",
  isByCase: false,
  hasLoneCells: true,
  names: 'plain',
  columns: [
    column(
      'before',
      'text',
      `old, old id, old statement, old statement id, last year, previous, previous statement, old question, from, was,
      statement before, old version, last years statement, last years id`,
      { isRequired: true },
    ),
    column(
      'now',
      'text',
      `new, new id, new statement, new statement id, this year, current, current statement, new question, to, becomes, became,
      is now, statement now, new version, this years statement, this years id`,
      { isRequired: true },
    ),
  ],
};

/** An allocation table as a council publishes it. */
export const TABLE: Target = {
  title: 'an allocation table, a row a range of scores',
  isByCase: false,
  names: 'plain',
  columns: [
    column('points', 'text', 'score, scores, ras score, points range, score range, range, point range, score band'),
    column('from', 'points', 'min, minimum, lower, from score, from points, lowest score, lower score, points from'),
    column('to', 'points', 'max, maximum, upper, to score, to points, highest score, upper score, points to'),
    column('name', 'text', 'band, band name, level, category'),
    column(
      'amount',
      'money',
      `budget, allocation, indicative budget, indicative allocation, indicative amount, funding, money,
      personal budget, annual budget, annual allocation`,
      { isRequired: true },
    ),
    column('cases', 'number', 'number of cases, no of cases, families, children'),
  ],
};

/** The prices of services. */
export const PRICES: Target = {
  title: 'prices of services, a row each',
  isByCase: false,
  names: 'plain',
  columns: [
    column('service_id', 'id', 'id, code, service code, ref, price code'),
    column('name', 'text', 'service, service name, description, service description, item, type of service, support', {
      isRequired: true,
    }),
    column('unit', 'text', 'per, unit of measure, unit type, measure, charged by, charge basis, basis', {
      isRequired: true,
    }),
    column(
      'price',
      'money',
      'rate, cost, unit cost, unit price, unit rate, amount, hourly rate, standard rate, charge',
      {
        isRequired: true,
      },
    ),
    column('note', 'text', 'notes, comment, comments, remarks'),
  ],
};
