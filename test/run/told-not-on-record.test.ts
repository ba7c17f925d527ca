import { expect, test } from 'vitest';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { capOf, councilOf, SAMPLE } from './support.js';

const { model } = runCouncil(councilOf());

function saidOf(cases: readonly CouncilFamily[], withPolicy = true): string[] {
  const results = runCouncil(councilOf({ model, cohort: { cases }, ...(withPolicy && { policy: capOf('20') }) }));
  return results.warnings.flatMap(({ code, message }) => (code === 'told-not-on-record' ? [message] : []));
}

test('an amount that was told and is not on record is not taken for what the policy makes in silence', () => {
  const cases: CouncilFamily[] = [
    // Told on a day, agreed, told an amount, told nothing.
    { caseId: 'A', points: 20, traditional: '4000', communicatedOn: '2026-05-01' },
    { caseId: 'B', points: 20, traditional: '4000', final: '4100' },
    { caseId: 'C', points: 20, traditional: '4000', communicated: '4200' },
    { caseId: 'D', points: 20, traditional: '4000' },
  ];
  const [a, , c, d] = cases as [CouncilFamily, CouncilFamily, CouncilFamily, CouncilFamily];
  const end =
    "told an amount that is not on record; communicated is here what the policy makes of the model's amount today; whether it is enough is not answered by that";
  expect(saidOf(cases)).toEqual([`A, B were ${end}`]);
  expect(saidOf([a])).toEqual([`A was ${end}`]);
  expect(saidOf([c, d])).toEqual([]);
  // Without a policy nothing is made of it.
  expect(saidOf([a], false)).toEqual([]);
  const many = Array.from({ length: 12 }, (_, index) => ({ ...a, caseId: `F${index + 1}` }));
  expect(saidOf(many)[0]).toMatch(/^F1, .*, F10 and 2 more were told/);
});

test('whether it is enough cannot be said of an amount that nobody recorded, whatever the model gives', () => {
  // 20 points at 200 a point are 4,000, and so is the need: enough, were that what the family was told.
  const need = {
    id: 'n1',
    need: 'care',
    arrangements: { necessary: true, reason: 'eligible' },
    lines: [{ service: 'care', amount: '4000' }],
    costSetOn: '2026-03-01',
  };
  const cases: CouncilFamily[] = [
    { caseId: 'A', points: 20, traditional: '4000', communicatedOn: '2026-05-01' },
    { caseId: 'B', points: 20, traditional: '4000', communicated: '4000', communicatedOn: '2026-05-01' },
    { caseId: 'C', points: 20, traditional: '4000', communicated: '4000', agreedOn: '2026-06-01' },
    { caseId: 'D', points: 20, traditional: '4000', final: '4000', agreedOn: '2026-06-01' },
  ];
  const needs = cases.map(({ caseId }) => ({ caseId, duty: { needs: [need] } }));
  for (const policy of [undefined, capOf('20')]) {
    const results = runCouncil(councilOf({ model, cohort: { cases, needs }, ...(policy && { policy }) }));
    const byId = results.enough.byFamily.map(({ caseId, answer, shortfall }) => [caseId, answer, shortfall]);
    expect(byId.slice(0, 1)).toEqual([['A', 'cannot-be-said', null]]);
    expect(byId.slice(2, 3)).toEqual([['C', 'cannot-be-said', null]]);
    expect(results.enough.byFamily[0]?.open).toContain('amount-not-on-record');
    expect([results.enough.answer, results.enough.enough, results.enough.cannotBeSaid]).toEqual(['not-known', 2, 2]);
    // D has a final amount, which was told before: by a policy the told one is what the policy makes.
    const those = policy === undefined ? ['A', 'D'] : ['A'];
    const told = results.affordable?.stages.find(({ stage }) => stage === 'communicated');
    expect(told?.answer).toBe('cannot-be-said');
    expect(told?.existing.without).toMatchObject([{ reason: 'not-on-record', caseIds: those }]);
    const said = directorSheet(results).rows.map(([, answer]) => String(answer));
    expect(said).toContain(
      policy === undefined
        ? '2 existing families have such an amount that is not on record; packages of £8,000.00 a year stand beside this balance and are in neither side of it.'
        : '1 existing family has such an amount that is not on record; packages of £4,000.00 a year stand beside this balance and are in neither side of it.',
    );
    const agreed = results.affordable?.stages.find(({ stage }) => stage === 'final');
    const reasons = agreed?.existing.without.map(({ reason, caseIds }) => [reason, caseIds]);
    expect(reasons).toContainEqual(['not-on-record', ['C']]);
  }
});

test('a sample that gives one price however it is drawn is said to show no chance', () => {
  // 100 pounds a point with each of them; the constructed five differ.
  const alike = [
    { caseId: 'S1', points: 10, traditional: '1000' },
    { caseId: 'S2', points: 20, traditional: '2000' },
  ];
  const sure = (cases: readonly CouncilFamily[]) =>
    directorSheet(runCouncil(councilOf({ sample: { cases } }))).rows.flatMap(([question, answer]) =>
      question === 'How sure are we?' ? [String(answer)] : [],
    );
  expect(sure(alike).slice(0, 2)).toEqual([
    'A point is worth £100.0000 a year. Every sample drawn from these families gives that price, so that nothing can be said of how far it could as well have been off.',
    'In the sample a budget is £0.00 a year away from the package that the family has, without one-offs, up or down, on average.',
  ]);
  expect(sure(SAMPLE)[0]).toContain('could as well have been anything from');
});

test('no title has a full stop in its middle', () => {
  const oneOff: CouncilFamily[] = [{ caseId: 'S1', points: 10, traditional: '1500', oneOff: '500' }, ...SAMPLE];
  const titles = councilSheets(runCouncil(councilOf({ sample: { cases: oneOff } }))).map(({ title }) => title);
  expect(titles.filter((title) => title?.includes('.;'))).toEqual([]);
  expect(titles.some((title) => title?.startsWith('How near') === true && /one-offs\.?$/.test(title))).toBe(true);
});

test('a stage whose amounts nobody recorded is a stage: it is said that it cannot be said', () => {
  const told: CouncilFamily[] = [
    { caseId: 'A', points: 20, traditional: '4000', communicatedOn: '2026-05-01' },
    { caseId: 'B', points: 20, traditional: '4000', communicatedOn: '2026-05-01' },
  ];
  const agreed = told.map((one) => ({ ...one, agreedOn: '2026-06-01' }));
  const nobody = told.map(({ communicatedOn: _, ...one }) => one);
  const stagesOf = (cases: readonly CouncilFamily[]) =>
    runCouncil(councilOf({ model, cohort: { cases } })).affordable?.stages;
  const packages = [{ reason: 'not-on-record', caseIds: ['A', 'B'], packages: '8000.00' }]; // 2 x 4,000
  const unknown = (stage: string) => ({
    stage,
    answer: 'cannot-be-said',
    existing: { families: 0, amounts: '0.00', without: packages },
  });
  expect(stagesOf(nobody)?.map(({ stage }) => stage)).toEqual(['indicative']);
  expect(stagesOf(told)?.slice(1)).toMatchObject([unknown('communicated')]);
  expect(stagesOf(agreed)?.slice(1)).toMatchObject([unknown('communicated'), unknown('final')]);
  const said = directorSheet(runCouncil(councilOf({ model, cohort: { cases: told } }))).rows.map((row) =>
    row.join(' '),
  );
  expect(said).toContain(
    'Is it affordable? This cannot be said yet, by the communicated amounts: no existing family has one on record.',
  );
});
