import { type Amount, formatPounds, parseAmount } from '../../money/amount.js';
import type { Affordable, StageBalance, WithoutAmount } from '../../run/question/affordable.js';
import { STAGE_NAMES, type WithoutReason } from '../../run/question/amount-at.js';
import { countOf } from '../../warning.js';
import type { Cell, Sheet } from '../sheet.js';
import { EVERYTHING, familiesOf, isOrAre, NOT_SHARED, type Told } from './words.js';

const REASONS: Readonly<Record<WithoutReason, string>> = {
  'refer-to-costing': 'referred to costing',
  'zero-budget': '£0, with the advice to refer',
  'no-budget': 'no budget by the table',
  'not-eligible': 'not eligible',
  'plan-first': 'the plan comes first',
  'other-period': 'budgets of another period than a year',
  'not-on-record': 'told or agreed, and not on record',
  'not-yet': 'not yet',
};

/**
 * Whether the amounts are affordable as a table: a row a stage, the same families on both sides, and under it those
 * without the amount, by name; newcomers apart.
 *
 * @source RR145 5.13, 5.23
 */
export function affordableSheet({ pot, stages }: Affordable, told: Told = EVERYTHING): Sheet {
  const money = pot === 'packages' ? 'their packages without one-offs' : 'the pot that the council states';
  return {
    title: `Is it affordable? In pounds a year; money: ${money}`,
    columns: [
      'stage',
      'who',
      'families',
      'money',
      'set_aside',
      'held_back',
      'amounts',
      'balance',
      'one_offs_in_packages',
      'one_offs_in_amounts',
      'answer',
    ],
    first: ['stage', 'who', 'answer', 'balance', 'amounts', 'money'],
    rows: stages.flatMap((stage) => (told === EVERYTHING ? stageRows(stage) : sharedRows(stage, told))),
  };
}

function stageRows({ stage, answer, existing, newcomers, oneOffsInAmounts }: StageBalance): Cell[][] {
  const name = STAGE_NAMES[stage];
  const { families, money, setAside, reserve, amounts, balance, oneOffs } = existing;
  const beside = (
    who: string,
    { reason, caseIds, packages, oneOffs: once }: WithoutAmount,
    hasPackage: boolean,
  ): Cell[] => {
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
      hasPackage ? once : undefined,
      undefined,
      hasPackage ? `packages £${packages}` : '',
    ];
  };
  return [
    [
      name,
      'existing families',
      families,
      money,
      setAside,
      reserve,
      amounts,
      balance,
      oneOffs,
      IN_AMOUNTS[oneOffsInAmounts],
      ANSWERS[answer],
    ],
    ...existing.without.map((one) => beside('existing families', one, true)),
    [name, 'newcomers, outside the pot', newcomers.families, undefined, undefined, undefined, newcomers.amounts],
    ...newcomers.without.map((one) => beside('newcomers', one, false)),
  ];
}

/** The rows of a stage that may be shared; they name no family, and what could tell of few is blank. */
function sharedRows({ stage, answer, existing, newcomers, oneOffsInAmounts }: StageBalance, told: Told): Cell[][] {
  const name = STAGE_NAMES[stage];
  const { families, money, setAside, reserve, amounts, balance, oneOffs } = existing;
  const isTold = isBalanceTold(stage, existing, told);
  const figures: Cell[] = isTold ? [families, money, setAside, reserve, amounts, balance] : Array(6).fill(undefined);
  const once = isTold && told(`existing ${stage} one-offs`) ? oneOffs : undefined;
  const joined: Cell[] = told(`newcomer ${stage}`)
    ? [newcomers.families, undefined, undefined, undefined, newcomers.amounts]
    : Array(5).fill(undefined);
  return [
    [name, 'existing families', ...figures, once, isTold ? IN_AMOUNTS[oneOffsInAmounts] : undefined, ANSWERS[answer]],
    [name, 'newcomers, outside the pot', ...joined],
  ];
}

const IN_AMOUNTS = { may: 'may be', no: 'no', 'not-known': 'not known' } as const;

const ANSWERS = { yes: 'yes', no: 'no', 'cannot-be-said': 'cannot be said' } as const;

const MOST_NAMED = 10;

