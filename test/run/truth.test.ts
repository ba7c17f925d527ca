import fc from 'fast-check';
import { expect, test } from 'vitest';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import { runCouncil } from '../../src/run/run-council.js';
import { runsOf, timeFor } from '../support/runs.js';
import {
  anyCouncil,
  asThen,
  before,
  budget,
  type Council,
  capped,
  dataOf,
  isContested,
  isTold,
  MOST,
  type Raw,
  toldOf,
} from './truth-council.js';

// Everything that the page says of a council is worked out here once more, from its raw rows alone, with whole numbers.

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

const STAGES = [
  'indicative budgets',
  'amounts after moderation',
  'communicated amounts',
  'final amounts',
  'amounts paid while answers are contested',
] as const;
type StageName = (typeof STAGES)[number];

/** Who was told an amount on a day, which nobody recorded, and has agreed none since. */
const isUnrecorded = (council: Council, row: Raw): boolean =>
  row.told === 'day only' && row.final === null && toldOf(council, row) === null;

function amountAt(council: Council, row: Raw, stage: StageName): number | null {
  const { now, ceiling } = council;
  const own = budget(now, row.points);
  switch (stage) {
    case 'indicative budgets':
      return own;
    case 'amounts after moderation':
      if (row.final !== null) return row.final * 100;
      return ceiling === null ? null : capped(own, ceiling);
    case 'communicated amounts':
      // Told on a day, and the amount was not recorded; whoever agreed one since has it on record.
      if (isUnrecorded(council, row)) return null;
      return toldOf(council, row) ?? (ceiling === null ? null : capped(own, ceiling));
    case 'final amounts':
      return row.final === null ? null : row.final * 100;
    case 'amounts paid while answers are contested': {
      // The latest amount, where nothing is contested: told on a day and not recorded it is not known.
      if (!isContested(row) && isUnrecorded(council, row)) return null;
      if (!isContested(row)) {
        return row.final === null
          ? (toldOf(council, row) ?? (ceiling === null ? own : capped(own, ceiling)))
          : row.final * 100;
      }
      // By the rule; none where a side has none, as of 0 points. A newcomer has no package that could be paid.
      const [agreed, claimed] = [row.points, row.claimed ?? 0].map((points) => budget(now, points));
      if (agreed == null || claimed == null) return null;
      if (council.whileContested === 'present-package') return row.isNewcomer ? 0 : (row.pack - row.oneOff) * 100;
      return council.whileContested === 'lower' ? Math.min(agreed, claimed) : Math.max(agreed, claimed);
    }
  }
}

/** Whether a family has an amount of the stage that nobody recorded. */
function isUnrecordedAt(council: Council, row: Raw, stage: StageName): boolean {
  if (stage === 'communicated amounts') return isTold(council, row) && toldOf(council, row) === null;
  return stage === 'amounts paid while answers are contested' && !isContested(row) && isUnrecorded(council, row);
}

interface Facts {
  readonly n: number;
  readonly money: number;
  readonly amounts: number;
  readonly setAside: number;
  readonly balance: number;
  readonly answer: 'Yes' | 'No' | 'This cannot be said yet';
  readonly existingWithout: readonly Raw[];
  readonly newcomers: number;
  readonly newcomerAmounts: number;
  readonly newcomersWithout: readonly Raw[];
}

function factsOf(council: Council, stage: StageName): Facts | null {
  const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
  const amount = (row: Raw): number | null => amountAt(council, row, stage);
  const somebodyTold = used.some((row) => isTold(council, row));
  if (stage === 'amounts after moderation' && (council.ceiling === null || !somebodyTold)) return null;
  if (stage === 'amounts paid while answers are contested' && !used.some(isContested)) return null;
  // Amounts that were told on a day and that nobody recorded are a stage all the same.
  const isReached = used.some((row) => amount(row) !== null || isUnrecordedAt(council, row, stage));
  if (stage !== 'indicative budgets' && !isReached) return null;
  const existing = used.filter(({ isNewcomer }) => !isNewcomer);
  const newcomers = used.filter(({ isNewcomer }) => isNewcomer);
  const paid = existing.filter((row) => amount(row) !== null);
  const joined = newcomers.filter((row) => amount(row) !== null);
  const money = council.pot === null ? sum(paid.map(({ pack, oneOff }) => (pack - oneOff) * 100)) : council.pot * 100;
  const amounts = sum(paid.map((row) => amount(row) ?? 0));
  // A pot that is stated holds the packages of those who have no amount.
  const unpaid = existing.filter((row) => amount(row) === null);
  const setAside = council.pot === null ? 0 : sum(unpaid.map(({ pack, oneOff }) => (pack - oneOff) * 100));
  const balance = money - setAside - council.reserve * 100 - amounts;
  // The packages of some do not carry the reserve of all.
  const held = council.pot === null && paid.length < existing.length ? 0 : council.reserve * 100;
  const isWhole = paid.length > 0 && paid.length + joined.length === used.length;
  return {
    n: paid.length,
    money,
    amounts,
    setAside,
    balance,
    answer: money - held - amounts < 0 ? 'No' : isWhole ? 'Yes' : 'This cannot be said yet',
    existingWithout: existing.filter((row) => amount(row) === null),
    newcomers: joined.length,
    newcomerAmounts: sum(joined.map((row) => amount(row) ?? 0)),
    newcomersWithout: newcomers.filter((row) => amount(row) === null),
  };
}

