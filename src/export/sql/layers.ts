import { unitLayers } from './amount.js';
import { pieceOf, sectionOf, whyNoSection } from './choose.js';
import type { ColumnsRead, ReadColumn } from './columns.js';
import { cellText, commonCells, commonFaults, commonNumbers, numbersOf, ownDay } from './common.js';
import type { Dialect } from './dialect.js';
import { MOST_PENCE } from './pieces.js';
import type { Measure, Plan, SourceTerm } from './plan.js';
import {
  ageNumber,
  caseOf,
  faultOf,
  faultsOfNeeded,
  faultsOfNumber,
  flag,
  isBlank,
  POUNDS,
  QUANTITY,
  splitNumber,
  trimmed,
  type When,
  wholeNumber,
  yesOrNo,
} from './readers.js';
import type { WholePlan } from './whole-pieces.js';

/** The oldest age that a table for ages takes. */
const OLDEST = 120;

/** What is worked out of a row before its stretch is known, a layer on the other: each knows those before it. */
export function layersBefore(plan: Plan, whole: WholePlan, dialect: Dialect, columns: ColumnsRead): string[][] {
  const { measure, sections } = plan;
  const { points, sources } = columns;
  const numbers = [points, ...sources].flatMap((column) => (column === undefined ? [] : [column.as]));
  const splits = numbers.map((as) => splitNumber(dialect, as));
  const pence = sources.map(({ as }) => `${wholeNumber(dialect, as, POUNDS)} AS ${as}_pence`);
  const late = [lateFaults(plan, columns), whyNoSection(dialect, sections, columns)];
  const layers = [
    [...ownNumbers(columns), ...answerPence(plan, dialect, columns), ...splits.flatMap(([first = []]) => first)],
    splits.flatMap(([, second = []]) => second),
    [`${caseOf(faults(plan, columns))} AS fault`],
    pence,
    [`${measureOf(measure, dialect, columns)} AS measure`],
    [`${sectionOf(dialect, sections)} AS section`],
    [
      `${late[0] === undefined ? late[1] : `coalesce(${late.join(', ')})`} AS late`,
      `${pieceOf(whole.sections)} AS piece`,
      ownDay(columns),
    ],
  ];
  return layers.filter((layer) => layer.length > 0);
}

/** The cells of a row as text, which is read the same in every database. */
export function cellsOf(dialect: Dialect, columns: ColumnsRead): string[] {
  const { points, keys, addOns, answers, sources, headAgrees } = columns;
  const { text } = dialect;
  const number = ({ as, quoted }: ReadColumn): string => `${trimmed(dialect, text(quoted))} AS ${as}`;
  const isText = (key: string): boolean => key !== 'age' && key !== 'requested';
  return [
    ...commonCells(dialect, columns),
    ...[points, ...sources].flatMap((column) => (column === undefined ? [] : [number(column)])),
    ...[...keys].map(([key, column]) =>
      isText(key) ? `nullif(${text(column.quoted)}, '') AS ${column.as}` : cellText(dialect, column),
    ),
    ...[headAgrees, ...addOns].flatMap((column) => (column === undefined ? [] : [cellText(dialect, column)])),
    ...answers.map((column) => `nullif(${text(column.quoted)}, '') AS ${column.as}`),
  ];
}

function ownNumbers(columns: ColumnsRead): string[] {
  const { keys, headAgrees, addOns } = columns;
  return [
    ...commonNumbers(columns),
    ...numbersOf((text) => ageNumber(text, OLDEST), keys.get('age')),
    ...numbersOf(yesOrNo, keys.get('requested')),
    ...numbersOf(flag, headAgrees, ...addOns),
  ];
}

/** What is wrong with a row by itself; the first that is found is told. */
function faults({ measure, needs = [] }: Plan, columns: ColumnsRead): When[] {
  const { points, keys, headAgrees, addOns, sources } = columns;
  const requested = keys.get('requested');
  return [
    ...commonFaults(columns),
    ...(measure.by === 'points' && points !== undefined ? faultsOfNeeded(points.as, points.name, QUANTITY) : []),
    ...sources.flatMap(({ as, name }) => {
      // A blank cell is no money from this source.
      const isThere = ([condition, result]: When): When => [`NOT (${isBlank(as)}) AND (${condition})`, result];
      return faultsOfNumber(as, name, POUNDS).map(isThere);
    }),
    ...faultOf(keys.get('age')),
    ...faultOf(headAgrees),
    ...(requested === undefined ? [] : [[`${requested.as} = '?'`, "'requested: invalid'"] as const]),
    ...needs.map((key): When => [`own_${key} IS NULL`, `'${key}: missing'`]),
    ...addOns.flatMap(({ as }): When[] => [
      [`${as} IS NULL`, "'add_ons: missing'"],
      [`${as} = -1`, "'add_ons: invalid'"],
    ]),
  ];
}

