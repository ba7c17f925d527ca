import { CASE_ID, column, type Target } from './target.js';

/** Cost lines of packages. */
export const LINES: Target = {
  title: 'cost lines of packages, a row each',
  isByCase: false,
  names: 'plain',
  columns: [
    CASE_ID,
    column(
      'line_id',
      'id',
      'line no, line number, line, line ref, element id, service id, service line, commitment id',
    ),
    column(
      'name',
      'text',
      `description, service description, service name, item, support, service provided, details,
      service type, element, type of support`,
    ),
    column('service', 'text', 'service code, price list code, price code, tariff'),
    column('role', 'text', 'purpose'),
    column('weekly_rate', 'money', 'weekly cost, cost per week, weekly amount, rate per week, weekly price'),
    column(
      'amount',
      'money',
      `cost, total, total cost, value, price, gross cost, gross amount, gross, line cost, line total,
      service cost, commitment, commitment value, spend, actual, package cost`,
      { hasCredits: true },
    ),
    column(
      'period',
      'period',
      'per, frequency of payment, payment frequency, pay period, cost period, cost frequency, paid',
    ),
    column('basis', 'text', 'gross or net, gross net, cost basis', { words: ['gross', 'net'] }),
    column(
      'quantity',
      'number',
      'units, hours, number of units, no of units, qty, amount of service, hours or sessions',
    ),
    column('unit', 'text', 'unit type, unit of measure, measure'),
    column('frequency', 'number', 'times, how often, no of times'),
    column('frequency_per', 'text', 'times per'),
    column('weeks', 'number', 'weeks per year, number of weeks, no of weeks, weeks a year'),
    column('counted_for', 'text', ''),
    column(
      'unit_price',
      'money',
      'unit cost, unit rate, hourly rate, rate, rate per hour, cost per unit, cost per hour',
    ),
    column('price_kind', 'text', ''),
    column('price_base', 'text', 'price year'),
    column('start', 'date', 'start date, from, service start, service start date, commencement date, date from'),
    column('end', 'date', 'end date, to, service end, service end date, date to, planned end date'),
    column('payer', 'text', 'paid by, funder, funded by, funding, who pays, funding body, funding source'),
    column('funding_code', 'text', 'cost code, budget code, funding stream code, gl code, ledger code'),
    column('serves', 'text', 'needs served'),
    column('one_off', 'yes-no', 'one off payment, is one off, non recurring, once only'),
    column('contingency', 'yes-no', ''),
    column('credit', 'yes-no', 'is credit, refund'),
    column('in_kind', 'yes-no', ''),
    column('includes_on_costs', 'yes-no', 'on costs included, with on costs'),
  ],
};

/** Cost lines of support plans: as those of packages, of what is planned. */
export const PLANS: Target = { ...LINES, title: 'cost lines of support plans, a row each' };

/** Assessed needs of families, a row a cost line or a need. */
export const NEEDS: Target = {
  title: 'assessed needs of families, a row a need or a cost line',
  isByCase: false,
  names: 'plain',
  columns: [
    CASE_ID,
    column(
      'needs',
      'text',
      'need, need id, need ids, needs met, assessed need, identified need, area of need, need area',
      {
        isRequired: true,
        unless: 'need_text',
      },
    ),
    column('need_text', 'text', 'need description, description of need, need in words, details of need'),
    column('necessary', 'text', 'eligible, eligible need, is necessary'),
    column('reason', 'text', 'reasons, why'),
    column('line_id', 'id', 'line no, line'),
    column('service', 'text', 'support, service description, description, how met, how it is met, provision'),
    column('timing', 'text', 'when'),
    column('hours', 'text', 'hours a year, annual hours, number of hours, no of hours', { per: 'year' }),
    column('hourly_cost', 'money', 'hourly rate, cost per hour, rate per hour, unit cost'),
    column('amount', 'money', 'cost, annual cost, total cost, total, cost of support, cost of need', { per: 'year' }),
    column('period', 'period', 'per, frequency, cost period, cost frequency, paid, frequency of payment'),
    column('one_off', 'yes-no', 'is one off'),
    column('paid_by', 'text', 'funder, payer, funded by'),
    column('together', 'yes-no', 'met together'),
    column('set_by', 'text', 'assessed by, worker, social worker'),
    column('set_on', 'date', 'date set, assessed on, assessment date, date assessed'),
  ],
};
