import { isRasError, type Path, problemList, RasError } from '../../errors.js';
import type { Policy } from '../../moderation/policy/policy.js';
import { parsePolicy } from '../../moderation/policy/policy.js';
import { peopleOf, RULE_NAMES } from '../../moderation/rules/list.js';
import type { TimedPeriod } from '../../money/period.js';
import { yesOrNo } from '../../yes-no.js';
import { simplify } from '../plain-name.js';
import { POLICY } from '../target/policy.js';
import type { CleanTable } from '../understanding.js';
import { cellsByName } from './made.js';

/** What no sheet of rules says of them all. */
export interface PolicyHeader {
  readonly title?: string;
  /** What every amount of the policy is for. */
  readonly period: TimedPeriod;
  /** The day that the policy is applied on, for rules that end on a day. */
  readonly appliesOn?: string;
}

type Fields = Record<string, unknown>;

/** A rule in the making, and the rows that it came from: its own, then those of its further tiers. */
interface Made {
  readonly rule: Fields;
  readonly rows: number[];
}

const mayNameTiers = (rule: unknown): boolean => peopleOf(String(rule))?.mayNameTiers === true;

/** The columns of a tier of delegated limits. */
const TIER = ['role', 'over', 'up_to'] as const;
const WHOLE: ReadonlySet<string> = new Set(['year', 'end_year', 'periods', 'period']);
const YES_NO: ReadonlySet<string> = new Set(['higher_may_sign', 'require_school_place']);
const LISTS: ReadonlySet<string> = new Set(['roles', 'reason_codes', 'powers']);
const LIMITS: ReadonlySet<string> = new Set(['greatest_fall', 'greatest_rise']);
const PERCENTS: ReadonlySet<string> = new Set([...LIMITS, 'percent', 'package_percent', 'significantly_more_than']);
/** Fields that are answered by one of some words of ours: `Without one-off` is `without-one-off`. */
const CHOICES: ReadonlySet<string> = new Set([
  'at',
  'mode',
  'frequency',
  'uplift',
  'base',
  'side',
  'order',
  'at_end',
  'by',
  'measures',
  'powers',
]);

const NO_LIMIT = new Set(['none', 'nolimit', 'notlimited', 'unlimited', 'null']);

/**
 * Makes a policy of moderation of a sheet of its rules, a row a rule in their order. A sign-off by tiers has its first
 * tier in its own row and each further one in a row below that names no rule.
 *
 * @param file the file that the sheet came from, for problems
 * @throws RasError with all that is wrong, each with its cell
 * @choice policy-sheet: percentages are whole numbers with or without their sign; `none` and `no limit` say that there
 * is no limit; what lies between 0 and 1 per cent is refused, since a spreadsheet keeps 20% as 0.2
 */
export function policyFrom(table: CleanTable, file: string, header: PolicyHeader): Policy {
  const cell = cellsByName(table);
  const problems = problemList();
  const made: Made[] = [];
  const at = (row: number, column: string) => ({
    file,
    cell: table.placeOf(row, Math.max(0, table.header.indexOf(column))),
  });
  for (const row of table.rows.keys()) {
    const name = cell(row, 'rule');
    const last = made.at(-1);
    if (name !== '') made.push({ rule: ruleOf(row, name), rows: [row] });
    else if (last !== undefined && mayNameTiers(last.rule.rule) && TIER.some((column) => cell(row, column) !== ''))
      last.rows.push(row);
    else
      problems.add(
        'missing',
        ['rule'],
        'is blank; expected the kind of a rule, or a further tier of a sign-off',
        at(row, 'rule'),
      );
  }
  for (const { rule, rows } of made) if (mayNameTiers(rule.rule) && rule.by === 'tiers') rule.tiers = rows.map(tierOf);
  problems.throwIfAny();
  const { title, period, appliesOn } = header;
  const policy = {
    schemaVersion: 1,
    ...(title !== undefined && { title }),
    period,
    ...(appliesOn !== undefined && { appliesOn }),
    rules: made.map(({ rule }) => rule),
  };
  return withCells(() => parsePolicy(policy), made, table, file);

  function ruleOf(row: number, name: string): Fields {
    const known = RULE_NAMES.find((one) => simplify(one) === simplify(name)) ?? name;
    const rule: Fields = { rule: known };
    const isByTiers = mayNameTiers(known) && simplify(cell(row, 'by')) === 'tiers';
    for (const { name: column } of POLICY.columns) {
      const text = cell(row, column);
      if (column === 'rule' || text === '' || (isByTiers && TIER.some((one) => one === column))) continue;
      rule[fieldOf(column)] = fieldIn(row, column, text);
    }
    return rule;
  }

  function fieldIn(row: number, column: string, text: string): unknown {
    if (LIMITS.has(column) && NO_LIMIT.has(simplify(text))) return null;
    if (PERCENTS.has(column)) return percentOf(row, column, text);
    if (WHOLE.has(column)) return /^\d{1,6}$/.test(text) ? Number(text) : text;
    if (YES_NO.has(column)) return yesOrNo(text) ?? text;
    const chosen = (one: string): string => (CHOICES.has(column) ? one.toLowerCase().replace(/[\s_]+/g, '-') : one);
    if (!LISTS.has(column)) return chosen(text);
    return text.split(/[|;]/).flatMap((one) => (one.trim() === '' ? [] : [chosen(one.trim())]));
  }

  function percentOf(row: number, column: string, text: string): string {
    const plain = text.replace(/\s*%$/, '');
    if (/^0?\.\d+$/.test(plain) && Number(plain) > 0 && plain === text)
      problems.add(
        'choice-needed',
        [column],
        `${text} is less than one per cent; a spreadsheet keeps 20% as 0.2: write the number of per cent, such as 20`,
        at(row, column),
      );
    return plain;
  }

  function tierOf(row: number): Fields {
    const [role, over, upTo] = TIER.map((column) => cell(row, column));
    const isOpen = upTo === '' || NO_LIMIT.has(simplify(upTo ?? ''));
    return { role, ...(over !== '' && Number(over) !== 0 && { over }), upTo: isOpen ? null : upTo };
  }
}

/** A field of a rule by the name of its column: `greatestFall` of `greatest_fall`. */
function fieldOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Tells what is wrong with a policy by the cells that it came from. */
function withCells<T>(run: () => T, made: readonly Made[], table: CleanTable, file: string): T {
  try {
    return run();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => {
      const place = placeOf(problem.path);
      return place === undefined ? problem : { ...problem, details: { ...problem.details, file, cell: place } };
    });
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }

  function placeOf(path: Path): string | undefined {
    const from = path.indexOf('rules');
    const [rule, field, tier, part] = path.slice(from + 1);
    const own = from < 0 || typeof rule !== 'number' ? undefined : made[rule];
    const row = own?.rows[field === 'tiers' && typeof tier === 'number' ? tier : 0];
    if (row === undefined) return undefined;
    const name = field === 'tiers' ? part : field;
    const column = table.header.findIndex((one) => fieldOf(one) === name);
    return table.placeOf(row, Math.max(0, column));
  }
}
