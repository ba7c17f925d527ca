import type { Model } from '../../../allocation/kinds.js';
import { at } from '../../../exact/at.js';
import type { Policy } from '../../../moderation/policy/policy.js';
import type { EarlierRound } from '../../../run/data.js';
import { defined } from '../../../run/defined.js';
import { checked, id, points } from '../../input/cells.js';
import { readColumns, required } from '../../input/columns.js';
import { readCsv } from '../../input/csv.js';
import type { InputFile } from '../../input/file.js';
import { readJson } from '../../input/json.js';
import type { Desk } from '../../input/reading.js';
import type { Origin } from '../../place.js';
import type { BeforeFiles, CouncilFile } from './council-file.js';
import type { Tell } from './tell.js';

/** By what families were told what they were told, where each part stands, and the files. */
export interface BeforeRead {
  readonly earlier: EarlierRound;
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
}

/** Reads the files by which families were told what they were told; the run checks what they hold. */
export function readBefore(
  desk: Desk,
  { source, pathOf }: CouncilFile,
  { model: modelFile, policy: policyFile, bridge }: BeforeFiles,
  tell: Tell,
): BeforeRead {
  const json = (name: string | undefined) =>
    name === undefined ? undefined : tell(() => readJson(desk.cwd, pathOf(name)));
  const model = json(modelFile);
  const policy = json(policyFile);
  const sample = bridge && tell(() => readBridge(desk, pathOf(bridge.sample)));
  return {
    earlier: defined({
      model: model?.value as Model | undefined,
      policy: policy?.value as Policy | undefined,
      bridge: bridge && { from: bridge.from, statements: bridge.statements, sample: sample?.cases ?? [] },
    }),
    origins: [
      ...(model === undefined ? [] : [{ at: ['before', 'model'], source: model }]),
      ...(policy === undefined ? [] : [{ at: ['before', 'policy'], source: policy }]),
      ...(sample === undefined ? [] : [{ at: ['before', 'bridge', 'sample'], source: sample.table }]),
      {
        at: ['before'],
        source: { file: source.file, locate: (path) => source.locate(['before', ...path]) },
      },
    ],
    files: [model?.file, policy?.file, sample?.table.file].flatMap((file) => file ?? []),
  };
}

const BRIDGE_COLUMNS = {
  case_id: required(id),
  points_before: required(checked(points)),
  points: required(checked(points)),
};

/** Families scored by both questionnaires: CSV with a row a family. */
function readBridge(desk: Desk, name: string) {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, BRIDGE_COLUMNS, { unique: 'case_id' });
  const cases = Array.from({ length: rowCount }, (_, row) => ({
    caseId: at(values.case_id, row),
    before: at(values.points_before, row),
    now: at(values.points, row),
  }));
  return { cases, table };
}
