import type { ParsedCase } from '../../cohort/case.js';
import { cellsOfCodes } from '../../cohort/share/cells.js';
import { exposes, isShareable, leastShared, type PublishedRow } from '../../cohort/share/exposed.js';
import { householdsIn, leastCases, siblingsOf } from '../../cohort/share/siblings.js';
import { at, valueAt } from '../../exact/at.js';
import { STAGES, type Stage } from '../../stage.js';
import type { Family } from '../family/family.js';
import type { FamilyOutcome } from '../family/outcome.js';
import type { Affordable } from './affordable.js';
import { amountsThatAre } from './amount-at.js';
import type { Enough, FamilyAnswer } from './enough.js';
import { sharedBefore } from './shared-before.js';

/** What may be shared of a council's figures. */
export interface Shareable {
  /** The fewest families that a figure rests on. */
  readonly families: number;
  /** The fewest cases of a figure: where children are of one household, of so many families. */
  readonly least: number;
  /** The figures that may be shared, each named by whom it is of: `existing indicative`, `short`. */
  readonly figures: readonly string[];
}

/** A set of families of whom figures may be published, and its name. */
interface Candidate {
  readonly name: string;
  /** 0 for each family of the set, -1 for the others; the families of the sample alone stand after the outcomes. */
  readonly column: Int32Array;
  /** The amounts of which a sum over the set is told with it; none where only families are counted. */
  readonly sums: readonly Stage[];
}

/** What is asked for. */
export interface ShareableInput {
  readonly outcomes: readonly FamilyOutcome[];
  readonly enough: Enough;
  readonly affordable: Affordable | undefined;
  /** The families of the sample that were used. */
  readonly sample: readonly Pick<Family, 'caseId' | 'household'>[];
  /** The families of an earlier page that was shared, where one is named. */
  readonly earlier: readonly ParsedCase[] | undefined;
}

/**
 * Which figures of a council's page may be shared: those of everyone, and one after the other those that, with all
 * before them, give no figure of fewer families than `smallCell`.
 *
 * @choice shared-figures: of everyone first, then of each stage of amounts, of needs, of changes, of the sample; what would expose few
 * families with those before it is left out
 */
export function shareableOf(
  smallCell: number,
  input: ShareableInput,
): Shareable & { readonly columns: readonly Int32Array[]; readonly mixed: readonly Stage[] } {
  const { outcomes, sample } = input;
  const placeOf = new Map(outcomes.map(({ family }, place) => [family.caseId, place]));
  // Families of the sample alone stand after the outcomes.
  for (const { caseId } of sample) if (!placeOf.has(caseId)) placeOf.set(caseId, placeOf.size);
  const length = placeOf.size;
  const householdAt = Array.from({ length }, (): string | undefined => undefined);
  for (const { caseId, household } of [...sample, ...outcomes.map(({ family }) => family)]) {
    if (household !== undefined) householdAt[valueAt(placeOf, caseId)] = household;
  }
  const siblings = siblingsOf(householdAt);
  const least = leastCases(smallCell, siblings);
  const inSample = new Int32Array(length).fill(-1);
  for (const { caseId } of sample) inSample[valueAt(placeOf, caseId)] = 0;
  const candidates: Candidate[] = [...candidatesOf(input, length), { name: 'sample', column: inSample, sums: [] }];
  const everyone = new Int32Array(length).fill(-1, outcomes.length);
  const { sizes, codes, cellOf } = cellsOfCodes([everyone, ...candidates.map(({ column }) => column)], length);
  const sets = codes.map((column) => column.map((code) => (code === 0 ? 1 : 0)));
  const households = householdsIn(siblings, cellOf, smallCell);
  const published: PublishedRow[] = [at(sets, 0)];
  const figures = isShareable(outcomes.length, least) ? ['everyone'] : [];
  const shared: Int32Array[] = [];
  const before = sharedBefore(input.earlier ?? [], outcomes, length, least);
  const summed = new Map(STAGES.map((stage): [Stage, Int32Array[]] => [stage, []]));
  candidates.forEach(({ name, column, sums }, index) => {
    const set = at(sets, index + 1);
    if (exposes(sizes, [...published, set], least, households)) return;
    // Of one-offs an earlier page says nothing here.
    if (name.endsWith('one-offs') && before.get('traditional')?.isMixed) return;
    if (sums.some((stage) => before.get(stage)?.exposes([...(summed.get(stage) ?? []), column]))) return;
    for (const stage of sums) summed.get(stage)?.push(column);
    published.push(set);
    figures.push(name);
    // Of families of the sample alone the statement of equal need knows nothing.
    if (!column.includes(0, outcomes.length)) shared.push(column.subarray(0, outcomes.length));
  });
  return {
    families: leastShared(smallCell),
    least,
    figures,
    columns: shared,
    mixed: STAGES.filter((stage) => before.get(stage)?.isMixed),
  };
}