function measureOf(measure: Measure, dialect: Dialect, { points, answers, sources }: ColumnsRead): string {
  if (measure.by === 'points') return wholeNumber(dialect, points?.as ?? '', QUANTITY);
  const sum = `CAST(${termsOf(measure, answers, sources).join(' + ') || '0'} AS ${dialect.whole})`;
  return `CASE WHEN fault IS NULL THEN ${sum} END`;
}

function termsOf(measure: Measure, answers: ColumnsRead['answers'], sources: ColumnsRead['sources']): string[] {
  if (measure.by === 'levels') return answers.map(({ as }) => `${as}_pence`);
  if (measure.by !== 'sources') return [];
  return measure.terms.flatMap(({ counts }, index) => {
    const pence = `coalesce(${sources[index]?.as}_pence, 0)`;
    if (counts === 'always') return [pence];
    return counts === 'if-agreed' ? [`CASE WHEN head_agrees = 1 THEN ${pence} ELSE 0 END`] : [];
  });
}

/** What is asked of a case that is eligible: answers that the model knows, and whether money may be released. */
function lateFaults({ measure }: Plan, { sources, answers }: ColumnsRead): string | undefined {
  const unknown = answers.flatMap(({ as }): When[] => [
    [`${as} IS NULL`, "'answers: missing'"],
    [`${as}_pence IS NULL`, "'answers: unknown-name'"],
  ]);
  const terms = measure.by === 'sources' ? measure.terms : [];
  const whens = [...unknown, ...terms.flatMap(({ counts }, index) => lateFault(counts, sources[index]?.as ?? ''))];
  return whens.length === 0 ? undefined : caseOf([['fault IS NOT NULL', 'NULL'], ...whens]);
}

function lateFault(counts: SourceTerm['counts'], as: string): When[] {
  if (counts === 'not-stated') return [[`${as}_pence IS NOT NULL`, "'topUpInSchool: choice-needed'"]];
  if (counts !== 'if-agreed') return [];
  return [[`${as}_pence IS NOT NULL AND head_agrees IS NULL`, "'head_agrees: missing'"]];
}

/** What is worked out of a row once its stretch is known. */
export function layersAfter(plan: Plan, whole: WholePlan, dialect: Dialect, columns: ColumnsRead): string[][] {
  const { rounding, addOns } = plan;
  const flat = addOns.map(({ pence }, index) => `CASE WHEN ${columns.addOns[index]?.as} = 1 THEN ${pence} ELSE 0 END`);
  const pence = [`${rounding.unit} * units`, ...flat].join(' + ');
  return [
    ...unitLayers(dialect, whole.split, rounding.mode).map((layer) => [...layer]),
    [`${pence} AS pence_all`, `${offStep(dialect, plan)} AS off_step`],
    [addOns.length === 0 ? 'pence_all AS pence' : `CASE WHEN pence_all <= ${MOST_PENCE} THEN pence_all END AS pence`],
  ];
}

function offStep({ div }: Dialect, { step, beyond }: Plan): string {
  if (step === undefined) return '0';
  const answered = beyond === undefined ? '' : ` AND measure <= ${beyond}`;
  return `CASE WHEN measure <> ${step} * ${div('measure', String(step))}${answered} THEN 1 ELSE 0 END`;
}

/** The pence of each answer, where amounts are attached to levels. */
function answerPence({ measure }: Plan, { literal, whole }: Dialect, { answers }: ColumnsRead): string[] {
  if (measure.by !== 'levels') return [];
  return measure.outcomes.map(({ levels }, index) => {
    const as = answers[index]?.as ?? '';
    const whens = levels.map(({ id, pence }): When => [`${as} = ${literal(id)}`, `CAST(${pence} AS ${whole})`]);
    return `${caseOf(whens)} AS ${as}_pence`;
  });
}
