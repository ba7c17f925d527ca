import { type Path, type ProblemList, problemList, show } from '../errors.js';
import { checkBands } from './bands.js';
import { CASE_COLUMNS } from './columns.js';
import type { Instrument, Statement } from './instrument.js';
import { nameKey } from './text.js';

/** Checks what one value of an instrument says about another, and throws all that is wrong. */
export function checkInstrument(instrument: Instrument): void {
  const problems = problemList();
  checkRange(instrument.effectiveFrom, instrument.effectiveTo, problems, ['effectiveTo'], 'the first day');
  checkRange(instrument.ages?.from, instrument.ages?.to, problems, ['ages', 'to'], 'the youngest age');
  checkUnique(idsOf(instrument.outcomes), problems, ['outcomes'], 'outcome');
  checkSections(instrument, problems);
  checkNeedQuestion(instrument, problems);
  checkUnique(idsOf(instrument.statements), problems, ['statements'], 'statement');
  checkStatements(instrument, problems);
  problems.throwIfAny();
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

function checkUnique(keys: readonly string[], problems: ProblemList, path: Path, what: string): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (seen.has(key)) problems.add('duplicate', [...path, index], `there are two ${what}s ${show(key)}; expected one`);
    seen.add(key);
  });
}

function checkRange<Value extends string | number>(
  from: Value | undefined,
  to: Value | undefined,
  problems: ProblemList,
  path: Path,
  start: string,
): void {
  if (from !== undefined && to !== undefined && to < from)
    problems.add('inconsistent', path, `${to} lies before ${start}, ${from}`);
}

function checkSections({ sections = [] }: Instrument, problems: ProblemList): void {
  checkUnique(idsOf(sections), problems, ['sections'], 'section');
  sections.forEach(({ appliesTo: { ages, characteristic } }, index) => {
    const path = ['sections', index, 'appliesTo'];
    if (ages === undefined && characteristic === undefined)
      problems.add('missing', path, 'has no condition; give ages or a characteristic, or leave the section out');
    checkRange(ages?.from, ages?.to, problems, [...path, 'ages', 'to'], 'the youngest age');
    if (characteristic !== undefined && CASE_COLUMNS.has(characteristic.name))
      problems.add('inconsistent', [...path, 'characteristic'], `${show(characteristic.name)} has a place of its own`);
  });
}

function checkNeedQuestion({ needQuestion }: Instrument, problems: ProblemList): void {
  if (needQuestion === undefined) return;
  const { role, answers, noSupportNeeded = [] } = needQuestion;
  const known = answers.map(({ name }) => nameKey(name));
  checkUnique(known, problems, ['needQuestion', 'answers'], 'need answer');
  const path = ['needQuestion', 'noSupportNeeded'];
  noSupportNeeded.forEach((name, index) => {
    if (!known.includes(nameKey(name)))
      problems.add('unknown-name', [...path, index], `${show(name)} is not one of the need answers`);
  });
  if (role !== 'descriptor' && noSupportNeeded.length === 0)
    problems.add('missing', path, `a ${role} has to say which need answers mean that no support is needed`);
}

function checkStatements(instrument: Instrument, problems: ProblemList): void {
  const outcomes = new Set(idsOf(instrument.outcomes));
  const sections = new Set(idsOf(instrument.sections ?? []));
  const characteristics = new Set(instrument.sections?.map(({ appliesTo }) => appliesTo.characteristic?.name));
  const somePriced = instrument.statements.some(hasPoints);
  instrument.statements.forEach((statement, index) => {
    const { id, outcome, section } = statement;
    const path = ['statements', index];
    if (!outcomes.has(outcome))
      problems.add('unknown-name', [...path, 'outcome'], `${show(outcome)} is not one of the outcomes`);
    if (section !== undefined && !sections.has(section))
      problems.add('unknown-name', [...path, 'section'], `${show(section)} is not one of the sections`);
    if (CASE_COLUMNS.has(id) || characteristics.has(id))
      problems.add('inconsistent', [...path, 'id'], `${show(id)} is the name of a column about the case`);
    if (id.includes('@'))
      problems.add('invalid', [...path, 'id'], 'the id of a statement has no @, which names the respondent in columns');
    checkScale(statement, somePriced, problems, path);
  });
}

/** Whether a statement has points: from bands always, from levels when the first has any. */
export function hasPoints({ levels, bands }: Statement): boolean {
  return bands !== undefined || levels?.[0]?.points !== undefined;
}

function checkScale(statement: Statement, somePriced: boolean, problems: ProblemList, path: Path): void {
  const { levels, bands, unpriced } = statement;
  if ((levels === undefined) === (bands === undefined)) {
    problems.add('inconsistent', path, `statement ${show(statement.id)} needs either levels or bands`);
    return;
  }
  const what = bands === undefined ? 'level' : 'band';
  const names = (levels ?? bands ?? []).map(({ name }) => nameKey(name));
  checkUnique(names, problems, [...path, `${what}s`], what);
  if (bands !== undefined) checkBands(bands, problems, [...path, 'bands']);
  const priced = hasPoints(statement);
  if (levels?.some(({ points }) => (points !== undefined) !== priced))
    problems.add('inconsistent', [...path, 'levels'], 'some levels have points and some have none; give all or none');
  if (priced && unpriced !== undefined)
    problems.add('inconsistent', [...path, 'unpriced'], 'the statement has points; leave unpriced out');
  if (!priced && somePriced && unpriced === undefined)
    problems.add('missing', [...path, 'unpriced'], 'other statements have points; say in unpriced why this has none');
}
