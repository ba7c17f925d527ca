import { describe, expect, test } from 'vitest';
import { ALL_KINDS } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { copy, isContainer } from '../fuzz/copy.js';
import { problemsOf } from '../questionnaire/support.js';

/** The places of all texts in a case, as paths. */
function textsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path];
  return isContainer(value) ? Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key])) : [];
}

function withText(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  const made = copy(value) as Record<string, unknown>;
  made[key] = withText(made[key], rest, text);
  return made;
}

/** What a call tells of; nothing where it is taken. */
function toldOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch {
    return problemsOf(call);
  }
}

// A text that names something of the model is no fault of the form: it shows only beside the model.
describe('a case that names something unknown is told of it beside another fault', () => {
  test.each(ALL_KINDS.map((kind) => [kind.kind, kind] as const))('%s', (_, { example }) => {
    const model = openModel(example.model as unknown);
    for (const path of textsIn(example.case)) {
      const named = withText(example.case, path, 'nowhere') as object;
      const alone = toldOf(() => model.allocate(named));
      const beside = problemsOf(() => model.allocate({ ...named, unheardOf: 1 }));
      expect(beside).toEqual(expect.arrayContaining([...alone, 'unknown-name case/unheardOf']));
    }
  });
});

describe('and beside a day that the model refuses', () => {
  const late = { effectiveTo: '2026-04-30', outsideDates: 'refuse' };
  test.each([
    // Neither of the model's two outcomes is answered, either.
    [
      'level-prices',
      { answers: [{ outcome: 'nowhere', level: 'standard' }] },
      ['unknown-name case/answers/0/outcome', 'missing case/answers', 'missing case/answers'],
    ],
    ['hours-by-need-level', { level: 'nowhere' }, ['unknown-name case/level']],
    ['transport-distance', { schoolType: 'nowhere' }, ['unknown-name case/schoolType']],
  ])('%s', (name, fields, faults) => {
    const { example } = ALL_KINDS.find(({ kind }) => kind === name) ?? expect.fail(name);
    const model = openModel({ ...(example.model as object), ...late });
    const told = problemsOf(() => model.allocate({ ...(example.case as object), ...fields, startsOn: '2026-05-01' }));
    expect(told).toEqual(['out-of-range case/startsOn', ...faults]);
  });
});

describe('and, as far as it can be said, beside a field of its own that is at fault', () => {
  test.each([
    [
      'level-prices',
      {
        answers: [{ outcome: 'nowhere', level: 'standard' }, { outcome: 'sleep' }, { outcome: 'sleep', level: 'much' }],
      },
      [
        'missing case/answers/1/level',
        'unknown-name case/answers/2/level',
        'unknown-name case/answers/0/outcome',
        'duplicate case/answers/2/outcome',
        // Nothing is said of friends.
        'missing case/answers',
      ],
    ],
    [
      'hours-by-need-level',
      { level: 'nowhere', eligible: 'maybe' },
      ['invalid case/eligible', 'unknown-name case/level'],
    ],
    [
      'transport-distance',
      { miles: 'far', schoolType: 'nowhere' },
      ['invalid case/miles', 'unknown-name case/schoolType'],
    ],
  ])('%s', (name, fields, faults) => {
    const { example } = ALL_KINDS.find(({ kind }) => kind === name) ?? expect.fail(name);
    const model = openModel(example.model as unknown);
    expect(problemsOf(() => model.allocate({ ...(example.case as object), ...fields }))).toEqual(faults);
  });
});