/** £0 carries the advice to refer. */
const whyNone = ({ points }: Raw): string =>
  points > MOST ? 'referred to costing' : points === 0 ? '£0, with the advice to refer' : 'not yet';

/** Checks the sentences under "Is it affordable?": each as it has to be, stage by stage, in any order within a stage. */
function checkAffordable(council: Council, all: readonly string[]): void {
  const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
  const sentences = checkContested(council, used, all);
  if (!council.hasPot) expect(sentences).toEqual(['This cannot be told: the council file states no pot.']);
  else if (used.length === 0) expect(sentences).toEqual(['Nobody is allocated, so that there is nothing to pay.']);
  else {
    const expected = STAGES.flatMap((stage) => {
      const facts = factsOf(council, stage);
      return facts === null ? [] : [balanceOf(council, facts, stage), ...besideOf(council, facts, stage).sort()];
    });
    const isFirst = (sentence: string): boolean => /^(?:Yes|No|This cannot be said yet), by the /.test(sentence);
    const oneOffs = oneOffsOf(council);
    const stages = sentences.slice(0, sentences.length - oneOffs.length);
    expect(sentences.slice(stages.length)).toEqual(oneOffs);
    const starts = stages.flatMap((sentence, index) => (isFirst(sentence) ? [index] : []));
    const sorted = starts.flatMap((start, index) => {
      const [first = '', ...beside] = stages.slice(start, starts[index + 1]);
      return [first, ...beside.sort()];
    });
    expect(sorted).toEqual(expected);
  }
}

/** Checks what is said of contested answers, which stands at the end, and gives the other sentences. */
function checkContested(council: Council, used: readonly Raw[], all: readonly string[]): readonly string[] {
  // Of points that are more than the questionnaire can give there is no amount, nor of none, which is referred.
  const amount = (points: number): number | null => budget(council.now, points);
  const those = used.filter(isContested);
  const known = those.flatMap(({ points, claimed }) => {
    const [agreed, own] = [amount(points), amount(claimed ?? 0)];
    return agreed === null || own === null ? [] : [{ agreed, own }];
  });
  const without = those.length - known.length;
  const isOne = known.length === 1;
  const expected = [
    ...(known.length === 0
      ? []
      : [
          `The answers of ${families(known.length)} are contested: by the answers as the authority has them ${isOne ? 'its indicative budget comes' : 'their indicative budgets come'} to £${money(sum(known.map(({ agreed }) => agreed)))} a year, which is in the figures here, and by ${isOne ? 'the family’s' : 'the families’'} own to £${money(sum(known.map(({ own }) => own)))} a year; nothing of ${isOne ? 'it' : 'theirs'} is final until they are decided.`,
        ]),
    ...(without === 0
      ? []
      : [
          `The answers of ${families(without)} are contested, and by one of the two sides, or both, there is no amount.`,
        ]),
  ];
  const from = all.length - expected.length;
  expect(all.slice(from)).toEqual(expected);
  return all.slice(0, from);
}

/** Pence as pounds with commas between thousands. */
const money = (of: number): string =>
  `${String(Math.floor(of / 100)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(of % 100).padStart(2, '0')}`;

const aYear = (of: number): string => `£${money(of)} a year`;

