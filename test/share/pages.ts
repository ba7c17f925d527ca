import type { CouncilResults } from '../../src/run/results.js';

// What somebody reads who has only the pages: every figure as an equation. The reader knows of each family which groups
// and stages it is in (more than anybody does), and no amount.

/** A family as the reader knows it. */
export interface Known {
  readonly caseId: string;
  /** Its household: the same of siblings, who know each other's amounts. */
  readonly household: string;
  readonly isNewcomer: boolean;
  readonly points: number;
  readonly groups: ReadonlyMap<string, string>;
  readonly answer: string;
  readonly stages: ReadonlySet<string>;
  readonly reasons: ReadonlyMap<string, string>;
  /** Amounts that the reader does not know. */
  readonly amounts: ReadonlyMap<string, number>;
}

/** A published figure: what one combination of a column of amounts comes to; of counts the column is 1 for each. */
export interface Published {
  readonly where: string;
  readonly column: string;
  /** How much of each family is in it. */
  readonly parts: readonly number[];
  /** The most that it comes to, where that is all that is known; otherwise it is what it is. */
  readonly most?: number;
}

/** What the families of a run are, and what they have. */
export function knownOf({ outcomes, enough, affordable }: CouncilResults): Known[] {
  return outcomes.map(({ family, amounts, allocation }, index) => {
    const without = (affordable?.stages ?? []).flatMap(({ stage, existing, newcomers }) =>
      [...existing.without, ...newcomers.without].flatMap(({ reason, caseIds }) =>
        caseIds.includes(family.caseId) ? [[stage, reason] as const] : [],
      ),
    );
    return {
      caseId: family.caseId,
      household: family.household ?? family.caseId,
      isNewcomer: family.status === 'newcomer',
      points: Number(family.points),
      groups: new Map([
        ...family.characteristics.map(({ name, value }) => [name, value] as const),
        ['status', family.status] as const,
        ['given', allocation.status] as const,
      ]),
      answer: enough.byFamily[index]?.answer ?? '',
      stages: new Set(Object.keys(amounts)),
      reasons: new Map(without),
      amounts: new Map([
        ...Object.entries(amounts).map(([stage, amount]) => [stage, Number(amount)] as const),
        ['one-off', Number(family.oneOff ?? 0)] as const,
        ['points', Number(family.points)] as const,
      ]),
    };
  });
}

type Cells = readonly string[];

/** The tables of a page by their titles. */
function tablesOf(page: string): Map<string, Cells[]> {
  return new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((part) => {
        const [title = '', ...lines] = part.split('\n');
        const rows = lines.filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | '));
        return [title, rows.slice(1).filter(([cell]) => !/^-+:?$/.test(cell ?? ''))] as const;
      }),
  );
}

const STAGES = new Map([
  ['indicative budgets', 'indicative'],
  ['amounts after moderation', 'moderated'],
  ['communicated amounts', 'communicated'],
  ['final amounts', 'final'],
]);

const REASONS = new Map([
  ['referred to costing', 'refer-to-costing'],
  ['£0, with the advice to refer', 'zero-budget'],
  ['no budget by the table', 'no-budget'],
  ['not yet', 'not-yet'],
  ['not on record', 'not-on-record'],
]);

