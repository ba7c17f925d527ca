import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { prepare } from './every-command.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
await prepare(folder);

async function run(argv: readonly string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, err: io.err(), out: io.out() };
}

type Path = readonly (string | number)[];
type Holder = Record<string | number, unknown>;

/** Every path of a value; of lists the first two entries. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const isList = Array.isArray(value);
  const entries = Object.entries(value).slice(0, isList ? 2 : 100);
  return [at, ...entries.flatMap(([key, inner]) => paths(inner, [...at, isList ? Number(key) : key]))];
}

const ALTERATIONS: Readonly<Record<string, (holder: Holder, key: string | number) => void>> = {
  null: (holder, key) => {
    holder[key] = null;
  },
  'another thing': (holder, key) => {
    holder[key] = { unheard: 1 };
  },
  text: (holder, key) => {
    holder[key] = 'x?';
  },
  nothing: (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  'one more': (holder, key) => {
    if (Array.isArray(holder)) holder.push(holder[Number(key)]);
    else holder[`${key}Z`] = 1;
  },
};

function altered(value: unknown, path: Path, alter: (holder: Holder, key: string | number) => void): unknown {
  const box: Holder = { whole: structuredClone(value) };
  const keys = ['whole', ...path];
  let holder = box;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Holder;
  alter(holder, keys.at(-1) ?? 'whole');
  return box.whole ?? null;
}

/** A path as it is told, read back. */
function pathOf(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([A-Za-z_$][\w$]*)/g)].map(([, index, quoted, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}

/** What is wrong with the places of a message, seen from the file's own text. */
function faultOf(line: string, file: string, value: unknown): string | undefined {
  const told = /^([\w./-]+):(\d+):(\d+): (.*)$/.exec(line);
  if (told === null) return 'names no place';
  const [, name, row = '', , message = ''] = told;
  if (name !== file) return undefined;
  const [, path = '', names] = /^((?:[\w$]|\.|\[(?:\d+|"[^"]*")\])*)(?: \(([^)]*)\))?: /.exec(message) ?? [];
  let inner = value;
  let caseId: unknown;
  let deepest: string | number | undefined;
  const parts = pathOf(path);
  const lacking = parts.findIndex((part) => {
    caseId = Object(inner).caseId ?? caseId;
    if (!Object.hasOwn(Object(inner), part)) return true;
    inner = Reflect.get(Object(inner), part);
    deepest = part;
    return false;
  });
  caseId = Object(inner).caseId ?? caseId;
  if (lacking >= 0 && lacking < parts.length - 1) return `${path} is not in the file`;
  if (typeof caseId === 'string' && !names?.includes(`case "${caseId}"`)) return `does not name ${caseId}`;
  const text = JSON.stringify(value, null, 1).split('\n')[Number(row) - 1] ?? '';
  if (typeof deepest === 'string' && !text.includes(`"${deepest}"`)) return `${deepest} is not on line ${row}`;
  return undefined;
}

/** Words of a programmer, which no analyst should read. */
const OF_A_PROGRAMMER = /Invalid |Too (?:small|big)|undefined|NaN|\[object|nonoptional|unexpected error/;

const price = pricePointKind.example.model;
const model = { caseId: 'N1', points: 20 };
const line = { id: 'l1', name: 'Respite', amount: '1000', per: 'year', basis: 'gross' };
const POT = '--basis pot --pot 30000';
const scored = { caseId: 'a', points: '10' };

/** A call of each command that reads JSON, and what it reads. */
const CALLS: readonly (readonly [call: string, file: string, content: unknown])[] = [
  ...[...MODEL_KINDS].flatMap(([kind, { example }]) => [
    [`allocate b-${kind}.json c-${kind}.json`, `b-${kind}.json`, example.model] as const,
    [`allocate b-${kind}.json c-${kind}.json`, `c-${kind}.json`, [example.case, example.case]] as const,
    [`allocate b-${kind}.json c-${kind}.json`, `c-${kind}.json`, example.case] as const,
  ]),
  ['cost p.json', 'p.json', [{ caseId: 'A', kind: 'package', lines: [line, { ...line, id: 'l2' }] }]],
  ['cost p.json --on-costs 20', 'p.json', { caseId: 'A', kind: 'plan', lines: [{ ...line, role: 'wages' }] }],
  [
    'cost yearly.csv --options o.json',
    'o.json',
    { priceYear: '2026-27', year: { startsOn: '2026-04-01', by: 'days' } },
  ],
  ['cost yearly.csv --extract e.json', 'e.json', { columns: { amount: 'amount' }, fundingCodes: [] }],
  ['sample s.json costs.csv', 's.json', { result: [scored, { ...scored, caseId: 'b' }], warnings: [] }],
  ['calibrate ras4 sample.csv --options r.json', 'r.json', { fundingBasis: 'reference-sample', method: 'total' }],
  ['calibrate ras5 sample.csv --options r.json', 'r.json', { fundingBasis: 'reference-sample', method: 'rank' }],
  [
    'moderate policy.json m.json',
    'm.json',
    [{ caseId: 'F1', period: 'year', amounts: { traditional: '9', indicative: '2', communicated: null, final: null } }],
  ],
  ['whatif w.json sample.csv', 'w.json', { schemaVersion: 1, scenarios: [{ name: 'a', model: 'model.json' }] }],
  ['whatif w.json sample.csv', 'w.json', { schemaVersion: 1, scenarios: [{ name: 'a', model: price }] }],
  ['funded-twice f.json', 'f.json', [{ source: 'health', item: 'frame', amount: '900', per: 'one-off' }]],
  ['joiners model.json j.json --basis pot --pot 30000', 'j.json', [model, { ...model, caseId: 'N2' }]],
  ['joiners model.json j.json --basis pot --pot 30000', 'j.json', model],
  [
    'hold-back cases.csv --options h.json',
    'h.json',
    {
      fundingBasis: 'pot',
      pot: 10800,
      topSlices: { slices: [{ name: 'c', purpose: 'contingency', percent: 10 }] },
      fromEach: { percent: 5 },
      rounding: { unit: 1 },
    },
  ],
  [`leavers cases.csv ${POT} --options l.json`, 'l.json', { leavers: [{ caseId: 'F5', leavesOn: '2026-09-30' }] }],
  [
    'uplift sample.csv --options u.json',
    'u.json',
    { from: '2025-26', to: '2026-27', rates: [{ year: '2026-27', percent: 3 }] },
  ],
  ['places e.json --taken 3', 'e.json', MODEL_KINDS.get('equal-share')?.example.model],
  ['programme-cost set-up e.json --on-costs 25', 'e.json', { posts: [{ id: 'm', salary: 36000, months: 12 }] }],
  [
    'programme-cost scale e.json --phase set-up --families 120',
    'e.json',
    [{ id: 'brokerage', kind: 'variable', financial: 9000, days: 12 }],
  ],
];

describe('what is wrong in a JSON file is told at its place and by its path in the file, with the case', () => {
  test.each(CALLS)('%s: %s', { timeout: 120_000 }, async (call, file, content) => {
    writeFileSync(`${folder}/model.json`, JSON.stringify(price));
    const [kind = ''] = /(?<=c-)[\w-]+(?=\.json)/.exec(call) ?? [];
    const example = MODEL_KINDS.get(kind)?.example;
    if (example !== undefined) writeFileSync(`${folder}/b-${kind}.json`, JSON.stringify(example.model));
    if (example !== undefined) writeFileSync(`${folder}/c-${kind}.json`, JSON.stringify(example.case));
    let refused = 0;
    for (const path of paths(content)) {
      for (const [name, alter] of Object.entries(ALTERATIONS)) {
        const value = altered(content, path, alter);
        writeFileSync(`${folder}/${file}`, JSON.stringify(value, null, 1));
        const { code, err } = await run(call.split(' '));
        if (code === 0) continue;
        refused += 1;
        const lines = err.trimEnd().split('\n').slice(0, -1);
        // What is missing altogether may be given by a flag, too.
        const inFile = lines.filter(
          (one) => !/^--[\w-]+: (?:is missing|this basis has a pot|the leaver .* has a day)/.test(one),
        );
        const faults = inFile.flatMap((one) => {
          const fault = faultOf(one, file, value) ?? (OF_A_PROGRAMMER.test(one) ? 'in words of a program' : undefined);
          return fault === undefined ? [] : [`${path.join('.')} ${name}: ${fault}: ${one}`];
        });
        expect({ code, faults }).toEqual({ code: 2, faults: [] });
      }
    }
    expect(refused).toBeGreaterThan(3);
  });
});

describe('equal problems of the entries of a JSON list', () => {
  const cases = Array.from({ length: 50 }, (_, index) => ({ caseId: `F${index}`, points: index < 44 ? 'x' : 1 }));

  test('are told once, with the first lines, as those of a table are', async () => {
    writeFileSync(
      `${folder}/many.json`,
      cases
        .map((one) => JSON.stringify(one))
        .join(',\n')
        .replace(/^/, '[')
        .concat(']'),
    );
    const { code, err } = await run(['allocate', 'model.json', 'many.json']);
    expect([code, err.split('\n')]).toEqual([
      2,
      [
        expect.stringMatching(
          /^many\.json:1:\d+: \[0\]\.points \(case "F0"\): "x" is not .* \(also on lines 2, 3, 4 and 40 more\)$/,
        ),
        '44 problems',
        '',
      ],
    ]);
  });

  test('on one line are told by their columns', async () => {
    const text = '[{"caseId":"a","points":"x"},{"caseId":"b","points":"x"}]';
    writeFileSync(`${folder}/many.json`, text);
    const { err } = await run(['allocate', 'model.json', 'many.json']);
    expect(err).toContain(`(also at 1:${text.lastIndexOf('"x"') + 1})\n2 problems`);
  });

  test('do not hide another one behind the first hundred', async () => {
    const more = Array.from({ length: 400 }, (_, index) => ({ caseId: `G${index}`, points: 'x' }));
    writeFileSync(
      `${folder}/many.json`,
      JSON.stringify([...more, { caseId: 'H', points: 1, eligibel: true }], null, 1),
    );
    const { err } = await run(['allocate', 'model.json', 'many.json']);
    expect(err).toContain('[400].eligibel (case "H"): unknown key "eligibel"');
    expect(err).toMatch(/401 problems/);
  });
});