/** The sentence of the balance of a stage. */
function balanceOf(council: Council, facts: Facts, stage: StageName): string {
  const { n, money: all, setAside, amounts, balance, answer, existingWithout } = facts;
  const begin = `${answer}, by the ${stage}`;
  const isStated = council.pot !== null;
  const isSome = existingWithout.some((row) => isUnrecordedAt(council, row, stage));
  if (n === 0 && !isStated) return `${begin}: no existing family has one${isSome ? ' on record' : ''}.`;
  const held = [
    ...(council.reserve === 0 ? [] : [`${aYear(council.reserve * 100)} are held back`]),
    ...(setAside === 0 ? [] : [`${aYear(setAside)} are set aside, the packages of those who have none`]),
  ];
  const of = held.length === 0 ? '' : `, of which ${held.join(', and ')}`;
  const source = isStated
    ? `The pot is ${aYear(all)}${of}, and the ${stage} of ${families(n)} come to ${aYear(amounts)}`
    : `The packages of ${families(n)}, without one-offs, come to ${aYear(all)}${of}, and their ${stage} to ${aYear(amounts)}`;
  const others = existingWithout.length > 0;
  const meanwhile =
    setAside > 0
      ? ' while those keep their packages'
      : !isStated && others && all >= amounts
        ? ' while the whole reserve is held back from these alone'
        : '';
  const end = balance < 0 ? `lacking${meanwhile}` : isStated && others ? 'not given out yet' : 'left';
  return `${begin}. ${source}: ${aYear(Math.abs(balance))} are ${end}.`;
}

const UNRECORDED = 'not on record';

/** The sentences about those without the amount of a stage, and about newcomers. */
function besideOf(council: Council, facts: Facts, stage: StageName): string[] {
  const { existingWithout, newcomersWithout, newcomers, newcomerAmounts } = facts;
  const why = (row: Raw): string => (isUnrecordedAt(council, row, stage) ? UNRECORDED : whyNone(row));
  const reasons = (list: readonly Raw[]) =>
    [...new Set(list.map(why))].map((reason) => ({ reason, those: list.filter((one) => why(one) === reason) }));
  const has = (reason: string): string =>
    reason === UNRECORDED ? 'such an amount that is not on record' : `no such amount (${reason})`;
  const stand =
    council.pot === null
      ? 'stand beside this balance and are in neither side of it'
      : 'are set aside of the pot for them';
  const once = (those: readonly Raw[]): string => {
    const all = sum(those.map(({ oneOff }) => oneOff * 100));
    return all === 0 ? '' : `, without one-offs of £${money(all)},`;
  };
  return [
    ...reasons(existingWithout).map(
      ({ reason, those }) =>
        `${those.length} existing ${those.length === 1 ? 'family has' : 'families have'} ${has(reason)}; packages of ${aYear(sum(those.map(({ pack, oneOff }) => (pack - oneOff) * 100)))}${once(those)} ${stand}.`,
    ),
    ...(newcomers === 0
      ? []
      : [
          `The ${stage} of ${newcomers} ${newcomers === 1 ? 'newcomer' : 'newcomers'} come to ${aYear(newcomerAmounts)} on top, which have to be found outside the pot.`,
        ]),
    ...reasons(newcomersWithout).map(
      ({ reason, those }) =>
        `${those.length} ${those.length === 1 ? 'newcomer has' : 'newcomers have'} ${has(reason)}${reason === UNRECORDED ? '' : '; what they will need is not known'}.`,
    ),
  ];
}

/** The last sentences of all, of the one-offs of the existing families who have the amount of a stage. */
function oneOffsOf(council: Council): string[] {
  const existing = council.rows.filter((row) => !row.isLeftOut && !row.isNewcomer);
  const stages = STAGES.filter((stage) => factsOf(council, stage) !== null);
  const said = stages.map((stage) => {
    const paid = existing.filter((row) => amountAt(council, row, stage) !== null);
    const all = sum(paid.map(({ oneOff }) => oneOff * 100));
    if (all === 0) return null;
    // Of an amount that stands on record nobody knows; any other is by the price, since a ceiling looks at no package.
    const isOnRecord = (row: Raw): boolean => {
      if (stage === 'indicative budgets') return false;
      if (stage === 'amounts paid while answers are contested' && isContested(row)) return false;
      return row.final !== null || (stage !== 'amounts after moderation' && toldOf(council, row) !== null);
    };
    // The present package is paid without what was bought once.
    const isPackage = (row: Raw): boolean =>
      stage === 'amounts paid while answers are contested' &&
      isContested(row) &&
      council.whileContested === 'present-package';
    const isByPrice = paid.some((row) => !isOnRecord(row) && !isPackage(row));
    const counted = council.withOneOffs && isByPrice ? 'may' : paid.some(isOnRecord) ? 'unknown' : 'no';
    const begin = `One-offs of £${money(all)} in the packages`;
    if (council.pot === null) {
      const end = {
        may: '; the amounts may count them',
        no: ', and the amounts do not count them',
        unknown: '; whether the amounts count them is not known',
      };
      return `${begin} are not in the money${end[counted]}.`;
    }
    const end = {
      may: '; the amounts may count them',
      no: '; the amounts do not count them',
      unknown: ', nor whether the amounts count them',
    };
    return `${begin}: whether the stated pot holds them is not known${end[counted]}.`;
  });
  const [first] = said;
  if (first != null && said.every((one) => one === first)) return [first];
  return said.flatMap((one, index) => (one === null ? [] : [`By the ${stages[index]}: ${one}`]));
}