function named(caseIds: readonly string[]): string {
  const more = caseIds.length > MOST_NAMED ? ` and ${caseIds.length - MOST_NAMED} more` : '';
  return caseIds.slice(0, MOST_NAMED).join(', ') + more;
}

const aYear = (amount: Amount): string => `${formatPounds(amount.replace('-', ''))} a year`;

/** Whether the amounts are affordable in sentences, a stage after the other; they name no family. */
export function affordableWords(
  affordable: Affordable | undefined,
  families: number,
  told: Told = EVERYTHING,
): string[] {
  if (affordable === undefined) return ['This cannot be told: the council file states no pot.'];
  if (families === 0) return ['Nobody is allocated, so that there is nothing to pay.'];
  return [...affordable.stages.flatMap((one) => stageWords(one, affordable, told)), ...oneOffWords(affordable, told)];
}

function stageWords({ stage, answer, existing, newcomers }: StageBalance, { pot }: Affordable, told: Told): string[] {
  const name = STAGE_NAMES[stage];
  const begin = answer === 'yes' ? 'Yes' : answer === 'no' ? 'No' : 'This cannot be said yet';
  const hasMoney = existing.families > 0 || pot === 'stated';
  const balance = isBalanceTold(stage, existing, told)
    ? balanceWords(existing, name, pot)
    : `What that is in pounds is ${NOT_SHARED}.`;
  const isSomeUnknown = existing.without.some(({ reason }) => reason === 'not-on-record');
  const first = hasMoney
    ? `${begin}, by the ${name}. ${balance}`
    : `${begin}, by the ${name}: no existing family has one${isSomeUnknown ? ' on record' : ''}.`;
  const [ofExisting, ofNewcomers] = [
    toldOf(existing.without, `existing ${stage}`, told),
    toldOf(newcomers.without, `newcomer ${stage}`, told),
  ];
  const isUntold = newcomers.families > 0 && !told(`newcomer ${stage}`);
  return [
    first,
    ...besideWords(ofExisting.shown, pot, told),
    ...(isUntold ? [`What the ${name} of newcomers come to is ${NOT_SHARED}.`] : []),
    ...newcomerWords({ ...newcomers, families: isUntold ? 0 : newcomers.families, without: ofNewcomers.shown }, name),
    ...(ofExisting.isAll
      ? []
      : [
          `Not every existing family has such an amount${onRecord(existing.without)}; how many have none is ${NOT_SHARED}.`,
        ]),
    ...(ofNewcomers.isAll
      ? []
      : [`Not every newcomer has such an amount${onRecord(newcomers.without)}; how many have none is ${NOT_SHARED}.`]),
  ];
}

const onRecord = (without: readonly WithoutAmount[]): string =>
  without.some(({ reason }) => reason === 'not-on-record') ? ' on record' : '';

/** Of which reasons families without an amount are told of, and whether of all of them. */
function toldOf(without: readonly WithoutAmount[], who: string, told: Told) {
  const shown = without.filter(({ reason }) => told(`${who} ${reason}`));
  return { shown, isAll: shown.length === without.length };
}

/** Whether the pounds of a stage are told: those of the families who have the amount, and what is set aside for the others. */
function isBalanceTold(stage: string, { setAside, without }: StageBalance['existing'], told: Told): boolean {
  const isNone = parseAmount(setAside) === 0n;
  return told(`existing ${stage}`) && (isNone || without.every(({ reason }) => told(`existing ${stage} ${reason}`)));
}

