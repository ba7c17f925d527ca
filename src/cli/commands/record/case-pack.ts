import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { explainAllocation } from '../../../explain/allocation.js';
import { caseHistoryPage } from '../../../explain/case-history.js';
import { caseHistory } from '../../../moderation/history/case-history.js';
import { canonicalText } from '../../../record/canonical.js';
import { sha256Of } from '../../../record/seal.js';
import { allocationOf } from '../../../records/kind/allocation-record.js';
import { moderatedOf } from '../../../records/kind/moderated-record.js';
import type { AnyRecord } from '../../../records/kinds.js';
import { recordsOfCase } from '../../data/record/case-records.js';
import { challengePages } from '../../data/record/challenge-page.js';
import { notReadBelow, openHeld } from '../../data/record/folder.js';
import { type PackedFile, packInputs } from '../../data/record/pack-inputs.js';
import { type Checked, isSealed, namesNoModel } from '../../data/record/verified.js';
import type { FolderManifest } from '../../input/record/folder-manifest.js';
import { readJson } from '../../input/text/json.js';
import { addExample, addModel, addOut, type OutputOptions } from '../../options.js';
import { standing } from '../../output/file/aside.js';
import { buildManifest } from '../../output/file/manifest.js';
import { writeWholeFolder } from '../../output/file/write-folder.js';
import { toJson } from '../../output/json.js';
import { tellOn } from '../../output/terminal/print.js';
import { failAt } from '../../place.js';
import type { Register } from '../../program.js';

/** What of a run belongs beside every case, where the run kept it. */
const BESIDE = ['model.json', 'policy.json'];

/** `openras case-pack`: everything about one family's budget in one folder, for a complaint or a court. */
export const registerCasePack: Register = (program, io) => {
  const command = program
    .command('case-pack')
    .description("gather one family's records, the model, the policy and the pages in one folder, after verifying them")
    .argument('<results>', "a run's folder")
    .argument('<case>', 'the id of the case');
  addExample(addModel(addOut(command, 'folder')), 'openras case-pack results F001 --out pack-F001').action(
    async (
      name: string,
      caseId: string,
      { out, model, force = false }: OutputOptions & { readonly model?: string },
    ) => {
      if (out === undefined) return fail('missing', ['out'], 'name the folder to write with --out');
      const open = openHeld(io.cwd, name, model);
      const { source, manifest } = open;
      const records = recordsOfCase(io.cwd, open, caseId);
      const files = new Map<string, PackedFile>();
      for (const [index, record] of records.entries()) files.set(fileOf(records, index), toJson(record));
      // A file of records stands for the folder that it lies in.
      const isFolder = statSync(standing(io.cwd, name)).isDirectory();
      const folder = isFolder ? name : dirname(name);
      const found = BESIDE.filter((file) => existsSync(standing(io.cwd, join(folder, file))));
      for (const file of found) files.set(file, toJson(readJson(io.cwd, join(folder, file)).value));
      const policy = policyIn(records);
      if (policy !== undefined) {
        const own = toJson(policy);
        refuseOther(join(folder, 'policy.json'), files.get('policy.json'), own);
        files.set('policy.json', own);
      }
      files.set('how-it-came-about.md', pagesOf(records).join('\n'));
      if (source.model !== undefined) files.set('model.json', toJson(source.model));
      const { files: more, missing } = packInputs(io.cwd, folder, manifest, caseId);
      for (const [file, content] of more) files.set(file, content);
      const notRead = notReadBelow(source);
      const absent = [
        ...(notRead === undefined ? [] : [`Records that were ${notRead}`]),
        ...(files.has('model.json') ? [] : ['The model: it lies not beside the records']),
        ...(files.has('policy.json') ? [] : ['The policy: no moderated record holds one']),
        ...missing,
        ANSWERS,
      ];
      const facts = { caseId, records, hasModel: source.model !== undefined, manifest, absent };
      files.set('README.md', readmeOf(facts, [...files.keys()]));
      const inputs = [...found.map((file) => readJson(io.cwd, join(folder, file)).file)];
      const own = buildManifest(io, { command: 'case-pack', options: { case: caseId }, inputs });
      await writeWholeFolder(io.cwd, out, files, own, { force, tell: tellOn(io) });
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

/** A policy beside the records that is not the one of the record is not replaced in silence. */
function refuseOther(name: string, beside: PackedFile | undefined, own: string): void {
  if (beside === undefined || canonicalText(JSON.parse(String(beside))) === canonicalText(JSON.parse(own))) return;
  failAt('inconsistent', name, undefined, 'is another policy than the one that the moderated record holds');
}

function pagesOf(records: readonly Checked[]): string[] {
  const pages = records.flatMap((record): string[] => {
    if (!isSealed(record)) return [...record.unchecked.map((sentence) => `> ${sentence}`), ''];
    if (record.kind === 'allocation') return explainAllocation(allocationOf(record)).flatMap((line) => [line, '']);
    return record.kind === 'moderated' ? [caseHistoryPage(caseHistory({ moderated: moderatedOf(record) }))] : [];
  });
  return [...pages, ...challengePages(records)];
}

const SEALED =
  'The sealed records were verified when this folder was made: their seals fit, and every step gives what it says. A seal is no signature: compare it with the list of seals that the authority keeps.';

const UNSEALED =
  'A record without a seal is of an earlier release: what could be worked out again agrees, and nothing shows that the rest was not altered.';

const WITHOUT_MODEL =
  'The model was not beside the records, so that the budget was not worked out again from the points.';

const ANSWERS =
  'What the family answered and what its services cost: the records hold the points and the amounts that came of it, and the tables that hold both hold other families as well; where a run read them, they are named above by their hashes';

const SENT =
  'What begins with `sent-` lay in `letters/` beside the records. It is copied as it lay there; no manifest names it, so that nothing here shows whether it was altered.';

/** What the first page of a pack tells. */
interface PackFacts {
  readonly caseId: string;
  readonly records: readonly Checked[];
  readonly hasModel: boolean;
  readonly manifest: FolderManifest | undefined;
  readonly absent: readonly string[];
}

/** Which run the records are of, and what it read, by their hashes. */
function runLines(manifest: FolderManifest | undefined): string[] {
  if (manifest === undefined) return ['No manifest lies beside the records: which run they are of is not known.', ''];
  const { version, command, sha256, inputs } = manifest;
  return [
    `They are of \`openras ${command}\`, version ${version}; its manifest has the SHA-256 \`${sha256}\`, and names what it read:`,
    '',
    ...new Set(inputs.map((one) => `- \`${one.name}\`: \`${one.sha256}\``)),
    '',
  ];
}

function readmeOf({ caseId, records, hasModel, manifest, absent }: PackFacts, files: readonly string[]): string {
  const sealed = records.filter(isSealed);
  const lines = sealed.map(
    (record: AnyRecord) =>
      `- ${record.kind}: seal \`${record.seal}\`, made by openras ${record.madeBy}${namesNoModel(record) ? '; it names no model, and was held to none' : ''}`,
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
    ...runLines(manifest),
    'In this folder:',
    '',
    ...files.map((file) => `- \`${file}\``),
    '',
    ...(files.some((file) => file.startsWith('sent-')) ? [SENT, ''] : []),
    'Not in this folder:',
    '',
    ...absent.map((sentence) => `- ${sentence}.`),
    '',
    `The SHA-256 of this list of records is \`${sha256Of(sealed.map(({ seal }) => seal))}\`.`,
    '',
  ].join('\n');
}