/** Reads every figure of the pages; a sentence with a figure that the reader does not understand is a fault of the test. */
export function readPages(page: string, families: readonly Known[], bands: 'each' | readonly number[]): Published[] {
  const found: Published[] = [];
  const isIn = (test: (one: Known) => boolean): number[] => families.map((one) => (test(one) ? 1 : 0));
  const tell = (
    where: string,
    column: string,
    value: string | undefined,
    parts: readonly number[],
    divide = 1,
  ): void => {
    const text = (value ?? '').replace(/[£,]/g, '').trim();
    if (text === '') return;
    const truth = parts.reduce((sum, part, index) => sum + part * amountOf(families[index] as Known, column), 0);
    const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
    if (Math.abs(Number(text) - truth / divide) > 0.0051 + (column === 'points' ? 0.06 : 0) && size > 0) {
      throw new Error(`${where}: read ${text}, where the truth is ${truth / divide}`);
    }
    found.push({ where, column, parts });
  };
  /** That a sum is at most so much. */
  const bound = (where: string, column: string, parts: readonly number[], most: number): void => {
    const truth = parts.reduce((sum, part, index) => sum + part * amountOf(families[index] as Known, column), 0);
    if (truth > most + 0.01) throw new Error(`${where}: at most ${most}, where the truth is ${truth}`);
    found.push({ where, column, parts, most });
  };
  const tables = tablesOf(page);
  for (const [title, rows] of tables) {
    for (const row of rows) {
      const [what = '', ...cells] = row;
      const label = `${title}: ${what}`;
      if (title.startsWith('The families that are allocated')) {
        if (what === 'families')
          tell(
            label,
            'count',
            cells[0],
            isIn(() => true),
          );
        if (what === 'existing families')
          tell(
            label,
            'count',
            cells[0],
            isIn((one) => !one.isNewcomer),
          );
        if (what === 'newcomers')
          tell(
            label,
            'count',
            cells[0],
            isIn((one) => one.isNewcomer),
          );
      } else if (title === 'What the model gives') {
        const given = GIVEN.get(what);
        for (const [index, isNewcomer] of [false, true].entries()) {
          const set = isIn(
            (one) => one.isNewcomer === isNewcomer && (given === undefined || one.groups.get('given') === given),
          );
          if (what.startsWith('budgets')) {
            const budgets = isIn((one) => one.isNewcomer === isNewcomer && one.groups.get('given') === 'budget');
            tell(label, 'indicative', cells[index], budgets);
          } else tell(label, 'count', cells[index], set);
        }
      } else if (title.startsWith('Is it enough?')) {
        const answer = ANSWERS.get(what);
        if (what === 'families')
          tell(
            label,
            'count',
            cells[0],
            isIn(() => true),
          );
        if (answer !== undefined)
          tell(
            label,
            'count',
            cells[0],
            isIn((one) => one.answer === answer),
          );
      } else if (title.startsWith('Is it affordable?')) {
        const [who = '', count, money, aside, held, sum, , once] = cells;
        const stage = STAGES.get(what) ?? '';
        const isNewcomer = who.startsWith('newcomers');
        const set = isIn((one) => one.isNewcomer === isNewcomer && !one.reasons.has(stage));
        const rest = isIn((one) => !one.isNewcomer && one.reasons.has(stage));
        tell(label, 'count', count, set);
        tell(label, stage, sum, set);
        tell(label, 'one-off', once, set);
        if (title.includes('their packages')) tell(label, 'traditional', money, set);
        else if ((aside ?? '').trim() !== '') tell(label, 'traditional', aside, rest);
        if (held !== undefined && !['', '0.00'].includes(held.trim())) throw new Error(`nobody holds back ${held}`);
      } else if (title.startsWith('From the existing package')) {
        readChange(title, row);
      } else if (title.startsWith('Every figure of the statement')) {
        readStatement(row);
      } else if (title.startsWith('Mean amounts of groups')) {
        readMean(row);
      } else if (!/^(The stored model|What this comes to|How firm is the price of a point)/.test(title)) {
        throw new Error(`the reader does not know the table ${title}`);
      }
    }
  }
  for (const [question = '', answer = ''] of tables.get('What this comes to: questions and answers') ?? []) {
    readSentence(question, answer);
  }
  return found;

  function changed(to: string): (one: Known) => boolean {
    return (one) => !one.isNewcomer && one.stages.has(to) && (one.amounts.get('traditional') ?? 0) > 0;
  }

  function readChange(title: string, [what = '', value]: Cells): void {
    const to = /to the (\w+) amount/.exec(title)?.[1] ?? '';
    const set = isIn(changed(to));
    const n = set.reduce((sum, part) => sum + part, 0);
    if (!what.startsWith('change of the mean')) return;
    // A difference of two sums over the same families: here as the change of each.
    tell(`${title}: ${what}`, `change ${to}`, value, set, n);
  }

  function readStatement(row: Cells): void {
    const [topic = '', stage = '', who = '', against = '', figure = '', value, count] = row;
    const isCompared = comparedOf(tables);
    if (figure === 'Gini coefficient') readCoefficient(row, isIn(isCompared), (one) => one.amounts.get(stage) ?? 0);
    if (figure.startsWith('concentration')) {
      const isKnown = (one: Known): boolean => isCompared(one) && Number.isFinite(one.points);
      readCoefficient(row, isIn(isKnown), ({ points }) => points);
    }
    if (topic !== 'groups') return;
    const own = groupIn(who, isCompared);
    const other = groupIn(against, isCompared);
    const label = `statement: ${stage} ${who} ${figure}`;
    const size = (set: readonly number[]): number => set.reduce((sum, part) => sum + part, 0);
    if (figure.startsWith('mean amount')) {
      tell(label, 'count', count, own);
      tell(label, stage, value, own, size(own));
    } else if (figure.startsWith('raw gap')) {
      // It is the difference of two means that stand beside it.
      tell(
        label,
        stage,
        value,
        own.map((part, index) => part / size(own) - (other[index] ?? 0) / size(other)),
      );
    } else if (figure.startsWith('gap at equal need')) {
      tell(label, stage, value, standardised(own, other, isCompared));
    } else if (figure.startsWith('interval of that gap from') && (value ?? '').trim() !== '') {
      readInterval(row, own, other, isCompared);
    }
  }

  /** Of a reader who knows the order of families a coefficient is a sum of their amounts, over the sum of all. */
  function readCoefficient(
    [, stage = '', , , figure = '', value = '']: Cells,
    set: readonly number[],
    key: (one: Known) => number,
  ): void {
    if (value.trim() === '') return;
    const inOrder = families
      .flatMap((one, index) => (set[index] === 1 ? [{ index, key: key(one) }] : []))
      .sort((left, right) => left.key - right.key);
    const n = inOrder.length;
    const rankOf = new Map<number, number>();
    inOrder.forEach(({ index, key: own }) => {
      // Alike are the middle of their places.
      const [below, alike] = [
        inOrder.filter((one) => one.key < own).length,
        inOrder.filter((one) => one.key === own).length,
      ];
      rankOf.set(index, 2 * below + alike + 1 - n - 1);
    });
    for (const side of [1, -1]) {
      const end = Number(value) + side * 0.00501;
      const parts = families.map((_, index) =>
        set[index] === 1 ? (side * ((rankOf.get(index) ?? 0) - end * n)) / n : 0,
      );
      bound(`${stage} ${figure}`, stage, parts, 0);
    }
  }

  /** An interval says how far amounts at one level of need are from each other at the most, by Student's distribution. */
  function readInterval(
    [, stage = '', who = '', against = '', , low = '']: Cells,
    own: readonly number[],
    other: readonly number[],
    isCompared: (one: Known) => boolean,
  ): void {
    const rows = tables.get('Every figure of the statement') ?? [];
    const figureOf = (name: string): number =>
      Number(
        rows.find((row) => row[1] === stage && row[2] === who && row[3] === against && row[4]?.startsWith(name))?.[5],
      );
    const gap = figureOf('gap at equal need');
    const half = Math.max(gap - Number(low), figureOf('interval of that gap to') - gap);
    const weights = standardised(own, other, isCompared);
    const levelOf = ({ points }: Known): number =>
      bands === 'each' ? points : bands.filter((cut) => cut <= points).length;
    for (const side of [own, other]) {
      for (const level of new Set(families.map(levelOf))) {
        const cell = families.flatMap((one, index) =>
          side[index] === 1 && levelOf(one) === level && weights[index] !== 0 ? [index] : [],
        );
        if (cell.length === 0) continue;
        if (cell.length < 6) throw new Error(`an interval of ${cell.length} families`);
        const most = (half / 1.96) * (1 / Math.abs((weights[cell[0] ?? 0] ?? 1) * cell.length)) * (cell.length - 1);
        for (const index of cell)
          for (const way of [1, -1]) {
            const parts = families.map((_, place) =>
              cell.includes(place) ? way * ((place === index ? 1 : 0) - 1 / cell.length) : 0,
            );
            bound(`${stage} ${who} interval`, stage, parts, most);
          }
      }
    }
  }

  function readMean([stage = '', by = '', level = '', group = '', count, mean]: Cells): void {
    const isCompared = comparedOf(tables);
    const own = groupIn(`${by} ${group}`, isCompared);
    const parts = own.map((part, index) =>
      level === 'all families' || isAt(families[index] as Known, level) ? part : 0,
    );
    tell(`means: ${stage} ${by} ${group} ${level}`, 'count', count, parts);
    tell(
      `means: ${stage} ${by} ${group} ${level}`,
      stage,
      mean,
      parts,
      parts.reduce((sum, part) => sum + part, 0),
    );
  }

  /** Whether a family has the need of a level, as its name says. */
  function isAt({ points }: Known, level: string): boolean {
    const numbers = [...level.matchAll(/\d+(?:\.\d+)?/g)].map(Number);
    const [first = 0, second = Number.POSITIVE_INFINITY] = numbers;
    if (level.startsWith('under')) return points < first;
    if (level.includes('and over')) return points >= first;
    return level.includes('to under') ? points >= first && points < second : points === first;
  }

  function comparedOf(all: Map<string, Cells[]>): (one: Known) => boolean {
    const stages = new Set((all.get('Every figure of the statement') ?? []).map(([, stage = '']) => stage));
    return (one) => [...stages].every((stage) => one.stages.has(stage));
  }

  function groupIn(who: string, isCompared: (one: Known) => boolean): number[] {
    const [by = '', ...words] = who.split(' ');
    const group = words.join(' ');
    const nameOf = (one: Known): string => one.groups.get(by) ?? 'not stated';
    const rows = tables.get('Every figure of the statement') ?? [];
    const shown = new Set(rows.map(([, , name = '']) => name));
    const isOther = (one: Known): boolean => !shown.has(`${by} ${nameOf(one)}`);
    return isIn((one) => isCompared(one) && (group === 'other groups together' ? isOther(one) : nameOf(one) === group));
  }

  function standardised(
    own: readonly number[],
    other: readonly number[],
    isCompared: (one: Known) => boolean,
    cuts: 'each' | readonly number[] = bands,
  ): number[] {
    const levelOf = ({ points }: Known): number =>
      cuts === 'each' ? points : cuts.filter((cut) => cut <= points).length;
    const levels = new Map<number, number[]>();
    families.forEach((one, index) => {
      if (isCompared(one)) levels.set(levelOf(one), [...(levels.get(levelOf(one)) ?? []), index]);
    });
    const both = [...levels.values()].map((all) => ({
      all,
      ofOwn: all.filter((index) => own[index] === 1),
      ofOther: all.filter((index) => other[index] === 1),
    }));
    const used = both.filter(({ ofOwn, ofOther }) => ofOwn.length > 0 && ofOther.length > 0);
    const total = used.reduce((sum, { all }) => sum + all.length, 0);
    const parts = families.map(() => 0);
    for (const { all, ofOwn, ofOther } of used) {
      for (const index of ofOwn) parts[index] = (parts[index] ?? 0) + all.length / total / ofOwn.length;
      for (const index of ofOther) parts[index] = (parts[index] ?? 0) - all.length / total / ofOther.length;
    }
    return parts;
  }

  function readSentence(question: string, answer: string): void {
    const beside =
      /^(\d+) (existing famil(?:y has|ies have)|newcomers? ha(?:s|ve)) (?:no such amount \((.+?)\)|such an amount that is not on record)(?:; packages of £([\d,.]+) a year)?/.exec(
        answer,
      );
    if (beside !== null) {
      const isNewcomer = beside[2]?.startsWith('newcomer') === true;
      const reason = REASONS.get(beside[3] ?? 'not on record');
      // The sentence does not say of which stage it is; it is one of those with so many.
      const stages = [...STAGES.values()].map((stage) =>
        isIn((one) => one.isNewcomer === isNewcomer && one.reasons.get(stage) === reason),
      );
      const set = stages.find((parts) => parts.reduce((sum, part) => sum + part, 0) === Number(beside[1]));
      if (set === undefined) throw new Error(`nobody is meant by: ${answer}`);
      tell(answer, 'count', beside[1], set);
      if (beside[4] !== undefined) tell(answer, 'traditional', beside[4], set);
      return;
    }
    const once = /^(?:By the ([\w ]+): )?One-offs of £([\d,.]+) in the packages/.exec(answer);
    if (once !== null) {
      // Without a stage it is so of each of them.
      const stage = STAGES.get(once[1] ?? 'indicative budgets');
      if (stage === undefined) throw new Error(`of no stage that is known: ${answer}`);
      const set = isIn((one) => !one.isNewcomer && !one.reasons.has(stage));
      tell(answer, 'one-off', once[2], set);
      return;
    }
    const width =
      /^What to know: (\w+) amounts: (\w+) (.+) against \w+ (.+): with each score a band of its own there is (?:a gap of £([\d,.]+) a year (less|more)|no gap)/.exec(
        answer,
      );
    if (width !== null) {
      const [, stage = '', by = '', own = '', other = '', pounds = '0', side] = width;
      const isCompared = comparedOf(tables);
      const parts = standardised(
        groupIn(`${by} ${own}`, isCompared),
        groupIn(`${by} ${other}`, isCompared),
        isCompared,
        'each',
      );
      tell(answer, stage.toLowerCase(), side === 'less' ? `-${pounds}` : pounds, parts);
      return;
    }
    const gains = /^From today's package without one-offs to the (\w+) amount, of (\d+) famil/.exec(answer);
    if (gains !== null) {
      const set = changed(gains[1] ?? '');
      tell(answer, 'count', gains[2], isIn(set));
      return;
    }
    const who =
      /^The (\d+) famil(?:y|ies) whose needs are stated ha(?:s|ve) ([\d.]+|no) points(?: on average)?, and (\d+) .*; the (\d+) others? ha(?:s|ve) ([\d.]+|no) points(?: on average)?, and (\d+) /.exec(
        answer,
      );
    if (who !== null) {
      const [, many, points, joined, rest, ofRest, joinedOfRest] = who;
      const looked = (one: Known): boolean => one.answer !== 'not-stated';
      tell(answer, 'count', many, isIn(looked));
      tell(answer, 'points', points, isIn(looked), Number(many));
      tell(
        answer,
        'count',
        joined,
        isIn((one) => looked(one) && one.isNewcomer),
      );
      tell(
        answer,
        'count',
        rest,
        isIn((one) => !looked(one)),
      );
      tell(
        answer,
        'points',
        ofRest,
        isIn((one) => !looked(one)),
        Number(rest),
      );
      tell(
        answer,
        'count',
        joinedOfRest,
        isIn((one) => !looked(one) && one.isNewcomer),
      );
      return;
    }
    if (/\d/.test(answer) && !UNDERSTOOD.some((pattern) => pattern.test(answer))) {
      throw new Error(`the reader does not understand: ${question} ${answer}`);
    }
  }
}