function balanceWords(
  { families, money, setAside, reserve, amounts, balance, without }: StageBalance['existing'],
  name: string,
  pot: Affordable['pot'],
): string {
  const held = parseAmount(reserve) === 0n ? [] : [`${aYear(reserve)} ${isOrAre(reserve)} held back`];
  const aside =
    parseAmount(setAside) === 0n ? [] : [`${aYear(setAside)} are set aside, the packages of those who have none`];
  const parts = [...held, ...aside];
  const of = parts.length === 0 ? '' : `, of which ${parts.join(', and ')}`;
  const source =
    pot === 'packages'
      ? `The packages of ${familiesOf(families)}, without one-offs, come to ${aYear(money)}${of}`
      : `The pot is ${aYear(money)}${of}`;
  const given = `and their ${name} to ${aYear(amounts)}`;
  const paid = pot === 'packages' ? given : `and the ${name} of ${familiesOf(families)} come to ${aYear(amounts)}`;
  const isSpokenFor = pot === 'stated' && without.length > 0;
  if (parseAmount(balance) < 0n) {
    const isByReserve = pot === 'packages' && without.length > 0 && parseAmount(money) >= parseAmount(amounts);
    const meanwhile = isByReserve ? ' while the whole reserve is held back from these alone' : '';
    return `${source}, ${paid}: ${aYear(balance)} are lacking${aside.length === 0 ? meanwhile : ' while those keep their packages'}.`;
  }
  return `${source}, ${paid}: ${aYear(balance)} are ${isSpokenFor ? 'not given out yet' : 'left'}.`;
}

function besideWords(without: readonly WithoutAmount[], pot: Affordable['pot'], told: Told): string[] {
  return without.map(({ reason, caseIds, packages: recurring, oneOffs }) => {
    // How much was bought once is not shared, nor whether anything was.
    const once = told !== EVERYTHING ? ', without one-offs,' : `, without one-offs of ${formatPounds(oneOffs)},`;
    const isNone = told === EVERYTHING && parseAmount(oneOffs) === 0n;
    const packages = `packages of ${aYear(recurring)}${isNone ? '' : once}`;
    const subject = `${caseIds.length.toLocaleString('en-GB')} existing ${caseIds.length === 1 ? 'family has' : 'families have'}`;
    const stand =
      pot === 'packages'
        ? 'stand beside this balance and are in neither side of it'
        : 'are set aside of the pot for them';
    if (reason === 'not-on-record')
      return `${unrecorded(caseIds.length, 'existing family', 'existing families')}; ${packages} ${stand}.`;
    return `${subject} no such amount (${REASONS[reason]}); ${packages} ${stand}.`;
  });
}

/** A family that was told or agreed an amount has one, which nobody recorded. */
function unrecorded(count: number, one: string, many: string): string {
  const who = `${count.toLocaleString('en-GB')} ${count === 1 ? `${one} has` : `${many} have`}`;
  return `${who} such an amount that is not on record`;
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
      if (reason === 'not-on-record') return `${unrecorded(caseIds.length, 'newcomer', 'newcomers')}.`;
      const has = caseIds.length === 1 ? 'has' : 'have';
      return `${countOf(caseIds.length, 'newcomer')} ${has} no such amount (${REASONS[reason]}); what they will need is not known.`;
    }),
  ];
}

/** Of what was bought once, stage by stage; in one sentence where the same is so of each stage. */
function oneOffWords({ pot, stages }: Affordable, told: Told): string[] {
  const said = stages.map(({ stage, existing, oneOffsInAmounts }) => {
    const isTold = parseAmount(existing.oneOffs) > 0n && told(`existing ${stage} one-offs`);
    return { stage, words: isTold ? ofStage(existing.oneOffs, oneOffsInAmounts, pot) : undefined };
  });
  const [first] = said;
  if (first?.words !== undefined && said.every(({ words }) => words === first.words)) return [`${first.words}.`];
  return said.flatMap(({ stage, words }) => (words === undefined ? [] : [`By the ${STAGE_NAMES[stage]}: ${words}.`]));
}

const COUNTED = {
  may: ['; the amounts may count them', '; the amounts may count them'],
  no: [', and the amounts do not count them', '; the amounts do not count them'],
  'not-known': ['; whether the amounts count them is not known', ', nor whether the amounts count them'],
} as const;

/** One-offs of a stage: the packages that are its money do not hold them, of a pot that is stated nobody has said. */
function ofStage(oneOffs: Amount, inAmounts: StageBalance['oneOffsInAmounts'], pot: Affordable['pot']): string {
  const begin = `One-offs of ${formatPounds(oneOffs)} in the packages`;
  const [ofPackages, ofStated] = COUNTED[inAmounts];
  return pot === 'packages'
    ? `${begin} are not in the money${ofPackages}`
    : `${begin}: whether the stated pot holds them is not known${ofStated}`;
}
