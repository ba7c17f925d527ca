import { fail, show } from '../../errors.js';
import { explainAllocation } from '../../explain/allocation.js';
import { caseHistoryPage } from '../../explain/case-history.js';
import type { Allocation } from '../../model/allocation.js';
import { caseHistory } from '../../moderation/history/case-history.js';
import type { Moderated } from '../../moderation/result/result.js';
import { allocationOf } from '../../records/allocation-record.js';
import { moderatedOf } from '../../records/moderated-record.js';
import { type Checked, checkStored, isSealed, modelOf } from '../data/verified.js';
import { openRecords } from '../input/record-source.js';
import { addExample, addOut, type OutputOptions } from '../options.js';
import { writeWholeFile } from '../output/write-file.js';
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
    (name: string, caseId: string, { out, force = false }: OutputOptions) => {
      const source = openRecords(io.cwd, name);
      const model = modelOf(source);
      const checked = source.of(caseId).map((stored) => checkStored(stored, model));
      const text = pageOf(checked, caseId);
      if (out === undefined) io.stdout.write(text);
      else writeWholeFile(io.cwd, out, text, { force });
    },
  );
};

function pageOf(records: readonly Checked[], caseId: string): string {
  const allocation = records.map(allocationIn).find((one) => one !== undefined);
  const moderated = records.map(moderatedIn).find((one) => one !== undefined);
  if (allocation === undefined && moderated === undefined) {
    return fail('unknown-name', ['result'], `no case is called ${show(caseId)}`);
  }
  return [...notSealed(records), ...indicativePart(allocation, caseId), ...historyPart(moderated, allocation)].join(
    '\n',
  );
}

/** What a reader has to know first of a record that nothing seals. */
function notSealed(records: readonly Checked[]): string[] {
  const unchecked = records.flatMap((one) => (isSealed(one) ? [] : one.unchecked));
  return unchecked.length === 0 ? [] : [...[...new Set(unchecked)].map((sentence) => `> ${sentence}`), ''];
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
