import { CASE_ID, column, type Target, type TargetColumn } from './target.js';

const POINTS = `ras score, ras points, score, total score, total points, points score, points total, score total,
  assessment score, needs score, saq score, questionnaire score, ras total, total ras score`;

const PACKAGE = `package cost, cost of package, package, package total, total package, package amount, total package cost,
  care package, care package cost, cost of care package, current package, current package cost, existing package,
  existing package cost, cost, total cost, current cost, package price, spend, current spend, actual spend, cost of care,
  care cost, total care cost, value of package, value, gross cost, net cost, package spend`;

const ONE_OFF = `of which one off, one off cost, one off costs, one off payment, one off payments, one off amount,
  of which one offs, one offs, of which non recurring, non recurring, non recurring cost, one off element, including one off,
  of which one time, one time, one time cost`;

const BOTH: readonly TargetColumn[] = [
  CASE_ID,
  column(
    'status',
    'status',
    `existing client, existing, existing case, existing package yn, new or existing, existing or new,
    new client, new, new case, newcomer, client type, case type, client status, case status`,
  ),
  column('group', 'id', 'price group, tariff group, banding group'),
  column(
    'exclude_reason',
    'text',
    `reason excluded, exclusion reason, reason for exclusion, excluded, reason left out,
    reason for leaving out, excluded because, exclude`,
  ),
];

const MONEY = { per: 'year' } as const;

/** A list of families that is to be allocated. */
export const CASES: Target = {
  title: 'families to be allocated, a row each',
  isByCase: true,
  names: 'plain',
  columns: [
    ...BOTH,
    column('points', 'points', POINTS),
    column('points_before', 'points', 'previous score, last score, previous points, score before, old score'),
    column('package_value', 'money', PACKAGE, MONEY),
    column('one_off', 'money', ONE_OFF, MONEY),
    column('traditional', 'money', 'traditional package, traditional amount', MONEY),
    column(
      'indicative',
      'money',
      `indicative budget, indicative allocation, indicative amount, ras budget, ras allocation,
      ras amount`,
      MONEY,
    ),
    column('communicated', 'money', 'communicated budget, amount told, budget told, told amount', MONEY),
    column('communicated_on', 'date', 'told on, date told, date communicated, communicated date'),
    column('final', 'money', 'final budget, agreed budget, final amount, agreed amount', MONEY),
    column('agreed_on', 'date', 'agreed date, date agreed'),
    column(
      'assessed_on',
      'date',
      `assessment date, date of assessment, assessed, date assessed, assessed date,
      assessment completed, last assessment, last assessed, review date, date of ras`,
    ),
    column('starts_on', 'date', 'start date, package start, package start date, starts, start'),
    column('site', 'text', `area, locality, district, team, area team, locality team, region, office, hub, patch`),
    column('age', 'text', 'age years, age in years, child age'),
    column('household', 'id', 'household id, family, household ref, family id, household no'),
    column('shared_package', 'id', 'shared package with, shared with, sibling package'),
    column('price_base', 'text', 'price year, prices of'),
  ],
};

/** Existing cases that calibrate a model. */
export const SAMPLE: Target = {
  ...CASES,
  title: 'existing cases with points and packages, a row each',
  columns: CASES.columns.map((one) =>
    ['points', 'package_value'].includes(one.name) ? { ...one, isRequired: true as const } : one,
  ),
};

/** Answers to a questionnaire; its statements are columns that no list knows. */
export const ANSWERS: Target = {
  title: 'answers to a questionnaire, a row a family',
  isByCase: true,
  names: 'plain',
  columns: [
    CASE_ID,
    column('age', 'text', 'age years, age in years, child age'),
    column('assessed_on', 'date', 'assessment date, date of assessment, assessed, date assessed, assessed date'),
    column('assessor', 'text', 'assessed by, worker, social worker, completed by'),
    column('mode', 'text', 'how answered'),
  ],
};
