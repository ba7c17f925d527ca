import type { ModerationCase } from '../../src/moderation/case/moderation-case.js';
import type { DutyInput } from '../../src/moderation/duty/needs.js';
import type { Policy } from '../../src/moderation/policy/policy.js';

type Rule = Policy['rules'][number];
type Named<N extends Rule['rule']> = Extract<Rule, { rule: N }>;

const ACTORS = { at: 'communicated', actor: 'Cabinet', reason: 'a smooth transition' } as const;

/** A rule at the communicated stage with an actor and a reason. */
export function rule<N extends Rule['rule']>(
  name: N,
  rest: Omit<Named<N>, 'rule' | 'at' | 'actor' | 'reason'> & { at?: 'communicated' | 'final' },
): Rule {
  return { ...ACTORS, rule: name, ...rest } as unknown as Rule;
}

/** A yearly policy of these rules. */
export const policyOf = (...rules: Rule[]): Policy => ({ schemaVersion: 1, period: 'year', rules });

/** The limits that RR232 Figure 1 prints; a consultation, so only ever in tests and examples. */
export const figure1 = (rest: Partial<Named<'limit-change'>> = {}): Rule =>
  rule('limit-change', {
    greatestFall: '24.5',
    greatestRise: '3.5',
    frequency: 'once',
    uplift: 'none',
    ...rest,
  } as never);

/** A case with a package and an indicative budget. */
export const caseOf = (traditional: string | null, indicative: string | null, rest: object = {}): ModerationCase => ({
  caseId: 'F1',
  period: 'year',
  amounts: { traditional, indicative },
  ...rest,
});

const NIGHTS = { hours: '832', hourlyCost: '8.75' };

/** One need that costs so much, set before the family heard a figure. */
export const needOf = (amount: string, rest: object = {}): DutyInput => ({
  figureHeardOn: '2026-05-01',
  needs: [
    {
      id: 'nights',
      need: 'care at night',
      arrangements: { necessary: true, reason: 'the parents cannot do it alone' },
      // 832 hours at £8.75 are £7,280.00; of another amount they would be a contradiction.
      lines: [{ service: 'night sitter', timing: 'two nights a week', ...(amount === '7280' && NIGHTS), amount }],
      costSetOn: '2026-04-12',
      ...rest,
    },
  ],
});

/** The code and the path of every problem of a refusal. */
export function problemsOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    const { problems } = error as { problems: { code: string; path: (string | number)[] }[] };
    return problems.map(({ code, path }) => `${code} ${path.join('.')}`);
  }
  return [];
}

/** A list with a fixed disorder, so that no test depends on chance. */
export const reversed = <T>(list: readonly T[]): T[] => [...list].reverse();
