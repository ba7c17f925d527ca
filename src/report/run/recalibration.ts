import { formatPounds, parseAmount } from '../../money/amount.js';
import type { Causes } from '../../run/causes.js';
import type { Recalibration, Retold } from '../../run/recalibration-result.js';
import { controlTotals } from '../control-totals.js';
import type { Cell, Sheet } from '../sheet.js';
import { familiesOf } from './words.js';

const BASES = {
  'original-package': 'the package before personal budgets',
  'last-told': 'what the family was last told',
} as const;

/**
 * What a recalibration does, before anything is adopted: whom it changes and why, what refusing costs, the finals that
 * stand, and every family under both models.
 *
 * @source RR145 5.25-5.32
 */
export function recalibrationSheets(recalibration: Recalibration): Sheet[] {
  const { retold, decided } = recalibration;
  return [
    totalSheet(recalibration),
    ...(retold.length === 0 ? [] : [retoldSheet(retold)]),
    ...(decided.length === 0 ? [] : [decidedSheet(recalibration)]),
    realignedSheet(recalibration),
  ];
}

function totalSheet({
  told,
  same,
  retold,
  totals,
  falls,
  rises,
  causes,
  limitBase,
  decided,
  pointsBefore,
}: Recalibration): Sheet {
  const sheet = controlTotals(
    'Recalibration: what families were told, and what the same policy would tell them now',
    'families told an amount, without a final one',
    told,
  )
    .part('would be told the same', same)
    .part('would be told another amount', retold.length)
    .figure('finals decided one by one, which stand', decided.length)
    .figure('limits are shares of', BASES[limitBase])
    .figure('families whose two amounts are known', totals.families)
    .figure('told, £ a year', totals.told)
    .figure('would be told, £ a year', totals.wouldBeTold)
    .figure('change, £ a year', totals.change)
    .figure('families who would get less', falls.families)
    .figure('costs if all of them refuse, £ a year', falls.pounds)
    .figure('families who would get more', rises.families)
    .figure('saved if all of them stay as they are, £ a year', rises.pounds);
  if (causes === null) return sheet.figure('why', "not known: last year's model is not given").sheet();
  for (const [label, value] of causeLines(causes)) sheet.figure(label, value);
  return sheet
    .figure('families of which the causes are known', causes.families)
    .figure('families whose points of then are on record', pointsBefore)
    .sheet();
}

function causeLines({ onRecord, price, points, policy, together, total }: Causes): [string, Cell][] {
  return [
    ['cause: told otherwise than the model and policy of then, £ a year', onRecord],
    ['cause: the new price or table alone, £ a year', price],
    ['cause: the new points alone, £ a year', points],
    ['cause: the new policy alone, £ a year', policy],
    ['cause: only all of them together, £ a year', together],
    ['all causes, £ a year', total],
  ];
}

function retoldSheet(retold: readonly Retold[]): Sheet {
  return {
    title: 'Families who would be told another amount, in pounds a year',
    columns: [
      'case_id',
      'communicated',
      'would_be_told',
      'on_record',
      'price_alone',
      'points_alone',
      'policy_alone',
      'only_together',
    ],
    rows: retold.map(({ caseId, communicated, wouldBeTold, causes }) => [
      caseId,
      communicated ?? undefined,
      wouldBeTold ?? undefined,
      causes?.onRecord,
      causes?.price,
      causes?.points,
      causes?.policy,
      causes?.together,
    ]),
  };
}

function decidedSheet({ decided }: Recalibration): Sheet {
  return {
    title: 'Finals decided one by one: they stand as decided, in pounds a year',
    columns: ['case_id', 'final'],
    rows: decided.map(({ caseId, final }) => [caseId, final]),
  };
}

function realignedSheet({ realigned }: Recalibration): Sheet {
  return {
    title: "Every family under last year's model and this year's, in pounds a year",
    columns: ['case_id', 'points_before', 'points', 'indicative_before', 'indicative', 'communicated', 'would_be_told'],
    rows: realigned.map((one) => [
      one.caseId,
      one.pointsBefore,
      one.points,
      one.indicativeBefore ?? undefined,
      one.indicative ?? undefined,
      one.communicated ?? undefined,
      one.wouldBeTold ?? undefined,
    ]),
  };
}

const aYear = (amount: string): string => `${formatPounds(amount.replace('-', ''))} a year`;

/** What a recalibration does, in sentences that name no family. */
export function recalibrationWords(recalibration: Recalibration): string[] {
  const { told, same, retold, totals, falls, rises, causes, decided, limitBase } = recalibration;
  const finals =
    decided.length === 0
      ? []
      : [
          `${familiesOf(decided.length)} with a final amount decided one by one ${decided.length === 1 ? 'keeps' : 'keep'} it.`,
        ];
  if (told === 0) return ['No family has been told an amount that could change.', ...finals];
  if (retold.length === 0)
    return [
      `Nobody: all ${familiesOf(told)} who were told an amount would be told the same by this policy.`,
      ...finals,
    ];
  const direction = parseAmount(totals.change) < 0n ? 'less' : 'more';
  const unknown = retold.filter(
    ({ communicated, wouldBeTold }) => communicated === null || wouldBeTold === null,
  ).length;
  return [
    `Of ${familiesOf(told)} who were told an amount, ${same} would be told the same and ${retold.length} another one.`,
    ...(unknown === 0 ? [] : [`Of ${familiesOf(unknown)} among them one of the two amounts is not known.`]),
    `Where both are known the amounts come to ${aYear(totals.change)} ${direction}; limits are shares of ${BASES[limitBase]}.`,
    ...(falls.families === 0
      ? []
      : [`${familiesOf(falls.families)} would get less: it costs ${aYear(falls.pounds)} if all of them refuse.`]),
    ...(rises.families === 0
      ? []
      : [`${familiesOf(rises.families)} would get more: ${aYear(rises.pounds)} are not spent if all of them refuse.`]),
    causeWords(causes),
    ...finals,
  ];
}

function causeWords(causes: Recalibration['causes']): string {
  if (causes === null) return "Why is not known: last year's model is not given.";
  const { onRecord, price, points, policy, together } = causes;
  const parts = [
    `the new price or table alone ${signed(price)}`,
    `new points alone ${signed(points)}`,
    `the new policy alone ${signed(policy)}`,
    `only all of them together ${signed(together)}`,
    ...(parseAmount(onRecord) === 0n
      ? []
      : [`what was told otherwise than the model and policy of then ${signed(onRecord)}`]),
  ];
  return `Why, for ${familiesOf(causes.families)} of whom it is known: ${parts.join('; ')}.`;
}

function signed(amount: string): string {
  if (parseAmount(amount) === 0n) return '£0.00';
  return amount.startsWith('-') ? formatPounds(amount) : `+${formatPounds(amount)}`;
}