function candidatesOf({ outcomes, enough, affordable }: ShareableInput, length: number): Candidate[] {
  const where = (
    name: string,
    isIn: (outcome: FamilyOutcome, place: number) => boolean,
    sums: readonly Stage[] = [],
  ): Candidate => {
    const column = new Int32Array(length).fill(-1);
    outcomes.forEach((outcome, place) => {
      if (isIn(outcome, place)) column[place] = 0;
    });
    return { name, column, sums };
  };
  const is = (status: 'existing' | 'newcomer') => (outcome: FamilyOutcome) => outcome.family.status === status;
  const answered = (answer: FamilyAnswer): Candidate =>
    where(answer, (_, place) => enough.byFamily[place]?.answer === answer);
  const isLookedAt = (place: number): boolean => enough.byFamily[place]?.answer !== 'not-stated';
  const stages = (affordable?.stages ?? []).flatMap(({ stage, existing, newcomers }) => {
    // Beside the other amounts it would tell of those alone whose answers are contested.
    if (stage === 'meanwhile') return [];
    return (
      [
        ['existing', existing.without],
        ['newcomer', newcomers.without],
      ] as const
    ).flatMap(([status, without]) => {
      const out = new Set(without.flatMap(({ caseIds }) => caseIds));
      return [
        where(`${status} ${stage}`, (outcome) => is(status)(outcome) && !out.has(outcome.family.caseId), [
          'traditional',
          // What would be told, were all told today, goes by the indicative budgets.
          stage === 'moderated' ? 'communicated' : stage,
        ]),
        ...without.map(({ reason, caseIds }) => {
          const ids = new Set(caseIds);
          return where(`${status} ${stage} ${reason}`, ({ family }) => ids.has(family.caseId), ['traditional']);
        }),
        where(
          `${status} ${stage} one-offs`,
          (outcome) => {
            const { oneOff } = outcome.family;
            return is(status)(outcome) && !out.has(outcome.family.caseId) && oneOff !== undefined && Number(oneOff) > 0;
          },
          ['traditional'],
        ),
      ];
    });
  });
  const changes = (['indicative', 'communicated', 'final'] as const).map((to) =>
    where(
      `change ${to}`,
      (outcome) =>
        outcome.family.status === 'existing' &&
        outcome.amounts.traditional !== undefined &&
        outcome.amounts.traditional !== '0.00' &&
        amountsThatAre(outcome)[to] !== undefined,
      ['traditional', to],
    ),
  );
  return [
    ...stages,
    where('existing', is('existing')),
    where('newcomers', is('newcomer')),
    answered('not-stated'),
    answered('short'),
    answered('cannot-be-said'),
    answered('no-amount'),
    answered('enough'),
    where('cost after the figure', (_, place) => enough.byFamily[place]?.costAfterFigure === true),
    where('newcomers looked at', (outcome, place) => is('newcomer')(outcome) && isLookedAt(place)),
    ...changes,
    where('scenarios', ({ allocation }) => allocation.scenarios !== undefined),
    ...(['refer-to-costing', 'no-budget', 'not-eligible', 'plan-first', 'budget'] as const).flatMap((status) =>
      (['existing', 'newcomer'] as const).map((who) =>
        where(
          `${who} given ${status}`,
          (outcome) => is(who)(outcome) && outcome.allocation.status === status,
          status === 'budget' ? ['indicative'] : [],
        ),
      ),
    ),
  ];
}
