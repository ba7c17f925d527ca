import { MODEL_KINDS } from '../../allocation/kinds.js';
import { readPackage } from '../../costing/package/read-package.js';
import { type Path, type ProblemList, show } from '../../errors.js';
import type { ModelKind } from '../../model/kind.js';
import { tellBeside, tellOfForms } from '../../parse/handed-on-faults.js';
import { parseOrTell } from '../../parse/parse.js';
import type { RecordBody } from '../../record/record.js';
import { tellNamed } from './allocation-named.js';
import { type Case, groupKind, isObject, type PricedCase, pricedCases } from './priced-cases.js';

/**
 * The case has to be one that the kind takes, with its lines and the cases in it, and has to say what the steps, the parts
 * and the warnings say of it.
 */
export function tellCaseOfKind(record: RecordBody, one: Case, kind: ModelKind, problems: ProblemList): void {
  const at: Path = ['inputs', 'case'];
  const before = problems.total;
  parseOrTell(kind.caseSchema, one, problems, at);
  tellBeside(problems, (more) => tellOfForms(kind.caseSchema, one, more, at));
  if (kind.kind === 'by-age' && isObject(one.case)) {
    const inner = MODEL_KINDS.get(groupKind(record.steps, ''));
    const whole = { ...one.case, caseId: 'unnamed' };
    if (inner !== undefined)
      tellBeside(problems, (more) => void parseOrTell(inner.caseSchema, whole, more, [...at, 'case']));
  }
  if (problems.total > before) return;
  const priced = pricedCases(record, one, problems);
  for (const own of priced) tellLines(own, problems);
  if (kind.kind === 'streams') tellStreamNames(record, one, problems);
  tellNamed(record, priced, problems);
}

/** Lines are read as costing reads them, whatever their prices, and the steps of lines are those of lines of the case. */
function tellLines({ one, at, prefix, steps }: PricedCase, problems: ProblemList): void {
  if (!Array.isArray(one.lines)) return;
  const named = [
    [one, '', at] as const,
    ...(isObject(one.instead) ? [[one.instead, 'instead: ', [...at, 'instead']] as const] : []),
  ];
  for (const [{ lines = [], needs }, instead, where] of named) {
    const pkg = { caseId: 'unnamed', kind: 'package', lines, ...(needs === undefined ? {} : { needs }) };
    tellBeside(problems, (more) => void readPackage(pkg, more, where));
    tellLineSteps(lines as readonly Case[], `${prefix}${instead}line `, steps, where, problems);
  }
  const has = (id: string): boolean => steps.some((step) => step.id.startsWith(`${prefix}${id}`));
  // Where a line has no price the case is referred, and what is wanted instead is not recorded.
  if (one.instead === undefined ? has('instead: ') : has('exact-budget') && !has('lacking'))
    problems.add('replay-mismatch', [...at, 'instead'], 'is not what the steps cost as wanted instead');
}

function tellLineSteps(
  lines: readonly Case[],
  start: string,
  steps: PricedCase['steps'],
  at: Path,
  problems: ProblemList,
): void {
  const starts = lines.map(({ id }) => `${start}${String(id)}: `);
  steps.forEach(({ id }, index) => {
    if (!id.startsWith(start) || starts.some((one) => id.startsWith(one))) return;
    problems.add('replay-mismatch', ['steps', index, id], 'is of a line that the case does not have');
  });
  if (start.endsWith('instead: line ') && !steps.some(({ id }) => id.startsWith(start))) return;
  lines.forEach((line, index) => {
    // A line without dates counts, and one of an amount has its price.
    const isSure = line.amount !== undefined && line.startsOn === undefined && line.endsOn === undefined;
    if (!isSure || steps.some(({ id }) => id.startsWith(starts[index] ?? ''))) return;
    problems.add('replay-mismatch', [...at, 'lines', index], `${show(line.id)} has an amount, and no step is of it`);
  });
}

/** The parts are those of the streams of the case, each once. */
function tellStreamNames({ result }: RecordBody, { streams }: Case, problems: ProblemList): void {
  const namesOf = (list: unknown): readonly string[] =>
    Array.isArray(list) ? list.map((one) => (isObject(one) ? String(one.id) : '')) : [];
  const [named, parts] = [namesOf(streams), isObject(result) ? result.parts : undefined];
  named.forEach((id, index) => {
    if (named.indexOf(id) < index)
      problems.add('duplicate', ['inputs', 'case', 'streams', index, 'id'], `${show(id)} stands there already`);
  });
  if (parts === undefined) return;
  namesOf(parts).forEach((id, index, all) => {
    if (!named.includes(id) || all.indexOf(id) < index)
      problems.add(
        'replay-mismatch',
        ['result', 'parts', index, 'id'],
        `is ${show(id)}, which is no stream of the case, or stands there twice`,
      );
  });
}
