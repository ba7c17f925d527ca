import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { explainSteps } from '../../src/explain/step/steps.js';
import { given, stepRecorder } from '../../src/record/step/recorder.js';
import { budget, calibrate, S6, W1, W4 } from '../model/percentile/support.js';
import { explainingParts } from './explaining-page.js';
import { withParts } from './generated-page.js';
import { generatedParts } from './ras5-page.js';

describe('the pages that tell budgets in the words that the code gives', () => {
  it.each([
    ['docs/ras5.md', generatedParts],
    ['docs/explaining.md', explainingParts],
  ])('%s is up to date', (path, parts) => {
    const page = readFileSync(`${root}${path}`, 'utf8');
    expect(page).toBe(withParts(page, parts()));
  });
});

describe('a RAS 5 budget in plain English', () => {
  it('with tied points tells of the shared places, the packages there and the rounding', () => {
    expect(explainSteps(budget(calibrate(W1).model, 30).steps)).toEqual([
      'Your answers to the questionnaire came to 30 points.',
      'We put the points of all 4 families in order, from the highest need to the lowest. Families with equal points share their places: your points are at numbers 2 to 3.',
      'That is the 50 per cent mark, where 100 is the highest need and 50 is the middle.',
      "We also put the families' earlier packages of support in order of cost, from the highest to the lowest. The 2 packages at those same numbers come to £1,200.03 together. Equal points get equal budgets, so we share it: £1,200.03 ÷ 2 = £600.015 a year.",
      'That is the amount that the allocation table gives for your points.',
      '£600.015 rounded to the nearest penny (a half goes up) comes to £600.02 a year.',
    ]);
  });

  it('between two rows tells of both', () => {
    const [, second, ...rest] = explainSteps(budget(calibrate(S6).model, 35).steps);
    expect(second).toBe(
      'Your points lie between two rows of the allocation table: 30 and 40 points. They give £6,000 and £7,500. We take the amount as far between the two as your points are: £6,750 a year.',
    );
    // A whole number of pence needs no rounding, and none is told.
    expect(rest).toEqual([]);
  });

  it('above the table says by how much, and what happens then', () => {
    expect(explainSteps(budget(calibrate(S6).model, 51).steps).at(-1)).toBe(
      'That is 1 point more than the highest row of the table, which is 50 points. The table cannot say what such needs cost, so there is no amount from it: we will work out the cost of the support itself.',
    );
    expect(explainSteps(budget(calibrate(S6).model, 8).steps).at(-1)).toContain('2 points fewer than the lowest row');
  });

  it('held to the highest or the lowest row says so', () => {
    const { model } = calibrate(S6, { above: 'clamp', below: 'clamp' });
    expect(explainSteps(budget(model, 99).steps)[1]).toContain("The table's highest row is 50 points");
    expect(explainSteps(budget(model, 1).steps)[1]).toContain("The table's lowest row is 10 points");
  });

  it('held to the highest row speaks of the points of that row, not of the family, as having a place', () => {
    const { model } = calibrate(S6, { above: 'clamp' });
    const sentences = explainSteps(budget(model, 99).steps);
    expect(sentences[2]).toContain("That row's points are number 1 in that order.");
    expect(sentences.at(-1)).toBe(
      "That is the amount that the allocation table gives for that row's points, and so for yours.",
    );
    expect(sentences.join(' ')).not.toMatch(/[Yy]our points are/);
    const tied = calibrate(W1.slice(1, 3), { above: 'clamp' }).model;
    expect(explainSteps(budget(tied, 99).steps)[2]).toContain("that row's points are at numbers 1 to 2");
  });

  it('for a grid, for one family alone and for other tie rules has sentences without gaps', () => {
    const models = [
      calibrate(W4, { method: 'quantile', grid: 'quartiles' }).model,
      calibrate(W4, { method: 'quantile', grid: 'quartiles', between: 'lower' }).model,
      calibrate([{ caseId: 'a', points: 30, packageValue: 1 }]).model,
      calibrate(W1, { ties: 'highest' }).model,
    ];
    const sentences = models.flatMap((model) =>
      [30, 35].flatMap((points) => explainSteps(budget(model, points).steps)),
    );
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z£].*\.$/);
    expect(sentences.join(' ')).not.toMatch(/undefined|NaN| {2}|£ |£\./);
    expect(sentences).toContain('There was only one family when the table was made.');
    expect(sentences.join(' ')).toContain(
      'our rule is to take the highest package in the shared places: £600.02 a year',
    );
  });
});

describe('the steps of any other model in plain English', () => {
  it('every operation has a sentence', () => {
    const steps = stepRecorder();
    const common = { rule: 'an example', unit: 'pounds', period: 'week' } as const;
    steps.number({ ...common, id: 'sum', operation: 'sum', inputs: [given('term', '1.5'), given('term', '2')] });
    steps.number({
      ...common,
      id: 'less',
      operation: 'subtract',
      inputs: [given('from', '5'), steps.ref('less', 'sum')],
    });
    steps.number({ ...common, id: 'max', operation: 'greatest', inputs: [given('value', '1'), given('value', '2')] });
    steps.number({
      ...common,
      id: 'third',
      operation: 'divide',
      inputs: [given('numerator', '1000'), given('denominator', '3')],
    });
    steps.roundPounds({
      id: 'end',
      of: 'third',
      rule: 'rounded',
      rounding: { unit: 500n, mode: 'down' },
      period: 'week',
    });
    expect(explainSteps(steps.steps)).toEqual([
      'An example: £1.50 plus £2 is £3.50 a week.',
      'An example: £5 less £3.50 is £1.50 a week.',
      'An example: the larger of £1 and £2 is £2 a week.',
      'An example: £1,000 divided by 3 is £333.3333… a week.',
      '£333.3333… rounded to whole steps of £5 (always down) comes to £330 a week.',
    ]);
  });

  it('no steps, no sentences', () => {
    expect(explainSteps([])).toEqual([]);
  });
});
