import { readJson } from '../text/json.js';
import { caseIdOf, type StoredRecords } from './stored-record.js';

/** JSON that is read as a whole. */
export function jsonRecords(cwd: string, name: string): StoredRecords {
  const { value } = readJson(cwd, name, { exactNumbers: true });
  const list = listOf(value).map((one, index) => ({ file: name, place: index + 1, value: one }));
  return { all: () => list, of: (caseId) => list.filter((one) => caseIdOf(one.value) === caseId) };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const inner = typeof value === 'object' && value !== null && 'result' in value ? value.result : undefined;
  // A sealed record has a result, too; a file of an earlier release has a list there and no seal.
  if (typeof value !== 'object' || value === null || 'seal' in value) return [value];
  if (Array.isArray(inner)) return inner;
  // What `allocate --steps` gives has its allocations among its totals.
  const isPrinted = typeof inner === 'object' && inner !== null && 'cases' in inner && Array.isArray(inner.cases);
  return isPrinted ? (inner.cases as unknown[]).map(withoutPoints) : [value];
}

/** Beside each allocation stand the points that it was printed for; the steps hold those that it rests on. */
function withoutPoints(one: unknown): unknown {
  if (typeof one !== 'object' || one === null || !('points' in one)) return one;
  const { points: _, ...rest } = one;
  return rest;
}
