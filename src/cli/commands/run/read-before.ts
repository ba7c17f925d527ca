import type { Model } from '../../../allocation/kinds.js';
import { at } from '../../../exact/at.js';
import type { Policy } from '../../../moderation/policy/policy.js';
import type { EarlierRound } from '../../../run/council/data.js';
import { defined } from '../../../run/council/defined.js';
import { readStatementChanges, type StatementsFile } from '../../data/cases/statement-changes.js';
import { checked, id, points } from '../../input/table/cells.js';
import { readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import type { InputFile } from '../../input/text/file.js';
import { readJson } from '../../input/text/json.js';
import { type Origin, partOf } from '../../place.js';
import type { BeforeFiles, BridgeFiles, CouncilFile, TableName } from './council-file.js';
import type { Tell } from './tell.js';

/** By what families were told what they were told, where each part stands, and the files. */
export interface BeforeRead {
  readonly earlier: EarlierRound;
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
  /** Whether every file of it could be read. */
  readonly isWhole: boolean;
}

/** Reads the files by which families were told what they were told; the run checks what they hold. */
export function readBefore(
  desk: Desk,
  { source, pathOf, tableOf }: CouncilFile,
  { model: modelFile, policy: policyFile, bridge }: BeforeFiles,
  tell: Tell,
): BeforeRead {
  const json = (name: string | undefined) =>
    name === undefined ? undefined : tell(() => readJson(desk.cwd, pathOf(name)));
  const model = json(modelFile);
  const policy = json(policyFile);
  const sample = bridge && tell(() => readBridge(desk, tableOf(bridge.sample)));
  const isRead = (name: unknown, read: unknown): boolean => name === undefined || read !== undefined;
  const named = bridge && namesTable(bridge.statements) ? bridge.statements : undefined;
  const changes = named === undefined ? undefined : tell(() => readStatementChanges(desk, tableOf(named)));
  const statements = bridge && !namesTable(bridge.statements) ? bridge.statements : (changes?.changes ?? []);
  return {
    isWhole: isRead(modelFile, model) && isRead(policyFile, policy) && isRead(bridge, sample) && isRead(named, changes),
    earlier: defined({
      model: model?.value as Model | undefined,
      policy: policy?.value as Policy | undefined,
      bridge: bridge && { from: bridge.from, statements, sample: sample?.cases ?? [] },
    }),
    origins: [
      ...(model === undefined ? [] : [{ at: ['before', 'model'], source: model }]),
      ...(policy === undefined ? [] : [{ at: ['before', 'policy'], source: policy }]),
      ...(sample === undefined ? [] : [{ at: ['before', 'bridge', 'sample'], source: sampleOrigin(sample.table) }]),
      ...(changes === undefined ? [] : [statementsOrigin(changes)]),
      {
        at: ['before'],
        source: partOf(source, (path) => ['before', ...path]),
      },
    ],
    files: [model?.file, policy?.file, sample?.table.file, changes?.table.file].flatMap((file) => file ?? []),
  };
}

/** Whether statements are named by the table that says what became of them. */
function namesTable(statements: BridgeFiles['statements']): statements is TableName {
  return !Array.isArray(statements);
}

function statementsOrigin({ table, rows }: StatementsFile): Origin {
  const source = partOf(table, ([index, ...field]) =>
    typeof index === 'number' ? [at(rows, index), ...field.slice(0, 1)] : [],
  );
  return { at: ['before', 'bridge', 'statements'], source };
}

const COLUMN_OF: ReadonlyMap<unknown, string> = new Map([
  ['before', 'points_before'],
  ['now', 'points'],
]);

/** A family of the sample by the columns of its table. */
function sampleOrigin(table: CsvTable) {
  return partOf(table, ([row, side, ...rest]) =>
    row === undefined ? [] : side === undefined ? [row] : [row, COLUMN_OF.get(side) ?? side, ...rest],
  );
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
