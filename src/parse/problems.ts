import type * as z from 'zod';
import { type ErrorCode, type Path, type Problem, show } from '../errors.js';
import { notAwaited } from '../guard/guard.js';

export type Issue = z.core.$ZodIssue;

/** What is wrong with an input; where it holds a Promise, that is told and not what is missing from it. */
export function problemsOf(issues: readonly Issue[], input: unknown, at: Path): Problem[] {
  const promises = notAwaited(input, at);
  const told = issues.flatMap((issue) => toProblems(issue, at));
  const isWithin = (path: Path) => promises.some((one) => one.path.every((part, index) => path[index] === part));
  return promises.length === 0 ? told : [...promises, ...told.filter(({ path }) => !isWithin(path))];
}

/** Where one form of several has the right fields, what is wrong with them is told, and not that no form fits. */
function toProblems(issue: Issue, at: Path): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => toProblem({ ...issue, keys: [key] }, at));
  const near = issue.code === 'invalid_union' ? nearForm(issue.errors) : undefined;
  if (near === undefined || near.length === 0) return [toProblem(issue, at)];
  const below = toProblem(issue, at).path;
  return near.flatMap((inner) => toProblems(inner, below));
}

/** The one form whose fields are those of the value: of several, that which knows most of them. */
function nearForm(forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isInside = ({ path, code }: Issue): boolean => path.length > 0 || code === 'unrecognized_keys';
  const unknown = (form: readonly Issue[]): number =>
    form.reduce(
      (sum, one) => sum + (one.code === 'unrecognized_keys' && one.path.length === 0 ? one.keys.length : 0),
      0,
    );
  const inside = forms.filter((form) => form.every(isInside)).sort((one, other) => unknown(one) - unknown(other));
  const [near, next] = inside;
  return near === undefined || next === undefined || unknown(near) < unknown(next) ? near : undefined;
}

function toProblem(issue: Issue, at: Path): Problem {
  const path = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const ours = issue.code === 'custom' ? ourProblem(issue.params) : undefined;
  if (ours !== undefined) return { ...ours, path, message: issue.message };
  return { code: codeOf(issue), path: pathOf(issue, path), message: messageOf(issue) };
}

function ourProblem(params: unknown): Pick<Problem, 'code' | 'details'> | undefined {
  if (typeof params !== 'object' || params === null || !('ras' in params)) return undefined;
  const { code, details } = params.ras as Pick<Problem, 'code' | 'details'>;
  return details === undefined ? { code } : { code, details };
}

const MAY_BE_MISSING: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

function codeOf(issue: Issue): ErrorCode {
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'out-of-range';
  if (issue.code === 'unrecognized_keys') return 'unknown-name';
  if (MAY_BE_MISSING.has(issue.code ?? '') && issue.input === undefined) return 'missing';
  return 'invalid';
}

function pathOf(issue: Issue, path: Path): Path {
  const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return key === undefined ? path : [...path, key.slice(0, 80)];
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown ${issue.keys.length === 1 ? 'key' : 'keys'} ${issue.keys.slice(0, 5).map(show).join(', ')}`;
    case 'invalid_type':
      // Where anything would do, there is nothing to say of what is expected.
      if (issue.input === undefined && issue.expected === 'nonoptional') return 'is missing';
      return issue.input === undefined
        ? `is missing; expected ${issue.expected}`
        : `expected ${issue.expected}, not ${show(issue.input)}`;
    case 'invalid_value':
      if (issue.input === undefined)
        return `is missing; expected one of ${issue.values.slice(0, 20).map(show).join(', ')}`;
      return `expected one of ${issue.values.slice(0, 20).map(show).join(', ')}, not ${show(issue.input)}`;
    case 'invalid_union':
      return unionMessage(issue);
    case 'too_small':
    case 'too_big':
      return isZods(issue) ? rangeMessage(issue) : issue.message;
    default:
      return issue.message;
  }
}

type RangeIssue = Extract<Issue, { code: 'too_small' | 'too_big' }>;

/** Whether a message is of zod's own making, which programmers read, and not one of ours. */
function isZods({ message }: Issue): boolean {
  return /^(Too (small|big): expected|Invalid (input|string))/.test(message);
}

const COUNTED: Readonly<Record<string, string>> = { array: 'entries', set: 'entries', string: 'characters' };

/** How much or how many there may be, in our own words. */
function rangeMessage(issue: RangeIssue): string {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const counted = COUNTED[issue.origin];
  const least = issue.inclusive === false ? 'more than' : 'at least';
  const most = issue.inclusive === false ? 'less than' : 'at most';
  const expected = `expected ${issue.code === 'too_small' ? least : most} ${bound.toLocaleString('en-GB')}`;
  if (counted === undefined) return `${expected}, not ${show(issue.input)}`;
  const size = Array.isArray(issue.input) || typeof issue.input === 'string' ? issue.input.length : undefined;
  const one = Number(bound) === 1 ? counted.replace('entries', 'entry').replace(/characters$/, 'character') : counted;
  return `${expected} ${one}${size === undefined ? '' : `, not ${size.toLocaleString('en-GB')}`}`;
}

function unionMessage(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  // A union that is told apart by one field lists what that field may say.
  if ('options' in issue && issue.options !== undefined) {
    const given: unknown = Object(issue.input)[issue.discriminator ?? ''];
    const expected = `expected one of ${issue.options.slice(0, 20).map(show).join(', ')}`;
    return given === undefined ? `is missing; ${expected}` : `${expected}, not ${show(given)}`;
  }
  const allowed = new Set<string>();
  for (const inner of issue.errors.flat()) {
    if (inner.path.length > 0) continue;
    if (inner.code === 'invalid_type') allowed.add(inner.expected);
    if (inner.code === 'invalid_value') for (const value of inner.values.slice(0, 20)) allowed.add(show(value));
  }
  if (allowed.size === 0) return isZods(issue) ? noFormMessage(issue) : issue.message;
  if (issue.input === undefined) return `is missing; expected ${[...allowed].join(', ')}`;
  return `expected ${[...allowed].join(', ')}, not ${show(issue.input)}`;
}

/** That no form of several fits, with what each lacks first. */
function noFormMessage(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const lacks = issue.errors.flatMap(([first]) => {
    if (first === undefined) return [];
    const place = pathOf(first, first.path.map(String)).join('.');
    return [`${place === '' ? '' : `${place}: `}${messageOf(first)}`];
  });
  const [one, ...more] = [...new Set(lacks)];
  return one === undefined
    ? 'has none of the forms expected here'
    : `has none of the forms expected here: ${[one, ...more].slice(0, 5).join('; or ')}`;
}
