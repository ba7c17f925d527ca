import { type Path, type ProblemList, show } from '../../errors.js';
import { CASE_COLUMNS } from '../columns.js';
import { nameKey } from '../text.js';
import { checkBands } from './bands.js';
import type { Statement } from './instrument.js';
import type { SoundInstrument, SoundList, SoundStatement } from './sound.js';

/**
 * Checks what one value of an instrument says about another. Of an instrument with faults it checks what is left, and
 * says nothing that follows from a fault which was told.
 */
export function checkInstrument(instrument: SoundInstrument, problems: ProblemList, at: Path): void {
  const { effectiveFrom, effectiveTo, ages, outcomes, statements } = instrument;
  checkRange(effectiveFrom, effectiveTo, problems, [...at, 'effectiveTo'], 'the first day');
  checkRange(ages?.from, ages?.to, problems, [...at, 'ages', 'to'], 'the youngest age');
  checkUnique(idsOf(outcomes), problems, [...at, 'outcomes'], 'outcome');
  checkSections(instrument, problems, at);
  checkNeedQuestion(instrument, problems, at);
  checkUnique(idsOf(statements), problems, [...at, 'statements'], 'statement');
  checkStatements(instrument, problems, at);
}

function idsOf({ entries }: SoundList<{ readonly id: string }>): (string | undefined)[] {
  return entries.map(({ id }) => id);
}

function checkUnique(keys: readonly (string | undefined)[], problems: ProblemList, path: Path, what: string): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (key === undefined) return;
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

function checkSections({ sections }: SoundInstrument, problems: ProblemList, at: Path): void {
  checkUnique(idsOf(sections), problems, [...at, 'sections'], 'section');
  sections.entries.forEach(({ appliesTo }, index) => {
    if (appliesTo === undefined) return;
    const { ages, characteristic } = appliesTo;
    const path = [...at, 'sections', index, 'appliesTo'];
    if (ages === undefined && characteristic === undefined)
      problems.add('missing', path, 'has no condition; give ages or a characteristic, or leave the section out');
    checkRange(ages?.from, ages?.to, problems, [...path, 'ages', 'to'], 'the youngest age');
    if (characteristic !== undefined && CASE_COLUMNS.has(characteristic.name))
      problems.add('inconsistent', [...path, 'characteristic'], `${show(characteristic.name)} has a place of its own`);
  });
}

function checkNeedQuestion({ needQuestion }: SoundInstrument, problems: ProblemList, at: Path): void {
  if (needQuestion?.answers === undefined) return;
  const { role, answers, noSupportNeeded = [] } = needQuestion;
  const known = answers.map(({ name }) => nameKey(name));
  checkUnique(known, problems, [...at, 'needQuestion', 'answers'], 'need answer');
  const path = [...at, 'needQuestion', 'noSupportNeeded'];
  noSupportNeeded.forEach((name, index) => {
    if (!known.includes(nameKey(name)))
      problems.add('unknown-name', [...path, index], `${show(name)} is not one of the need answers`);
  });
  const needsOne = role === 'gate' || role === 'consistency-check';
  if (needsOne && noSupportNeeded.length === 0)
    problems.add('missing', path, `a ${role} has to say which need answers mean that no support is needed`);
}

function checkStatements({ outcomes, sections, statements }: SoundInstrument, problems: ProblemList, at: Path): void {
  const outcomeIds = new Set(idsOf(outcomes));
  const sectionIds = new Set(idsOf(sections));
  const characteristics = new Set(sections.entries.flatMap(({ appliesTo }) => appliesTo?.characteristic?.name ?? []));
  const somePriced = statements.entries.some(hasPoints);
  statements.entries.forEach((statement, index) => {
    const { id, outcome, section } = statement;
    const path = [...at, 'statements', index];
    if (outcome !== undefined && outcomes.isWhole && !outcomeIds.has(outcome))
      problems.add('unknown-name', [...path, 'outcome'], `${show(outcome)} is not one of the outcomes`);
    if (section !== undefined && sections.isWhole && !sectionIds.has(section))
      problems.add('unknown-name', [...path, 'section'], `${show(section)} is not one of the sections`);
    if (id !== undefined && (CASE_COLUMNS.has(id) || characteristics.has(id)))
      problems.add('inconsistent', [...path, 'id'], `${show(id)} is the name of a column about the case`);
    if (id?.includes('@'))
      problems.add('invalid', [...path, 'id'], 'the id of a statement has no @, which names the respondent in columns');
    checkScale(statement, somePriced, problems, path);
  });
}

/** Whether a statement has points: from bands always, from levels when the first has any. */
export function hasPoints({ levels, bands }: Partial<Statement>): boolean {
  return bands !== undefined || levels?.[0]?.points !== undefined;
}

const SOME_POINTS = 'some levels have points and some have none; give all or none';

/** What can be said of a scale of which something was refused: the names that stand twice, and bands that overlap. */
function checkSoundScale(
  { soundLevels, soundBands }: Partial<SoundStatement>,
  problems: ProblemList,
  path: Path,
): void {
  const keys = (scale: readonly { readonly name?: string }[]) =>
    scale.map(({ name }) => (name === undefined ? undefined : nameKey(name)));
  if (soundLevels !== undefined) {
    checkUnique(keys(soundLevels), problems, [...path, 'levels'], 'level');
    if (soundLevels.some(({ isPriced }) => isPriced !== soundLevels[0]?.isPriced))
      problems.add('inconsistent', [...path, 'levels'], SOME_POINTS);
  }
  if (soundBands === undefined) return;
  checkUnique(keys(soundBands), problems, [...path, 'bands'], 'band');
  checkBands(soundBands, problems, [...path, 'bands']);
}

function checkScale(statement: Partial<SoundStatement>, somePriced: boolean, problems: ProblemList, path: Path): void {
  const { id, levels, bands, unpriced, hasFaultyScale } = statement;
  if (hasFaultyScale) {
    checkSoundScale(statement, problems, path);
    return;
  }
  const scale = levels ?? bands;
  if (scale === undefined || (levels !== undefined && bands !== undefined)) {
    const which = id === undefined ? 'a statement' : `statement ${show(id)}`;
    problems.add('inconsistent', path, `${which} needs either levels or bands`);
    return;
  }
  const what = bands === undefined ? 'level' : 'band';
  const names = scale.map(({ name }) => nameKey(name));
  checkUnique(names, problems, [...path, `${what}s`], what);
  if (bands !== undefined) checkBands(bands, problems, [...path, 'bands']);
  const priced = hasPoints(statement);
  if (levels?.some(({ points }) => (points !== undefined) !== priced))
    problems.add('inconsistent', [...path, 'levels'], SOME_POINTS);
  if (priced && unpriced !== undefined)
    problems.add('inconsistent', [...path, 'unpriced'], 'the statement has points; leave unpriced out');
  if (!priced && somePriced && unpriced === undefined)
    problems.add('missing', [...path, 'unpriced'], 'other statements have points; say in unpriced why this has none');
}
