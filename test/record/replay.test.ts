import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRasError, RasError } from '../../src/errors.js';
import { OPERATIONS } from '../../src/record/step/operations.js';
import { given, stepRecorder } from '../../src/record/step/recorder.js';
import { replay } from '../../src/record/step/replay.js';
import type { Step } from '../../src/record/step/step.js';

const record = (points: string, money: string, total: string): Step[] => {
  const steps = stepRecorder();
  steps.number({
    id: 'price',
    rule: 'money divided by points',
    operation: 'divide',
    inputs: [given('numerator', money), given('denominator', total)],
    unit: 'pounds per point',
    period: 'year',
    source: 'RR145 5.7',
  });
  steps.number({
    id: 'exact',
    rule: 'points times price',
    operation: 'multiply',
    inputs: [given('factor', points, 'points'), steps.ref('factor', 'price')],
    unit: 'pounds',
    period: 'year',
  });
  const rounding = { unit: 1n, mode: 'half-up' } as const;
  steps.roundPounds({ id: 'budget', of: 'exact', rule: 'to the penny', rounding, period: 'year' });
  return [...steps.steps];
};

/** Every way to alter one text inside a recorded step. */
function alterations(steps: readonly Step[]): Step[][] {
  const altered: Step[][] = [];
  steps.forEach((step, at) => {
    const put = (change: Partial<Step>) =>
      altered.push(steps.map((one, i) => (i === at ? { ...one, ...change } : one)));
    put({ result: `${step.result}1` });
    put({ rule: `${step.rule}.` });
    put({ source: 'RR145 5.8' });
    step.inputs.forEach((input, position) => {
      const inputs = (change: object) => step.inputs.map((one, i) => (i === position ? { ...one, ...change } : one));
      put({ inputs: inputs({ value: `${input.value}1` }) });
      put({ inputs: inputs({ label: 'another' }) });
      put({ inputs: inputs({ from: 'elsewhere' }) });
    });
  });
  return altered;
}

describe('a recorded calculation', () => {
  it('gives the same pennies when it is replayed, also after a way through JSON', () => {
    // 22,500 / 140 x 50 = 8,035.714…
    const steps = record('50', '22500.00', '140');
    expect(replay(steps)).toBe('8035.71');
    expect(replay(JSON.parse(JSON.stringify(steps)))).toBe('8035.71');
  });

  it('is refused when anything in it was altered, also where the amount would stay the same', () => {
    for (const [points, money, total] of [
      ['50', '22500.00', '140'],
      ['0', '22500.00', '140'],
    ] as const) {
      for (const altered of alterations(record(points, money, total))) {
        expect(() => replay(altered)).toThrow();
        try {
          replay(altered);
        } catch (error) {
          expect(isRasError(error) && error.code).toBe('replay-mismatch');
        }
      }
    }
  });

  it('is refused when a step is missing, stands twice or moved', () => {
    const [price, exact, budget] = record('50', '22500.00', '140') as [Step, Step, Step];
    expect(() => replay([exact, budget])).toThrow('not the result of "price"');
    expect(() => replay([price, price, exact, budget])).toThrow('stands twice');
    expect(() => replay([exact, price, budget])).toThrow('not the result of "price"');
    expect(() => replay([])).toThrow('no steps');
    for (const broken of [null, [null], [{}], [{ ...price, inputs: undefined }], [{ ...price, more: 1 }]]) {
      expect(() => replay(broken as never)).toThrow(RasError);
    }
  });

  it('holds for any points, money and total', () => {
    const whole = fc.bigInt({ min: 1n, max: 10n ** 12n }).map(String);
    fc.assert(
      fc.property(whole, whole, whole, (points, money, total) => {
        const steps = record(points, money, total);
        expect(replay(steps)).toBe(steps.at(-1)?.result);
      }),
    );
  });
});

describe('the operations of steps', () => {
  const run = (name: keyof typeof OPERATIONS, inputs: Record<string, string | readonly string[]>): string =>
    OPERATIONS[name](
      Object.entries(inputs).flatMap(([key, values]) => [values].flat().map((value) => given(key, String(value)))),
    );

  it('do what their names say, exactly', () => {
    expect(run('given', { value: 'as it is' })).toBe('as it is');
    expect(run('sum', { term: ['0.1', '0.2', '1/3'] })).toBe('19/30');
    expect(run('subtract', { from: '10', less: ['2.5', '0.5'] })).toBe('7');
    expect(run('multiply', { factor: ['1/3', '3'] })).toBe('1');
    expect(run('divide', { numerator: '1', denominator: '3' })).toBe('1/3');
    expect(run('round', { value: '2/3', unit: '0.001', mode: 'half-up' })).toBe('0.667');
    expect(run('round-pounds', { value: '12345/100', unit: '0.1', mode: 'half-even' })).toBe('123.40');
    expect(run('greatest', { value: ['1', '3', '2'] })).toBe('3');
    expect(run('least', { value: ['2', '-1', '3'] })).toBe('-1');
    expect(run('choose', { key: 'lots', specialist: '18', lots: '12' })).toBe('12');
    expect(run('within', { value: '70', low: '70', high: '115', amount: '500.00' })).toBe('500.00');
    expect(run('interpolate', { x: '35', x0: '30', y0: '6000', x1: '40', y1: '7500' })).toBe('6750');
  });

  it('refuse what they cannot do', () => {
    expect(() => run('divide', { numerator: '1', denominator: '0' })).toThrow('division by 0');
    expect(() => run('within', { value: '69', low: '70', high: '115', amount: '500.00' })).toThrow('outside 70 to 115');
    expect(() => run('round-pounds', { value: '1', unit: '1', mode: 'sideways' })).toThrow('not a rounding mode');
    expect(() => run('sum', { term: 'twelve' })).toThrow('not an exact number');
    expect(() => run('choose', { key: 'lots' })).toThrow('"lots" is missing');
  });
});
