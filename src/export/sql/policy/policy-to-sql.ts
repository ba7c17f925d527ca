import * as z from 'zod';
import { fail } from '../../../errors.js';
import { wholeText } from '../../../identifier.js';
import { type Policy, readPolicy } from '../../../moderation/policy/policy.js';
import { formatAmount } from '../../../money/amount.js';
import { schemaFor } from '../../../parse/deferred.js';
import { parseInput, readTogether } from '../../../parse/parse.js';
import { cellText, joined, numbersOf, partsOf } from '../common.js';
import { DIALECTS } from '../dialect.js';
import type { SqlColumnRead } from '../model-to-sql.js';
import { fromCases } from '../names.js';
import { MOST_PENCE } from '../pieces.js';
import {
  caseOf,
  FAULTS_OF_ID,
  faultOf,
  faultsOfNumber,
  flag,
  isBlank,
  POUNDS,
  splitNumber,
  trimmed,
  type When,
  wholeNumber,
} from '../readers.js';
import { readColumns, readTable, type SqlTable, tableFields } from '../table.js';
import { broughtBy, growthOf, kept, type RuleSql, ruleSql } from './rules.js';

/** Which column of a table of amounts holds what. */
export interface SqlAmountColumns {
  /** The family's id; `case_id` unless told otherwise. */
  readonly caseId?: string | undefined;
  /** What the model gives, in pounds; blank where it gives nothing; `indicative` unless told otherwise. */
  readonly indicative?: string | undefined;
  /** The package before, in pounds; blank for a family that is new; `traditional` unless told otherwise. */
  readonly traditional?: string | undefined;
  /** What of the package was bought once, in pounds; not read unless it is named. */
  readonly oneOff?: string | undefined;
  /** Its contingency lines, in pounds; not read unless it is named. */
  readonly contingency?: string | undefined;
  /** Whether need was assessed anew, yes or no; not read unless it is named. */
  readonly reassessed?: string | undefined;
}

/** How a policy is written as SQL. */
export interface SqlPolicyOptions extends SqlTable {
  /** What the columns are called; as the fields of it say unless told otherwise. */
  readonly columns?: SqlAmountColumns | undefined;
}

/** A policy as SQL. */
export interface PolicySql {
  /** The query: `case_id`, `status`, `communicated` and `warning`. */
  readonly sql: string;
  /** The columns of the table that are read. */
  readonly reads: readonly SqlColumnRead[];
  /** The largest indicative amount or package that it answers, in pounds. */
  readonly bounds: { readonly pounds: string };
}

const CALLED = {
  caseId: 'case_id',
  indicative: 'indicative',
  traditional: 'traditional',
  oneOff: 'one_off',
  contingency: 'contingency',
  reassessed: 'reassessed',
} as const;

const optionsSchema = schemaFor<SqlPolicyOptions>()(() => {
  const name = wholeText().optional();
  const amounts = { indicative: name, traditional: name, oneOff: name, contingency: name };
  const columns = z.strictObject({ caseId: name, ...amounts, reassessed: name });
  return z.strictObject({ ...tableFields(), columns: columns.optional() });
});

/**
 * Writes the rules of a policy for what a family is told as a query of a council's own database: passing on, limits on
 * change, floor, ceiling, taper, blend and rounding, in their order, to the penny that `moderate` gives.
 *
 * `status` is `set`; `absent`, where there is no amount; `missing` or `refused`, where `moderate` would refuse the case;
 * or `out-of-bounds`. `warning` holds the codes that the rules give.
 *
 * @param policy a policy whose rules nobody decides by, all of them for what is communicated
 * @throws RasError `refused` for a rule that cannot travel, with the reason
 * @choice sql-policy: a rule that people decide by stays with people; a package that is blank is that of a new family
 * @example
 * ```ts
 * import { policyToSql } from 'openras/export';
 * const rules = [{ rule: 'floor' as const, at: 'communicated' as const, actor: 'policy', reason: 'agreed', amount: '500' }];
 * const policy = { schemaVersion: 1 as const, period: 'year' as const, rules };
 * const { reads } = policyToSql(policy, { dialect: 'duckdb', table: 'amounts' });
 * reads.map(({ column }) => column); // => ['case_id', 'indicative', 'traditional']
 * ```
 * @category Export
 */