/** The sentences under "Who would be told another amount?", each as it has to be. */
function retoldOf(council: Council): string[] {
  const { now, earlier, ceiling, ceilingThen, knowsThen } = council;
  const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
  const open = used.filter((row) => row.final === null && isTold(council, row));
  const told = open.filter((row) => !isContested(row));
  const contested = open.length - told.length;
  const decided = used.length - used.filter(({ final }) => final === null).length;
  const finals = [
    ...(decided === 0
      ? []
      : [`${families(decided)} with a final amount decided one by one ${decided === 1 ? 'keeps' : 'keep'} it.`]),
    ...(contested === 0
      ? []
      : [
          contested === 1
            ? '1 family who was told an amount and whose answers are contested is not compared until the answers are decided.'
            : `${contested} families who were told an amount and whose answers are contested are not compared until the answers are decided.`,
        ]),
  ];
  if (open.length === 0) return ['No family has been told an amount that could change.', ...finals];
  if (told.length === 0) return finals;
  const pairs = told.map((row) => {
    const [was, is] = [toldOf(council, row), capped(budget(now, row.points), ceiling)];
    // Told £0.00, and of 0 points £0 again.
    return { row, was, is: is === null && was === 0 && row.points === 0 ? 0 : is };
  });
  const known = pairs.flatMap(({ row, was, is }) => (was === null || is === null ? [] : [{ row, was, is }]));
  const same = known.filter(({ was, is }) => was === is).length;
  if (same === told.length)
    return [
      `Nobody: ${same === 1 ? 'the 1 family who was' : `all ${families(same)} who were`} told an amount would be told the same by this policy.`,
      ...finals,
    ];
  const unknown = pairs.length - known.length;
  const end = unknown === 0 ? '' : `; for ${unknown} it is not known, since one of the two amounts is not`;
  const change = sum(known.map(({ was, is }) => is - was));
  const difference =
    change === 0 ? 'the same in all' : `£${money(Math.abs(change))} a year ${change < 0 ? 'less' : 'more'}`;
  const less = known.map(({ was, is }) => was - is).filter((one) => one > 0);
  const more = known.map(({ was, is }) => is - was).filter((one) => one > 0);
  const said = [
    `Of ${families(told.length)} who ${told.length === 1 ? 'was' : 'were'} told an amount, ${same} would be told the same and ${known.length - same} another one${end}.`,
    ...(known.length === 0 ? [] : [`Where both are known the amounts come to ${difference}.`]),
    ...(less.length === 0
      ? []
      : [`${families(less.length)} would get less: it costs £${money(sum(less))} a year if all of them refuse.`]),
    ...(more.length === 0
      ? []
      : [`${families(more.length)} would get more: £${money(sum(more))} a year are not spent if all of them refuse.`]),
  ];
  if (!knowsThen) return [...said, "Why is not known: last year's model is not given.", ...finals];
  const old = ceiling === null ? null : ceilingThen;
  // Points of now that do not give what was told are not the points of then.
  const isPointsUnknown = ({ row, was }: { row: Raw; was: number }): boolean =>
    row.pointsBefore === null && asThen(council, row) !== was;
  const causes = known.flatMap(({ row, was, is }) => {
    const start = asThen(council, row);
    const byPrice = capped(budget(now, before(row)), old);
    const byPoints = capped(budget(earlier, row.points), old);
    const byPolicy = capped(budget(earlier, before(row)), ceiling);
    if (isPointsUnknown({ row, was })) return [];
    if (start === null || byPrice === null || byPoints === null || byPolicy === null) return [];
    const alone = [byPrice - start, byPoints - start, byPolicy - start];
    return [[...alone, is - start - sum(alone), start - was]];
  });
  const [byPrice = 0, byPoints = 0, byPolicy = 0, together = 0, onRecord = 0] = [0, 1, 2, 3, 4].map((index) =>
    sum(causes.map((one) => one[index] ?? 0)),
  );
  const why = [
    `the new price or table alone ${signed(byPrice)}`,
    `new points alone ${signed(byPoints)}`,
    `the new policy alone ${signed(byPolicy)}`,
    `only all of them together ${signed(together)}`,
    ...(onRecord === 0 ? [] : [`what was told otherwise than the model and policy of then ${signed(onRecord)}`]),
  ];
  const noPoints = known.filter((one) => one.was !== one.is && isPointsUnknown(one)).length;
  return [
    ...said,
    ...(causes.length === 0 ? [] : [`Why, for ${families(causes.length)} of whom it is known: ${why.join('; ')}.`]),
    ...(noPoints === 0
      ? []
      : [
          `Why is not known for ${families(noPoints)}: the points of then are not on record, and those of now do not give what was told.`,
        ]),
    ...finals,
  ];
}

