import { type Amount, formatPounds, parseAmount } from '../../money/amount.js';
import {
  type Affordable,
  STAGE_NAMES,
  type StageBalance,
  type WithoutAmount,
  type WithoutReason,
} from '../../run/affordable.js';
import { countOf } from '../../warning.js';
import type { Cell, Sheet } from '../sheet.js';
import { familiesOf, isOrAre } from './words.js';

const REASONS: Readonly<Record<WithoutReason, string>> = {
  'refer-to-costing': 'referred to costing',
  'no-budget': 'no budget by the table',
  'not-eligible': 'not eligible',
  'plan-first': 'the plan comes first',
  'other-period': 'budgets of another period than a year',
  'not-yet': 'not yet',
};

/**
 * Whether the amounts are affordable as a table: a row a stage, the same families on both sides, and under it those
 * without the amount, by name; newcomers apart.
 *
 * @source RR145 5.13, 5.23
 */
export function affordableSheet({ pot, stages, oneOffsInAmounts }: Affordable): Sheet {
  const money = pot === 'packages' ? 'their packages without one-offs' : 'the pot that the council states';
  const oneOffs = oneOffsInAmounts ? 'one-offs may be in the amounts' : 'one-offs are on neither side';
  return {
    title: `Is it affordable? In pounds a year; money: ${money}; ${oneOffs}`,
    columns: [
      'stage',
      'who',
      'families',
      'money',
      'held_back',
      'amounts',
      'balance',
      'one_offs_not_in_money',
      'answer',
    ],
    first: ['stage', 'who', 'answer', 'balance', 'amounts', 'money'],
    rows: stages.flatMap(stageRows),
  };
}

function stageRows({ stage, answer, existing, newcomers }: StageBalance): Cell[][] {
  const name = STAGE_NAMES[stage];
  const { families, money, reserve, amounts, balance, oneOffs } = existing;
  const beside = (who: string, { reason, caseIds, packages }: WithoutAmount, hasPackage: boolean): Cell[] => {
    const label = `${who} without it (${REASONS[reason]}): ${named(caseIds)}`;
    return [
      name,
      label,
      caseIds.length,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      hasPackage ? `packages £${packages}` : '',
    ];
  };
  return [
    [name, 'existing families', families, money, reserve, amounts, balance, oneOffs, ANSWERS[answer]],
    ...existing.without.map((one) => beside('existing families', one, true)),
    [name, 'newcomers, outside the pot', newcomers.families, undefined, undefined, newcomers.amounts],
    ...newcomers.without.map((one) => beside('newcomers', one, false)),
  ];
}

const ANSWERS = { yes: 'yes', no: 'no', 'cannot-be-said': 'cannot be said' } as const;

const MOST_NAMED = 10;

function named(caseIds: readonly string[]): string {
  const more = caseIds.length > MOST_NAMED ? ` and ${caseIds.length - MOST_NAMED} more` : '';
  return caseIds.slice(0, MOST_NAMED).join(', ') + more;
}

const aYear = (amount: Amount): string => `${formatPounds(amount.replace('-', ''))} a year`;

/** Whether the amounts are affordable in sentences, a stage after the other; they name no family. */
export function affordableWords(affordable: Affordable | undefined, families: number): string[] {
  if (affordable === undefined) return ['This cannot be told: the council file states no pot.'];
  if (families === 0) return ['Nobody is allocated, so that there is nothing to pay.'];
  return [...affordable.stages.flatMap((one) => stageWords(one, affordable)), ...oneOffWords(affordable)];
}

function stageWords({ stage, answer, existing, newcomers }: StageBalance, { pot }: Affordable): string[] {
  const name = STAGE_NAMES[stage];
  const begin = answer === 'yes' ? 'Yes' : answer === 'no' ? 'No' : 'This cannot be said yet';
  const hasMoney = existing.families > 0 || pot === 'stated';
  const first = hasMoney
    ? `${begin}, by the ${name}. ${balanceWords(existing, name, pot)}`
    : `${begin}, by the ${name}: no existing family has one.`;
  return [first, ...besideWords(existing.without, 'existing'), ...newcomerWords(newcomers, name)];
}

function balanceWords(
  { families, money, reserve, amounts, balance, without }: StageBalance['existing'],
  name: string,
  pot: Affordable['pot'],
): string {
  const held = parseAmount(reserve) === 0n ? '' : `, of which ${aYear(reserve)} ${isOrAre(reserve)} held back`;
  const source =
    pot === 'packages'
      ? `The packages of ${familiesOf(families)}, without one-offs, come to ${aYear(money)}${held}`
      : `The pot is ${aYear(money)}${held}`;
  const given = `and their ${name} to ${aYear(amounts)}`;
  const paid = pot === 'packages' ? given : `and the ${name} of ${familiesOf(families)} come to ${aYear(amounts)}`;
  if (parseAmount(balance) < 0n) return `${source}, ${paid}: ${aYear(balance)} are lacking.`;
  const isSpokenFor = pot === 'stated' && without.length > 0;
  return `${source}, ${paid}: ${aYear(balance)} are ${isSpokenFor ? 'not given out yet' : 'left'}.`;
}

function besideWords(without: readonly WithoutAmount[], who: string): string[] {
  return without.map(({ reason, caseIds, packages }) => {
    const subject = `${caseIds.length.toLocaleString('en-GB')} ${who} ${caseIds.length === 1 ? 'family has' : 'families have'}`;
    return `${subject} no such amount (${REASONS[reason]}); packages of ${aYear(packages)} stand beside this balance and are in neither side of it.`;
  });
}

function newcomerWords({ families, amounts, without }: StageBalance['newcomers'], name: string): string[] {
  const own =
    families === 0
      ? []
      : [
          `The ${name} of ${countOf(families, 'newcomer')} come to ${aYear(amounts)} on top, which have to be found outside the pot.`,
        ];
  return [
    ...own,
    ...without.map(({ reason, caseIds }) => {
      const has = caseIds.length === 1 ? 'has' : 'have';
      return `${countOf(caseIds.length, 'newcomer')} ${has} no such amount (${REASONS[reason]}); what they will need is not known.`;
    }),
  ];
}

function oneOffWords({ pot, oneOffsInAmounts, stages }: Affordable): string[] {
  const [first] = stages;
  if (pot === 'stated' || first === undefined || parseAmount(first.existing.oneOffs) === 0n) return [];
  const oneOffs = `One-offs of ${formatPounds(first.existing.oneOffs)} in the packages are not in the money`;
  return [
    oneOffsInAmounts ? `${oneOffs}; the amounts may count them.` : `${oneOffs}, and the amounts do not count them.`,
  ];
}