export function policyToSql(policy: Policy, options: SqlPolicyOptions): PolicySql {
  const [{ rules }, parsed] = readTogether(
    () => readPolicy(policy, ['policy']),
    () => parseInput(optionsSchema, options, ['options']),
  );
  const final = rules.findIndex(({ at }) => at !== 'communicated');
  if (final >= 0) {
    const message = 'a rule for the final budget cannot travel as SQL: it follows the plan of the family';
    fail('refused', ['policy', 'rules', final, 'at'], message);
  }
  const dialect = DIALECTS[parsed.dialect];
  const [{ table, before: create }, read] = readTogether(
    () => readTable(parsed),
    () => readColumns(CALLED, ['caseId', 'indicative', 'traditional'], parsed.columns ?? {}),
  );
  const { caseId, reassessed } = read;
  const amounts = [read.indicative, read.traditional, read.oneOff, read.contingency].flatMap((one) => one ?? []);
  const parts = partsOf({ dialect, scope: '' });
  const id = dialect.text(caseId?.quoted ?? '');
  const cells = [
    `${id} AS case_id`,
    `COUNT(*) OVER (PARTITION BY ${id}) AS copies`,
    ...amounts.map(({ as, quoted }) => `${trimmed(dialect, dialect.text(quoted))} AS ${as}`),
    ...(reassessed === undefined ? [] : [cellText(dialect, { ...reassessed, as: 'reassessed' })]),
  ];
  let rows = parts.add(`  SELECT\n    ${cells.join(',\n    ')}\n  ${fromCases(table)}`);
  const splits = amounts.map(({ as }) => splitNumber(dialect, as));
  const again = reassessed === undefined ? undefined : { ...reassessed, as: 'reassessed' };
  rows = parts.addLayer([...splits.flatMap(([first = []]) => first), ...numbersOf(flag, again)], rows);
  rows = parts.addLayer(
    splits.flatMap(([, second = []]) => second),
    rows,
  );
  const faults: When[] = [
    ...FAULTS_OF_ID,
    ...amounts.flatMap(({ as, name }) =>
      faultsOfNumber(as, name, POUNDS).map(
        ([condition, told]): When => [`NOT (${isBlank(as)}) AND (${condition})`, told],
      ),
    ),
    ...faultOf(again),
  ];
  rows = parts.addLayer([`${caseOf(faults)} AS fault`], rows);
  // Each rule may multiply an amount, and bring in one of its own.
  const growth = rules.reduce((most, rule) => (growthOf(rule) > most ? growthOf(rule) : most), 1n);
  const brought = rules.reduce((sum, rule) => sum + broughtBy(rule), 0n);
  const room = dialect.most / (8n * growth) - brought;
  const most = room < MOST_PENCE ? room : MOST_PENCE;
  if (most < 1n)
    fail(
      'refused',
      ['options', 'dialect'],
      `the figures of the policy are finer than the numbers of ${parsed.dialect} hold`,
    );
  const pence = (one: typeof caseId, as: string, blank: string): string[] =>
    one === undefined ? [] : [`coalesce(${wholeNumber(dialect, one.as, POUNDS)}, ${blank}) AS ${as}`];
  const hasParts = read.oneOff !== undefined || read.contingency !== undefined;
  rows = parts.addLayer(
    [...pence(read.indicative, 'indicative_all', 'NULL'), ...pence(read.traditional, 'traditional_all', 'NULL')],
    rows,
  );
  const within = (of: string): string => `CASE WHEN ${of}_all <= ${most} THEN ${of}_all END AS ${of}`;
  const part = (one: typeof caseId, as: string): string[] => (one === undefined ? [`0 AS ${as}`] : pence(one, as, '0'));
  rows = parts.addLayer(
    [
      within('indicative'),
      within('traditional'),
      ...(hasParts ? [...part(read.oneOff, 'one_off'), ...part(read.contingency, 'contingency')] : []),
    ],
    rows,
  );
  const done: RuleSql[] = [];
  const codes: string[] = [];
  let amount = 'indicative';
  rules.forEach((rule, index) => {
    const at = { dialect, before: amount, number: index + 1, isReassessed: reassessed !== undefined, hasParts };
    const own = ruleSql(rule, index, { ...at, promises: done });
    for (const layer of own.layers) rows = parts.addLayer(layer, rows);
    if (own.warning !== undefined) codes.push(own.warning);
    for (const promise of done)
      codes.push(
        `CASE WHEN ${kept(promise, amount)} AND NOT ${kept(promise, own.after)} THEN 'promised-limit-broken' END`,
      );
    amount = own.after;
    done.push(own);
  });
  const parted: When[] = hasParts
    ? [['one_off + contingency > coalesce(traditional_all, 0)', "'packageParts: inconsistent'"]]
    : [];
  const refused: When[] = [['fault IS NOT NULL', 'fault'], ...parted, ...done.flatMap((one) => one.refused ?? [])];
  const isBeyond = `indicative_all > ${most} OR traditional_all > ${most} OR ${amount} > ${MOST_PENCE}`;
  const last = parts.addLayer([`${caseOf(refused)} AS refusal`, `${amount} AS told`], rows);
  return {
    sql: `${[
      `${create}WITH ${parts.all.join(',\n')}`,
      'SELECT case_id, status,',
      `  CASE WHEN status = 'set' THEN ${dialect.pounds('told')} END AS communicated,`,
      `  CASE WHEN status = 'set' THEN codes WHEN status <> 'out-of-bounds' THEN refusal END AS warning`,
      `FROM (\n  SELECT case_id, told, refusal, ${joined(codes)} AS codes,`,
      `    ${caseOf(
        [
          ["refusal LIKE '%: missing'", "'missing'"],
          ['refusal IS NOT NULL', "'refused'"],
          [isBeyond, "'out-of-bounds'"],
          ['indicative_all IS NULL', "'absent'"],
        ],
        "'set'",
      )} AS status\n  FROM ${last}\n) openras_answers`,
    ].join('\n')};\n`,
    reads: Object.values(read).map(({ name: as, column }) => ({ as, column })),
    bounds: { pounds: formatAmount(most) },
  };
}