const families = (n: number): string => (n === 1 ? '1 family' : `${n} families`);

const signed = (of: number): string => (of === 0 ? '£0.00' : `${of < 0 ? '-' : '+'}£${money(Math.abs(of))}`);

/** Every control total of the page, each as it has to be. */
function checkControl(council: Council, sheets: ReturnType<typeof councilSheets>): void {
  const { rows } = council;
  const used = rows.filter(({ isLeftOut }) => !isLeftOut);
  const plain = (of: number): string => money(of).replaceAll(',', '');
  const existing = used.filter(({ isNewcomer }) => !isNewcomer);
  const sheet = sheets.find(({ title }) => title === 'Control totals of the families that are allocated');
  expect(sheet?.rows.map(([what, value]) => [what, value])).toEqual([
    ['families in the file', rows.length],
    ...(used.length === rows.length ? [] : [['left out: moved away', rows.length - used.length]]),
    ['existing families used', existing.length],
    ['newcomers used', used.length - existing.length],
    ['points', String(sum(used.map(({ points }) => points)))],
    ['packages without one-offs, £ a year', plain(sum(existing.map(({ pack, oneOff }) => (pack - oneOff) * 100)))],
    ['one-offs in the packages, £', plain(sum(existing.map(({ oneOff }) => oneOff * 100)))],
  ]);
  const gives = sheets.find(({ title }) => title === 'What the model gives')?.rows ?? [];
  const newcomers = used.filter(({ isNewcomer }) => isNewcomer);
  const of = (count: (list: readonly Raw[]) => number | string) => [existing, newcomers].map(count);
  const isReferred = ({ points }: Raw): boolean => points > MOST;
  expect(gives).toEqual([
    ['families', ...of((list) => list.length)],
    ['families with a budget', ...of((list) => list.filter((row) => !isReferred(row)).length)],
    ['referred to costing', ...of((list) => list.filter(isReferred).length)],
    ['no budget', 0, 0],
    ['not eligible', 0, 0],
    ['budget after the plan', 0, 0],
    ['budgets, £ a year', ...of((list) => plain(sum(list.map(({ points }) => budget(council.now, points) ?? 0))))],
  ]);
}

test('every sentence about the money and the recalibration of random councils is so', {
  timeout: timeFor(runsOf(300)),
}, () => {
  fc.assert(
    fc.property(anyCouncil, (council) => {
      const results = runCouncil(dataOf(council), { recalibrate: true });
      const page = directorSheet(results).rows.map(([question, answer]) => [String(question), String(answer)] as const);
      const under = (asked: string): string[] =>
        page.filter(([question]) => question === asked).map(([, answer]) => answer);
      checkAffordable(council, under('Is it affordable?'));
      expect(under('Who would be told another amount?')).toEqual(retoldOf(council));
      checkControl(council, councilSheets(results));
      for (const stage of STAGES) {
        const check = results.checks.find(({ name }) => name === `affordable: ${stage}`);
        expect([stage, check?.ok]).toEqual([
          stage,
          !council.hasPot || factsOf(council, stage) === null ? undefined : factsOf(council, stage)?.answer === 'Yes',
        ]);
      }
    }),
    { numRuns: runsOf(300), seed: 15_02 },
  );
});
