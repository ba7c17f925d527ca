import { formatAmount, parseAmount } from '../../../money/amount.js';
import { readTogether } from '../../../parse/parse.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import { readCostResults, readPointResults, readSampleCases } from '../../data/record/results.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly cases?: string;
}

/** `openras sample`: what `score` and `cost` gave, joined into what `calibrate` reads. */
export const registerSample: Register = (program, io) => {
  const command = program
    .command('sample')
    .description('join the outputs of score and cost into a sample that calibrate reads')
    .argument('<scores>', 'what openras score gave: CSV or JSON')
    .argument('<costs>', 'what openras cost gave: CSV or JSON')
    .option('--cases <cases.csv>', 'case_id, and status, group, exclude_reason or columns to --keep');
  addExample(
    addKeep(addOut(addFormat(command), 'file')),
    'openras sample scores.csv costs.csv --cases cases.csv --out sample.csv',
  ).action((scoreFile: string, costFile: string, options: Options) => {
    const { keep = [] } = options;
    const [{ points, questionnaire }, costs, stated] = readTogether(
      () => readPointResults(io, scoreFile),
      () => readCostResults(io, costFile),
      () => readSampleCases(io, options.cases, keep),
    );
    const own = [...points].flatMap(([caseId, score]) => {
      const cost = costs.get(caseId);
      const facts = stated.of(caseId);
      if (cost === undefined && facts.status !== 'newcomer') return [];
      const reason = facts.excludeReason ?? unpricedReason(cost?.unpriced ?? 0);
      return [{ caseId, score, cost, facts, reason }];
    });
    const list: Sheet = {
      columns: [
        'case_id',
        'points',
        'package_value',
        'one_off',
        'status',
        'group',
        'exclude_reason',
        'instrument',
        'instrument_version',
        ...keep,
      ],
      rows: own.map(({ caseId, score, cost, facts, reason }) => [
        caseId,
        score,
        cost?.value,
        cost?.oneOff,
        facts.status,
        facts.group,
        reason,
        questionnaire?.id,
        questionnaire?.version,
        ...keep.map((column) => facts.kept(column)),
      ]),
    };
    const taken = new Set(own.map(({ caseId }) => caseId));
    const onlyIn = (file: string, ids: readonly string[], lack: string): Warning[] =>
      ids.length === 0 ? [] : [{ code: 'in-one-file-only', message: `${file}: ${named(ids)} ${lack}` }];
    const warnings = [
      ...onlyIn(
        scoreFile,
        [...points.keys()].filter((caseId) => !taken.has(caseId)),
        `without a package in ${costFile}, not in the sample; a newcomer says so in --cases`,
      ),
      ...onlyIn(
        costFile,
        [...costs.keys()].filter((caseId) => !points.has(caseId)),
        `without points in ${scoreFile}, not in the sample`,
      ),
      ...onlyIn(
        options.cases ?? '',
        [...stated.ids].filter((caseId) => !points.has(caseId) && !costs.has(caseId)),
        'in neither of the other two files',
      ),
    ];
    const both = [...points.keys()].filter((caseId) => costs.has(caseId)).length;
    const values = own.reduce((sum, { cost }) => sum + parseAmount(cost?.value ?? '0'), 0n);
    const totals = figures('Control totals', [
      ['cases with points', points.size],
      ['cases with a package', costs.size],
      ['cases with both', both],
      ['newcomers with points', own.filter(({ cost }) => cost === undefined).length],
      ['points without a package, not in the sample', points.size - own.length],
      ['packages without points, not in the sample', costs.size - both],
      ['left out with a reason', own.filter(({ reason }) => reason !== undefined).length],
      [
        'of them, packages that are not known',
        own.filter(({ cost }) => cost !== undefined && cost.value === undefined).length,
      ],
      ['packages that are known, one-offs included, £', formatAmount(values)],
    ]);
    const rows = list.rows.map((row) => Object.fromEntries(list.columns.map((column, index) => [column, row[index]])));
    deliver(io, { result: rows, warnings, totals: [totals], list }, options);
  });
};

/** At most this many ids are named in one message. */
const MOST_NAMED = 10;

function named(ids: readonly string[]): string {
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
  return `${ids.length} ${ids.length === 1 ? 'case' : 'cases'} (${ids.slice(0, MOST_NAMED).join(', ')}${more})`;
}

function unpricedReason(lines: number): string | undefined {
  return lines === 0 ? undefined : `${lines} ${lines === 1 ? 'line' : 'lines'} without a price`;
}
