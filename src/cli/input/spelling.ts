/** The known name that a name looks like a misspelling of, if there is one: `Case ID` and `case_di` for `case_id`. */
export function likelyMeant(name: string, known: Iterable<string>): string | undefined {
  const plain = simplify(name);
  for (const candidate of known) {
    const allowed = candidate.length >= 8 ? 2 : candidate.length >= 5 ? 1 : 0;
    if (distance(plain, simplify(candidate), allowed) <= allowed) return candidate;
  }
  return undefined;
}

/** A name without case, spaces and joints. */
export function simplify(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_.-]/g, '');
}

/** How many letters are to be added, dropped, changed or swapped with a neighbour; beyond `limit` in length is too far. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
