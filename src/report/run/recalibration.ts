import { isShareable } from '../../cohort/share/exposed.js';
import { formatPounds, parseAmount } from '../../money/amount.js';
import type { Causes } from '../../run/question/causes.js';
import type { Recalibration, Retold } from '../../run/recalibration/recalibration-result.js';
import { controlTotals } from '../control-totals.js';
import type { Cell, Sheet } from '../sheet.js';
import { familiesOf, NOT_SHARED } from './words.js';

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
  const { retold, decided, contested } = recalibration;
  return [
    totalSheet(recalibration),
    ...(retold.length === 0 ? [] : [retoldSheet(retold)]),
    ...(decided.length === 0 ? [] : [decidedSheet(recalibration)]),
    ...(contested.length === 0 ? [] : [contestedSheet(recalibration)]),
    realignedSheet(recalibration),
  ];
}

function totalSheet({
  told,
  unknown,
  isLimited,
  same,
  retold,
  totals,
  falls,
  rises,
  causes,
  limitBase,
  decided,
  contested,
  pointsUnknown,
  pointsBefore,
}: Recalibration): Sheet {
  // Where no family has both amounts there is no sum, which is not £0.
  const ofKnown = (pounds: string): Cell => (totals.families === 0 ? undefined : pounds);
  const sheet = controlTotals(
    'Recalibration: what families were told, and what the same policy would tell them now',
    'families told an amount, without a final one and without contested answers',
    told,
  )
    .part('would be told the same', same)
    .part('would be told another amount', retold.length - unknown)
    .part('one of the two amounts is not known', unknown)
    .figure('finals decided one by one, which stand', decided.length)
    .figure('told an amount, and answers are contested: not compared until they are decided', contested.length)
    .figure('limits are shares of', isLimited ? BASES[limitBase] : undefined)
    .figure('families whose two amounts are known', totals.families)
    .figure('told, £ a year', ofKnown(totals.told))
    .figure('would be told, £ a year', ofKnown(totals.wouldBeTold))
    .figure('change, £ a year', ofKnown(totals.change))
    .figure('families who would get less', falls.families)
    .figure('costs if all of them refuse, £ a year', ofKnown(falls.pounds))
    .figure('families who would get more', rises.families)
    .figure('saved if all of them stay as they are, £ a year', ofKnown(rises.pounds));
  if (causes === null) return sheet.figure('why', "not known: last year's model is not given").sheet();
  for (const [label, value] of causeLines(causes)) sheet.figure(label, value);
  return sheet
    .figure('families of which the causes are known', causes.families)
    .figure('families of which they are not known, since their points of then are not on record', pointsUnknown)
    .figure('families whose points of then are on record', pointsBefore)
    .sheet();
}

