import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { explainAllocation } from '../../explain/allocation.js';
import { caseHistoryPage } from '../../explain/case-history.js';
import { caseHistory } from '../../moderation/history/case-history.js';
import { sha256Of } from '../../record/seal.js';
import { allocationOf } from '../../records/allocation-record.js';
import type { AnyRecord } from '../../records/kinds.js';
import { moderatedOf } from '../../records/moderated-record.js';
import { recordsOfCase } from '../data/case-records.js';
import { type Checked, isSealed } from '../data/verified.js';
import { readJson } from '../input/json.js';
import { openRecords } from '../input/record-source.js';
import { addExample, addOut, type OutputOptions } from '../options.js';
import { toJson } from '../output/json.js';
import { buildManifest } from '../output/manifest.js';
import { tellOn } from '../output/print.js';
import { writeWholeFolder } from '../output/write-folder.js';
import type { Register } from '../program.js';

/** What of a run belongs beside every case, where the run kept it. */
const BESIDE = ['model.json', 'policy.json', 'instrument.json', 'price-book.json'];

/** `openras case-pack`: everything about one family's budget in one folder, for a complaint or a court. */
export const registerCasePack: Register = (program, io) => {
  const command = program
    .command('case-pack')
    .description("gather one family's records, the model, the policy and the pages in one folder, after verifying them")
    .argument('<results>', "a run's folder")
    .argument('<case>', 'the id of the case');
  addExample(addOut(command, 'folder'), 'openras case-pack results F001 --out pack-F001').action(
    async (name: string, caseId: string, { out, force = false }: OutputOptions) => {
      if (out === undefined) return fail('missing', ['out'], 'name the folder to write with --out');
      const source = openRecords(io.cwd, name);
      const records = recordsOfCase(source, caseId);
      const files = new Map<string, string>();
      for (const [index, record] of records.entries()) files.set(fileOf(records, index), toJson(record));
      const found = BESIDE.filter((file) => existsSync(resolve(io.cwd, name, file)));
      for (const file of found) files.set(file, toJson(readJson(io.cwd, join(name, file)).value));
      const policy = policyIn(records);
      if (policy !== undefined) files.set('policy.json', toJson(policy));
      files.set('how-it-came-about.md', pagesOf(records).join('\n'));
      files.set('README.md', readmeOf(caseId, records, [...files.keys()], source.model !== undefined));
      const inputs = [...found.map((file) => readJson(io.cwd, join(name, file)).file)];
      const manifest = buildManifest(io, { command: 'case-pack', options: { case: caseId }, inputs });
      await writeWholeFolder(io.cwd, out, files, manifest, { force, tell: tellOn(io) });
    },
  );
};

/** The file of a record: named for its kind, and numbered where the case has several of the kind. */
function fileOf(records: readonly Checked[], index: number): string {
  const { kind } = at(records, index);
  const ofKind = (one: Checked): boolean => one.kind === kind;
  if (records.filter(ofKind).length === 1) return `${kind}.json`;
  return `${kind}-${records.slice(0, index + 1).filter(ofKind).length}.json`;
}

function policyIn(records: readonly Checked[]): unknown {
  const moderated = records.find((one) => one.kind === 'moderated');
  return moderated !== undefined && isSealed(moderated) ? (moderated.inputs as { policy?: unknown }).policy : undefined;
}

function pagesOf(records: readonly Checked[]): string[] {
  return records.flatMap((record): string[] => {
    if (!isSealed(record)) return [...record.unchecked.map((sentence) => `> ${sentence}`), ''];
    if (record.kind === 'allocation') return explainAllocation(allocationOf(record)).flatMap((line) => [line, '']);
    return record.kind === 'moderated' ? [caseHistoryPage(caseHistory({ moderated: moderatedOf(record) }))] : [];
  });
}

const SEALED =
  'The sealed records were verified when this folder was made: their seals fit, and every step gives what it says. A seal is no signature: compare it with the list of seals that the authority keeps.';

const UNSEALED =
  'A record without a seal is of an earlier release: what could be worked out again agrees, and nothing shows that the rest was not altered.';

const WITHOUT_MODEL =
  'The model was not beside the records, so that the budget was not worked out again from the points.';

function readmeOf(caseId: string, records: readonly Checked[], files: readonly string[], hasModel: boolean): string {
  const sealed = records.filter(isSealed);
  const lines = sealed.map(
    (record: AnyRecord) => `- ${record.kind}: seal \`${record.seal}\`, made by openras ${record.madeBy}`,
  );
  const models = sealed.flatMap(({ model }) =>
    model === null ? [] : [`- model ${model.id ?? model.kind}: \`${model.sha256}\``],
  );
  return [
    `# Everything about the budget of ${caseId}`,
    '',
    ...(sealed.length === 0 ? [] : [SEALED, '']),
    ...(sealed.length === records.length ? [] : [UNSEALED, '']),
    ...(sealed.some(({ kind }) => kind === 'allocation') && !hasModel ? [WITHOUT_MODEL, ''] : []),
    ...new Set([...lines, ...models]),
    '',
    ...files.map((file) => `- \`${file}\``),
    '',
    `The SHA-256 of this list of records is \`${sha256Of(sealed.map(({ seal }) => seal))}\`.`,
    '',
  ].join('\n');
}
