import { Option } from 'commander';
import { fail } from '../../../errors.js';
import { REPORT_KEYS, type ReportKey } from '../../../published/figures/schema.js';
import { VERDICTS, type Verdict } from '../../../published/verdict/judge.js';
import type { VerificationRow } from '../../../published/verdict/rows.js';
import { verifyPublished, verifyReport, verifyTable } from '../../../published/verify.js';
import { figures } from '../../../report/sheet.js';
import { verificationSheet } from '../../../report/verification.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly report?: ReportKey;
  readonly table?: string;
  readonly verdict?: Verdict;
}

/** `openras verify`: every published figure with its source and whether the others bear it out. */
export const registerVerify: Register = (program, io) => {
  const command = program
    .command('verify')
    .description('derive the published figures anew; fails when a verdict is not the recorded one')
    .addOption(new Option('--report <key>', 'one report only').choices(REPORT_KEYS))
    .option('--table <id>', 'one table only, such as rr145-t33')
    .addOption(new Option('--verdict <verdict>', 'only figures with this verdict').choices(VERDICTS));
  addExample(addOut(addFormat(command), 'file'), 'openras verify --report RR145 --verdict contradicted').action(
    (options: Options) => {
      const all = verifyPublished();
      const rows = rowsOf(options).filter(
        ({ verdict }) => options.verdict === undefined || verdict === options.verdict,
      );
      const shown = figures('What is listed', [
        ['checks and figures', rows.length],
        ...VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length] as const),
      ]);
      const totals = figures('All five reports', [
        ['published figures', all.figures],
        ['figures that others imply', all.covered],
        ['checks', all.checks],
        ...VERDICTS.map((verdict) => [verdict, all.verdicts[verdict]] as const),
        ['verdicts that differ from the record', all.differences.length],
      ]);
      deliver(
        io,
        { result: { ...all, rows }, warnings: [], totals: [totals, shown], list: verificationSheet(rows) },
        options,
      );
      const [first] = all.differences;
      if (first === undefined) return;
      const message = `${all.differences.length} verdicts differ from the record; the first is of ${first.check}: ${first.verdict ?? 'gone'}, recorded ${first.recorded ?? 'nothing'}`;
      fail('inconsistent', [], message);
    },
  );
};

function rowsOf({ report, table }: Options): readonly VerificationRow[] {
  if (table !== undefined) return verifyTable(table);
  return report === undefined ? REPORT_KEYS.flatMap(verifyReport) : verifyReport(report);
}
