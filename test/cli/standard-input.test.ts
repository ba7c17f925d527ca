import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandOptions } from '../../scripts/command.mjs';
import { examples, prepare } from './every-command.js';
import { put, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const program = join(folder, 'dist', 'main.js');

beforeAll(async () => {
  await prepare(folder);
  await build(commandOptions(join(folder, 'dist')));
}, 300_000);

function run(argv: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { ...process.env, SOURCE_DATE_EPOCH: '1775034600' },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A council file names others from its own folder, and of records a command reads the files beside one another. */
const BY_FOLDER = ['run', 'init', 'explain', 'check-record', 'case-pack', 'audit-sample'];

/** Each file of the call of each command: which command, the call, and which of its words is the file. */
function files(): [string, readonly string[], number][] {
  return [...examples].flatMap(([name, argv]) =>
    BY_FOLDER.includes(name)
      ? []
      : argv.flatMap((word, index): [string, readonly string[], number][] =>
          /\.(csv|json)$/.test(word) && argv[index - 1] !== '--out' ? [[name, argv, index]] : [],
        ),
  );
}

describe('- as standard input', () => {
  test.each(files())('%s %j, word %i', { timeout: 120_000 }, (name, argv, index) => {
    const file = argv[index] ?? '';
    expect(existsSync(join(folder, file)) && statSync(join(folder, file)).isFile(), file).toBe(true);
    const words = name.split(' ');
    const named = run([...words, ...argv]);
    const piped = run(
      [...words, ...argv.map((word, at) => (at === index ? '-' : word))],
      readFileSync(join(folder, file), 'utf8'),
    );
    expect({ code: named.code, err: named.code === 0 ? '' : named.err }).toEqual({ code: 0, err: '' });
    expect(piped.code, piped.err).toBe(0);
    // A model that is made says which file it was made from.
    expect(piped.out).toBe(named.out.replaceAll(`"name": "${file}"`, '"name": "-"'));
    expect(piped.err).toBe(named.err.replaceAll(file, '-'));
  });

  test('a fault in it is told at its line and column', { timeout: 120_000 }, () => {
    const { code, err } = run(['allocate', 'model.json', '-'], 'case_id,points\nF1,many\n');
    expect(code).toBe(2);
    expect(err).toMatch(/^-:2:4: points: "many" is not a number of points/);
  });

  test('stands for one file of a command', { timeout: 120_000 }, () => {
    const { code, err } = run(['allocate', '-', '-'], '{}');
    expect(code).toBe(2);
    expect(err).toBe('-: stands for two files; standard input can be one of them only\n1 problem\n');
  });

  test('a table that is piped from one command to the next', { timeout: 120_000 }, () => {
    put(folder, 'two.csv', 'case_id,points\nF1,10\nF2,20\n');
    const allocated = run(['allocate', 'model.json', 'two.csv', '--format', 'csv']);
    const { code, out } = run(['solve', 'contingency', '-', '--total', '0', '--format', 'json'], allocated.out);
    expect(code).toBe(0);
    expect(JSON.parse(out).result.percent).toBe('100.0000');
  });
});
