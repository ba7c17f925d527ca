import { fail, show } from '../../../errors.js';
import { caseHistoryPage } from '../../../explain/case-history.js';
import { caseHistory } from '../../../moderation/history/case-history.js';
import { moderateAll } from '../../../moderation/moderate-all.js';
import { type Policy, readPolicy } from '../../../moderation/policy/policy.js';
import type { Moderated } from '../../../moderation/result/result.js';
import { freshModeratedSheet, moderationSheets } from '../../../report/cases/moderation.js';
import { withKept } from '../../../report/sheet.js';
import { readModerationCases } from '../../data/cases/moderation-cases.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { readJson } from '../../input/text/json.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../../options.js';
import { deliver, give } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';
import { openNeedsSheets } from './open-needs-sheet.js';

/** `openras moderate`: a policy's rules over the four amounts of each family. */
export const registerModerate: Register = (program, io) => {
  const command = program
    .command('moderate')
    .description('apply the rules of a policy to the amounts of each family')
    .argument('<policy.json>', 'the rules in their order, each with an actor and a reason')
    .argument('<cases>', 'CSV with case_id and amounts, or JSON cases with decisions, plans and needs')
    .option('--history <case>', 'print the history of this case as a page instead');
  addExample(
    addKeep(addOut(addFormat(command), 'file')),
    'openras moderate policy.json cases.csv --format table',
  ).action((policyFile: string, casesFile: string, options: OutputOptions & { readonly history?: string }) => {
    refuseIdle(options, [
      { flags: ['--format', '--wide'], holds: options.history === undefined, says: 'goes without --history, a page' },
    ]);
    const source = readJson(io.cwd, policyFile);
    const { period } = withPlaces([{ at: [], source }], () => readPolicy(source.value, []));
    const file = readModerationCases(io, casesFile, period, options.keep ?? []);
    const moderated = withPlaces([{ at: ['cases'], source: file.source }], () =>
      moderateAll(file.cases, source.value as Policy),
    );
    if (options.history !== undefined) {
      give(io, historyOf(moderated.cases, options.history), options);
      return;
    }
    const warnings = moderated.cases.flatMap((one) => one.warnings);
    const list = withKept(freshModeratedSheet(moderated.cases), file.kept);
    const totals = [...moderationSheets(moderated), ...openNeedsSheets(moderated.cases)];
    deliver(io, { result: moderated, warnings, totals, list }, options);
  });
};

function historyOf(cases: readonly Moderated[], caseId: string): string {
  const moderated = cases.find((one) => one.caseId === caseId);
  if (moderated === undefined) return fail('unknown-name', [], `--history: no case is called ${show(caseId)}`);
  return caseHistoryPage(caseHistory({ moderated }));
}
