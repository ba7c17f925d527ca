import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Path, type ProblemList, show } from '../../../errors.js';
import { parsePolicy } from '../../../moderation/policy/policy.js';
import { canonicalText } from '../../../record/canonical.js';
import type { Json } from '../../../record/json.js';
import type { AnyRecord } from '../../../records/kinds.js';
import type { KeptModerated } from '../../../records/unsealed/unsealed.js';
import { LIST } from '../../input/record/folder-manifest.js';
import { readJson } from '../../input/text/json.js';
import { standing } from '../../output/file/aside.js';
import { placeDetails, withPlaces } from '../../place.js';
import { byPolicy } from './by-policy.js';
import type { OpenFolder } from './folder.js';
import { listOf, type Row, tellOther } from './list-of-run.js';
import { type Checked, isSealed } from './verified.js';

/** Holds the records of a run against the list of families and the policy that lie beside them. */
export interface BesideRecords {
  readonly see: (record: Checked) => void;
  /** Says what cannot be said before all have been read. */
  readonly end: () => void;
  /** What lies beside the records and was held to nothing, a sentence each. */
  readonly unheld: readonly string[];
}

const POLICY = 'policy.json';

/**
 * What is held where a list of families and a policy lie beside the records. A manifest says whether the run wrote them; where
 * there is none, whatever lies there in the form that a run writes is held. Of one case its own row and its policy are.
 */
export function besideOrTell(
  cwd: string,
  open: OpenFolder,
  problems: ProblemList,
  caseId?: string,
): BesideRecords | undefined {
  const { folder } = open;
  if (folder === undefined) return undefined;
  try {
    return besideRecords(cwd, { ...open, folder, caseId }, problems);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

interface Folder extends OpenFolder {
  readonly folder: string;
  readonly caseId: string | undefined;
}

function besideRecords(cwd: string, folder: Folder, problems: ProblemList): BesideRecords {
  const { has, path } = namesIn(cwd, folder);
  const place = placeDetails(path(LIST), undefined);
  const tell = (message: string, at: Path = []): void => problems.add('inconsistent', at, message, place);
  const hasList = has(LIST);
  const isNamed = folder.manifest !== undefined;
  if (!hasList && folder.manifest?.command === 'run') {
    problems.add('missing', [], 'is not named by the manifest, and a run writes one', place);
  }
  const facts = { isNamed, isModerated: has(POLICY), only: folder.caseId };
  const listed = hasList ? listOf(cwd, path(LIST), facts, problems) : undefined;
  const policy = has(POLICY) ? canonicalText(readJson(cwd, path(POLICY)).value as Json) : undefined;
  const byOwnPolicy = unsealedByPolicy(cwd, path(POLICY));
  const seen = { allocation: new Set<string>(), moderated: new Set<string>() };
  return {
    unheld: hasList && listed === undefined ? [`${path(LIST)} is not the list of a run: ${NOT_HELD}`] : [],
    see(record) {
      if (record.kind === 'moderated' && policy !== undefined) {
        for (const fault of policyFaults(record, policy, byOwnPolicy)) {
          problems.add('inconsistent', [], `${show(record.caseId)} ${fault}`, placeDetails(path(POLICY), undefined));
        }
      }
      if (listed === undefined || record.caseId === null) return;
      if (record.kind === 'allocation' || record.kind === 'moderated') seen[record.kind].add(record.caseId);
      const row = listed.get(record.caseId);
      if (row === undefined) tell(`does not name ${show(record.caseId)}, of which there is a record`);
      else tellOther(record, row, tell);
    },
    end() {
      // Where one file of several is looked at, the others may have what it lacks.
      if (listed === undefined || !folder.isWhole) return;
      for (const kind of ['allocation', 'moderated'] as const) {
        const isAsked = ([, row]: readonly [string, Row]): boolean =>
          kind === 'allocation' || policy !== undefined || isModerated(row);
        const missing = [...listed].filter(isAsked).flatMap(([caseId]) => (seen[kind].has(caseId) ? [] : [caseId]));
        const [first] = missing;
        if (first === undefined) continue;
        tell(
          `names ${missing.length} of whom there is no ${kind} record: ${show(first)}${missing.length > 1 ? ' …' : ''}`,
        );
      }
    },
  };
}

const NOT_HELD = 'no record was held to it, and nothing in it shows that one is missing';

function namesIn(cwd: string, { folder, manifest }: Folder) {
  const path = (name: string): string => join(folder, name);
  const has = (name: string): boolean =>
    manifest === undefined ? existsSync(standing(cwd, path(name))) : manifest.outputs.some((one) => one.name === name);
  return { has, path };
}

/** Whether the list has an amount of a family that only moderation gives. */
function isModerated(row: Row): boolean {
  return [row.get('communicated'), row.get('final')].some((cell) => cell !== undefined && cell !== '');
}

function policyFaults(
  record: Extract<Checked, { readonly kind: 'moderated' }>,
  policy: string,
  byOwnPolicy: (moderated: KeptModerated) => string[],
): string[] {
  if (!isSealed(record)) return byOwnPolicy(record.result);
  return policyOf(record) === policy ? [] : ['was moderated by another policy than this one'];
}

/** Opens the policy once, when the first case comes that nobody sealed. */
function unsealedByPolicy(cwd: string, name: string): (moderated: KeptModerated) => string[] {
  let opened: ReturnType<typeof byPolicy> | undefined;
  return (moderated) => {
    if (opened === undefined) {
      const source = readJson(cwd, name);
      opened = byPolicy(withPlaces([{ at: [], source }], () => parsePolicy(source.value)));
    }
    return opened(moderated);
  };
}

function policyOf({ inputs }: AnyRecord): string {
  return canonicalText((inputs as { readonly policy: Json }).policy);
}