function amountOf(one: Known, column: string): number {
  if (column === 'count') return 1;
  const [first = '', to] = column.split(' ');
  if (to !== undefined && first === 'change') return (one.amounts.get(to) ?? 0) - (one.amounts.get('traditional') ?? 0);
  return one.amounts.get(column) ?? 0;
}

const GIVEN = new Map([
  ['families with a budget', 'budget'],
  ['referred to costing', 'refer-to-costing'],
  ['no budget', 'no-budget'],
  ['not eligible', 'not-eligible'],
  ['budget after the plan', 'plan-first'],
]);

const ANSWERS = new Map([
  ['enough', 'enough'],
  ['known to fall short', 'short'],
  ['cannot be said yet', 'cannot-be-said'],
  ['needs stated, but no amount', 'no-amount'],
  ['nobody has said', 'not-stated'],
]);

/** Sentences whose figures stand in a table as well, or are no sums over families. */
const UNDERSTOOD = [
  /^(Yes|No|This cannot be said yet), by the (indicative|communicated|final)/,
  /^The (indicative budgets|communicated amounts|final amounts) of \d+ newcomers? come to/,
  /^(No|Yes)?:? ?(at least )?[\w ,]+ of \d+ famil/,
  /^(No|Yes): /,
  /^This is not known: /,
  /^Between \d+ and \d+ of \d+ families have enough/,
  /^The shortfalls fall on/,
  /^For (\d+ famil\w+|some families) a cost was worked out/,
  /^A point is worth/,
  /^A budget of £10,000\.00/,
  /^In the sample a budget/,
  /^On average a budget/,
  /^From today's package without one-offs to the \w+ amount: /,
  /^\d+ of \d+ cases have the/,
  /^Equal need means/,
  /^Gaps at equal need weigh/,
  // Its gap and the intervals that it counts stand in the table.
  /^By the \w+ amounts(, of \d+ groups?, the widest gap| there is no gap) at equal need/,
  /^Do families with/,
  /^Is any group treated differently/,
  /^What figures cannot show/,
  // The gaps of a warning stand in the table.
  /^What to know: .*( rests on one family\.$| on average )/,
  /would be told|would get|Where both are known|final amount decided|Why/,
];
