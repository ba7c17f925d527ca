import { fail, show } from '../../errors.js';
import { explainAllocation } from '../../explain/allocation.js';
import { caseHistoryPage } from '../../explain/case-history.js';
import type { Allocation } from '../../model/allocation.js';
import { caseHistory } from '../../moderation/history/case-history.js';
import type { Moderated } from '../../moderation/result/result.js';
import { allocationOf } from '../../records/allocation-record.js';
import { moderatedOf } from '../../records/moderated-record.js';
import { recordsOfCase } from '../data/case-records.js';
import { type Checked, isSealed } from '../data/verified.js';
import { openRecords } from '../input/record-source.js';
import { addExample, addOut, type OutputOptions } from '../options.js';
import { givePage } from '../output/deliver.js';
import type { Register } from '../program.js';

const INDICATIVE =
  'This is the indicative budget, where planning starts. The final budget has to meet the assessed needs and may differ.';

/** `openras explain`: how one family's budget came about, in sentences, from the records that a run left. */
export const registerExplain: Register = (program, io) => {
  const command = program
    .command('explain')
    .description("explain one family's budget from its stored records, after verifying them")
    .argument('<results>', "a run's folder, or a file of records")
    .argument('<case>', 'the id of the case');
  addExample(addOut(command, 'file'), 'openras explain results F001').action(
    (name: string, caseId: string, options: OutputOptions) => {
      const source = openRecords(io.cwd, name);
      const records = recordsOfCase(source, caseId);
      givePage(io, pageOf(records, caseId, source.model !== undefined), options);
    },
  );
};

function pageOf(records: readonly Checked[], caseId: string, hasModel: boolean): string {
  const allocation = records.map(allocationIn).find((one) => one !== undefined);
  const moderated = records.map(moderatedIn).find((one) => one !== undefined);
  if (allocation === undefined && moderated === undefined) {
    return fail('unknown-name', [], `no allocation and no moderated case is of ${show(caseId)}`);
  }
  const first = [...notSealed(records), ...(hasModel ? [] : notAllocatedAgain(records))];
  return [...first, ...indicativePart(allocation, caseId), ...historyPart(moderated, allocation)].join('\n');
}

/** What a reader has to know first of a record that nothing seals. */
function notSealed(records: readonly Checked[]): string[] {
  const unchecked = records.flatMap((one) => (isSealed(one) ? [] : one.unchecked));
  return unchecked.length === 0 ? [] : [...[...new Set(unchecked)].map((sentence) => `> ${sentence}`), ''];
}

/** The same of an allocation whose model is not at hand: its steps were carried out, and no more. */
function notAllocatedAgain(records: readonly Checked[]): string[] {
  if (!records.some((one) => one.kind === 'allocation' && isSealed(one))) return [];
  return ['> The model is not beside this record, so that the budget was not worked out again from the points.', ''];
}

function indicativePart(allocation: Allocation | undefined, caseId: string): string[] {
  if (allocation === undefined) return [];
  const sentences = explainAllocation(allocation).flatMap((sentence) => [sentence, '']);
  return [`# How the budget of ${caseId} came about`, '', INDICATIVE, '', ...sentences];
}

function historyPart(moderated: Moderated | undefined, allocation: Allocation | undefined): string[] {
  if (moderated === undefined) return [];
  const isSamePeriod = allocation?.period === moderated.period;
  const history = caseHistory({ moderated, ...(allocation !== undefined && isSamePeriod && { allocation }) });
  return [caseHistoryPage(history, { title: 'What happened to the amount' })];
}

function allocationIn(record: Checked): Allocation | undefined {
  if (record.kind !== 'allocation') return undefined;
  return isSealed(record) ? allocationOf(record) : record.result;
}

function moderatedIn(record: Checked): Moderated | undefined {
  if (record.kind !== 'moderated') return undefined;
  return isSealed(record) ? moderatedOf(record) : record.result;
}
