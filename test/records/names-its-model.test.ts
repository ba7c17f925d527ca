import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { challengeRecordOf } from '../../src/records/kind/challenge-record.js';
import { recordHoldBack, recordRecalculation } from '../../src/records/kind/pot-records.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { verifyRecord } from '../../src/records/verify.js';
import { resealed } from './forgery-search.js';
import { CHALLENGE, CHALLENGE_OF_ANSWERS, communicatedSample, sampleRecords } from './samples.js';

const OURS = modelForRecords(pricePointKind.example.model);

function sample(name: string) {
  const found = sampleRecords().find((one) => one.name === name);
  if (found === undefined) throw new Error(`no sample is called ${name}`);
  return found.record;
}

/** The places of all that is told of a call. */
function placesOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.problems.map(({ path }) => path.join('.'));
  }
}

describe.each(['a hold-back that names its model', 'a recalculation that names its model', 'a challenge of answers'])(
  '%s',
  (name) => {
    test('names it by its hash, and is held to it', () => {
      const record = sample(name);
      expect(record.model).toEqual(OURS.recorded);
      expect(verifyRecord(record, { model: OURS })).toEqual(record);
      const other = { ...pricePointKind.example.model, id: 'another' };
      expect(() => verifyRecord(record, { model: other })).toThrow('model.sha256: names another model');
    });
  },
);

describe('a record that names no model', () => {
  // Whatever model is handed over, nothing of these rests on it that anybody said.
  const NAMES_NONE = sampleRecords().filter(({ record }) => record.model === null);

  test('is refused with a model, whichever it is, and verified without one', () => {
    expect(new Set(NAMES_NONE.map(({ record }) => record.kind))).toEqual(
      new Set([
        ...['moderated', 'hold-back', 'recalculation', 'challenge'],
        ...['payment-schedule', 'reconciliation', 'monitoring'],
      ]),
    );
    for (const { name, record } of NAMES_NONE) {
      expect([name, placesOf(() => verifyRecord(record, { model: OURS }))]).toEqual([name, ['model']]);
      expect([name, placesOf(() => verifyRecord(record))]).toEqual([name, []]);
    }
    const [first] = NAMES_NONE;
    expect(() => verifyRecord(first?.record, { model: OURS })).toThrow('model: names none, so that nothing holds');
  });

  test('is one that named its model until somebody took it out', () => {
    const { model: _, inputs, ...rest } = sample('a hold-back that names its model');
    const { model: __, ...others } = inputs as never as { readonly model: object };
    const without = resealed(JSON.parse(JSON.stringify({ ...rest, model: null, inputs: others })));
    expect(placesOf(() => verifyRecord(without, { model: OURS }))).toEqual(['model']);
  });

  test('is no allocation, which always names one', () => {
    const { recorded } = OURS;
    expect(recorded.kind).toBe('price-point');
    const record = recordAllocation(OURS, pricePointKind.example.case);
    const without = resealed({ ...JSON.parse(JSON.stringify(record)), model: null });
    expect(placesOf(() => verifyRecord(without))).toContain('model');
    expect(placesOf(() => verifyRecord(without, { model: OURS }))).toContain('model');
  });
});

test('a challenge of a moderated case names the record, and the model of the allocation behind that', () => {
  const told = communicatedSample();
  const record = challengeRecordOf(CHALLENGE, told);
  expect(record.inputs).toMatchObject({ decision: { seal: told.seal, amount: '5000.00', model: told.model } });
  expect(told.model).not.toBeNull();
  expect(record.model).toEqual(told.model);
});

describe('a challenge is refused', () => {
  const told = communicatedSample();

  test.each([
    ['of another family', { caseId: 'F2' }, 'decision.caseId: is "F1"'],
    ['by another period', { period: 'week' as const }, 'decision.period: is "year"'],
    [
      'of another amount',
      { amount: '6000' },
      'inputs.decision.amount: the decision gave 5000.00, and 6000.00 is challenged',
    ],
    ['of an amount that there is not', { against: 'final' as const }, 'the decision has no "final" amount'],
  ])('%s', (_, fields, message) => {
    expect(() => challengeRecordOf({ ...CHALLENGE, ...fields }, told)).toThrow(message);
  });

  test('of a decision that was altered', () => {
    expect(() => challengeRecordOf(CHALLENGE, { ...told, status: 'finalised' })).toThrow('decision.seal: does not fit');
  });

  test('whose answers another model prices', () => {
    const answers = { ...CHALLENGE, answers: CHALLENGE_OF_ANSWERS.answers as never };
    expect(() => challengeRecordOf(answers, told)).toThrow('inputs.answers.model: is another model than the one');
  });

  test('with what is wrong with the decision beside what is wrong with the challenge', () => {
    const places = placesOf(() => challengeRecordOf({ ...CHALLENGE, grounds: '' }, { ...told, status: 'open' }));
    expect(places).toEqual(expect.arrayContaining(['decision.seal', 'challenge.grounds']));
  });
});

describe('a pot', () => {
  const held = { fundingBasis: 'pot', pot: '15000', cases: [{ caseId: 'F1', budget: 9000 }] } as const;

  test('names no model where none was given', () => {
    expect(recordHoldBack(held).model).toBeNull();
  });

  test('is refused with what is no model, beside what is wrong with the rest', () => {
    const places = placesOf(() => recordHoldBack({ ...held, pot: '-1' }, {}));
    expect(places).toEqual(['model.kind', 'model.schemaVersion', 'model.period', 'input.pot']);
  });

  test('is not recalculated by another kind of model than the one that it names', () => {
    const { cases, options: sound } = sample('a recalculation that names its model').inputs as never as {
      readonly cases: Parameters<typeof recordRecalculation>[0];
      readonly options: Parameters<typeof recordRecalculation>[1];
    };
    const options = { ...sound, model: 'percentile', rule: 'scale' } as const;
    expect(() => recordRecalculation(cases, options, OURS)).toThrow(
      'inputs.options.model: the budgets came from "price-point", and the options say "percentile"',
    );
  });

  test('is refused with null for its options, and by an error of ours', () => {
    const record = sample('a recalculation that names its model');
    const altered = { ...record, inputs: { ...(record.inputs as object), options: null } };
    expect(placesOf(() => verifyRecord(altered))).toContain('seal');
    expect(placesOf(() => verifyRecord(resealed(altered as never)))).toContain('options');
  });
});