function causeLines({ onRecord, price, points, policy, limitBase, together, total }: Causes): [string, Cell][] {
  return [
    ['cause: told otherwise than the model and policy of then, £ a year', onRecord],
    ['cause: the new price or table alone, £ a year', price],
    ['cause: the new points alone, £ a year', points],
    ['cause: the new policy alone, £ a year', policy],
    ['cause: limits counted from what was last told alone, £ a year', limitBase],
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
      'limit_base_alone',
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
      causes?.limitBase,
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

function contestedSheet({ contested }: Recalibration): Sheet {
  return {
    title: 'Told an amount, and answers are contested: not compared until they are decided, in pounds a year',
    columns: ['case_id', 'communicated'],
    rows: contested.map(({ caseId, communicated }) => [caseId, communicated ?? undefined]),
  };
}

function realignedSheet({ realigned }: Recalibration): Sheet {
  return {
    title: "Every family under last year's model and this year's, in pounds a year",
    columns: [
      'case_id',
      'points_before',
      'points',
      'indicative_before',
      'indicative',
      'communicated',
      'would_be_told',
      'final',
    ],
    rows: realigned.map((one) => [
      one.caseId,
      one.pointsBefore,
      one.points,
      one.indicativeBefore ?? undefined,
      one.indicative ?? undefined,
      one.communicated ?? undefined,
      one.wouldBeTold ?? undefined,
      one.final ?? undefined,
    ]),
  };
}

const aYear = (amount: string): string => `${formatPounds(amount.replace('-', ''))} a year`;

/**
 * What a recalibration does, in sentences that name no family.
 *
 * @param least the fewest families of a figure that is shared; any number on a page for inside
 */
export function recalibrationWords(recalibration: Recalibration, least = 0): string[] {
  const { told: all, same: alike, retold: changed, unknown: open, decided: final, causes: why } = recalibration;
  const { falls: less, rises: more } = recalibration;
  const counts = [
    all,
    alike,
    changed.length - open,
    open,
    final.length,
    less.families,
    more.families,
    recalibration.contested.length,
  ];
  const known = why === null ? [] : [why.families, all - why.families, recalibration.pointsUnknown];
  if (![...counts, ...known].every((count) => isShareable(count, least))) {
    return [`How many families would be told another amount, and what that comes to, is ${NOT_SHARED}.`];
  }
  const { told, unknown, same, retold, totals, falls, rises, limitBase, isLimited } = recalibration;
  const finals = standingWords(recalibration);
  if (told === 0) {
    const isNobody = recalibration.contested.length === 0;
    return [...(isNobody ? ['No family has been told an amount that could change.'] : []), ...finals];
  }
  if (retold.length === 0)
    return [
      told === 1
        ? 'Nobody: the 1 family who was told an amount would be told the same by this policy.'
        : `Nobody: all ${familiesOf(told)} who were told an amount would be told the same by this policy.`,
      ...finals,
    ];
  const change = parseAmount(totals.change);
  const direction = change === 0n ? 'the same in all' : `${aYear(totals.change)} ${change < 0n ? 'less' : 'more'}`;
  return [
    `Of ${familiesOf(told)} who ${told === 1 ? 'was' : 'were'} told an amount, ${same} would be told the same and ${retold.length - unknown} another one${unknown === 0 ? '' : `; for ${unknown} it is not known, since one of the two amounts is not`}.`,
    ...(totals.families === 0
      ? []
      : [
          `Where both are known the amounts come to ${direction}${isLimited ? `; limits are shares of ${BASES[limitBase]}` : ''}.`,
        ]),
    ...(falls.families === 0
      ? []
      : [`${familiesOf(falls.families)} would get less: it costs ${aYear(falls.pounds)} if all of them refuse.`]),
    ...(rises.families === 0
      ? []
      : [`${familiesOf(rises.families)} would get more: ${aYear(rises.pounds)} are not spent if all of them refuse.`]),
    ...causeWords(recalibration),
    ...finals,
  ];
}

/** Those of whom nothing is worked out anew. */
function standingWords({ decided: { length: finals }, contested: { length: contested } }: Recalibration): string[] {
  return [
    ...(finals === 0
      ? []
      : [`${familiesOf(finals)} with a final amount decided one by one ${finals === 1 ? 'keeps' : 'keep'} it.`]),
    ...(contested === 0
      ? []
      : [
          `${familiesOf(contested)} who ${contested === 1 ? 'was' : 'were'} told an amount and whose answers are contested ${contested === 1 ? 'is' : 'are'} not compared until the answers are decided.`,
        ]),
  ];
}

function causeWords({ causes, pointsUnknown, retold }: Recalibration): string[] {
  if (causes === null) return ["Why is not known: last year's model is not given."];
  const unknown =
    pointsUnknown === 0
      ? []
      : [
          `Why is not known for ${familiesOf(pointsUnknown)}: the points of then are not on record, and those of now do not give what was told.`,
        ];
  if (causes.families === 0) return unknown;
  const { onRecord, price, points, policy, limitBase, together } = causes;
  const each = retold.flatMap((one) => one.causes ?? []);
  const parts = [
    `the new price or table alone ${signed(price)}`,
    `new points alone ${signed(points)}`,
    `the new policy alone ${signed(policy)}`,
    ...(parseAmount(limitBase) === 0n
      ? []
      : [`limits counted from what was last told, no longer from the package, alone ${signed(limitBase)}`]),
    `only all of them together ${signed(together)}`,
    ...(parseAmount(onRecord) === 0n
      ? []
      : [`what was told otherwise than the model and policy of then ${signed(onRecord)}`]),
  ];
  const isBaseAlone = each.length > 0 && each.length === retold.length && each.every(isByBaseAlone);
  return [
    `Why, for ${familiesOf(causes.families)} of whom it is known: ${parts.join('; ')}.`,
    ...(isBaseAlone
      ? [
          'The price, points and policy of now tell these families what those of then told them: they change only because limits are counted from what was last told.',
        ]
      : []),
    ...unknown,
  ];
}

/** Whether nothing but the base of limits tells a family another amount. */
function isByBaseAlone({ onRecord, price, points, policy, limitBase, together }: Causes): boolean {
  const isNone = [onRecord, price, points, policy, together].every((amount) => parseAmount(amount) === 0n);
  return isNone && parseAmount(limitBase) !== 0n;
}

function signed(amount: string): string {
  if (parseAmount(amount) === 0n) return '£0.00';
  return amount.startsWith('-') ? formatPounds(amount) : `+${formatPounds(amount)}`;
}
