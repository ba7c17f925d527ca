import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { Command } from 'commander';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { version as commandVersion } from '../../cli/package.json';
import { version } from '../../package.json';
import { commandOptions } from '../../scripts/command.mjs';
import { id, points } from '../../src/cli/input/table/cells.js';
import { readColumns, required } from '../../src/cli/input/table/columns.js';
import { readCsv } from '../../src/cli/input/text/csv.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../../src/cli/options.js';
import { deliver } from '../../src/cli/output/deliver.js';
import { type CommandEntry, type Register, runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { withKept } from '../../src/report/sheet.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
const CASES = { case_id: required(id), points: required(points) };

const list: Register = (program, io) => {
  const command = program.command('list').description('list the cases').argument('<cases.csv>', 'the cases');
  addExample(addKeep(addOut(addFormat(command), 'file')), 'openras list cases.csv').action(
    (name: string, options: OutputOptions) => {
      const { values, kept } = readColumns(readCsv(io, name), CASES, {
        keep: options.keep ?? [],
        unique: 'case_id',
      });
      const sheet = { columns: ['caseId'], rows: values.case_id.map((caseId) => [caseId]) };
      deliver(io, { result: values.case_id, warnings: [], list: withKept(sheet, kept) }, options);
    },
  );
};

const broken: Register = (program) => {
  program.command('broken').action(() => {
    throw new TypeError(`undefined is not a function\n${'x'.repeat(5000)}`);
  });
};

const entries: readonly CommandEntry[] = [
  { name: 'list', usage: '[options] <cases.csv>', description: 'list the cases', load: async () => list },
  { name: 'broken', usage: '', description: '', load: async () => broken },
];

async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, entries);
  return { code, out: io.out(), err: io.err() };
}

describe('the program', () => {
  test('prints its version, and help with an example for everything', async () => {
    expect(commandVersion).toBe(version);
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    for (const help of [await run('--help'), await run('list', '--help')]) {
      expect(help).toMatchObject({ code: 0, err: '' });
      expect(help.out).toMatch(/Usage: openras[\s\S]*Example:\n {2}\$ openras /);
    }
  });

  test('lists the commands, before any is loaded, as they list themselves', { timeout: 120_000 }, async () => {
    const loaded = new Command();
    for (const { load } of registers) (await load())(loaded, testIo(folder));
    const help = loaded.createHelp();
    expect(registers.map(({ name, usage, description }) => [`${name} ${usage}`.trim(), description])).toEqual(
      loaded.commands.map((command) => [help.subcommandTerm(command), help.subcommandDescription(command)]),
    );
  });

  test('loads a command only when it is called', async () => {
    const calls: string[] = [];
    const watched = entries.map((entry) => ({
      ...entry,
      load: () => {
        calls.push(entry.name);
        return entry.load();
      },
    }));
    for (const argv of [['--help'], ['--version'], [], ['help'], ['nothing']])
      await runProgram(argv, testIo(folder), watched);
    expect(calls).toEqual([]);
    for (const argv of [
      ['list', '--help'],
      ['help', 'list'],
      ['--debug', 'broken'],
    ])
      await runProgram(argv, testIo(folder), watched);
    expect(calls).toEqual(['list', 'list', 'broken']);
  });

  test.each([
    [['lisst'], '(Did you mean list?)'],
    [['list'], "missing required argument 'cases.csv'"],
    [['list', 'a', 'b'], 'too many arguments'],
    [['list', 'a', '--fromat', 'csv'], '(Did you mean --format?)'],
    [['list', 'a', '--format', 'xml'], 'Allowed choices are table, json, csv, ndjson, markdown'],
  ])('refuses the arguments %j with exit code 2 and what would be right', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test('lists cases with the columns that are kept', async () => {
    put(folder, 'good.csv', 'case_id,points,site,note\nC1,1,North,x\n');
    expect(await run('list', 'good.csv', '--keep', 'site, note', '--format', 'csv')).toEqual({
      code: 0,
      out: 'caseId,site,note\nC1,North,x\n',
      err: '',
    });
    expect((await run('list', 'good.csv')).out).toBe('{\n  "result": [\n    "C1"\n  ],\n  "warnings": []\n}\n');
  });
});

describe('errors', () => {
  test('are told a line each on stderr, exit code 2, and nothing is written', async () => {
    put(folder, 'bad.csv', 'case_id,points\n,1\nC2,x\n');
    const before = readdirSync(folder);
    const { code, out, err } = await run('list', 'bad.csv', '--out', 'list.json');
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')).toEqual([
      'bad.csv:2:1: case_id: an id is not blank',
      expect.stringMatching(/^bad\.csv:3:4: points: "x" is not a number of points/),
      '2 problems',
      '',
    ]);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('are the first 100 of a long list, and the total', async () => {
    put(folder, 'long.csv', `case_id,points\n${Array.from({ length: 2000 }, (_, row) => `C${row},x`).join('\n')}\n`);
    const lines = (await run('list', 'long.csv')).err.trimEnd().split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([2, '2,000 problems']);
    expect(lines[0]).toMatch(/\(also on lines 3, 4 and 1,997 more\)$/);
    put(
      folder,
      'other.csv',
      `case_id,points\n${Array.from({ length: 2000 }, (_, row) => `C${row},x${row}`).join('\n')}\n`,
    );
    const others = (await run('list', 'other.csv')).err.trimEnd().split('\n');
    expect([others.length, others.at(-1)]).toEqual([101, '2,000 problems (first 100 told)']);
  });

  test('name a file that is not there, or a folder', async () => {
    expect((await run('list', 'none.csv')).err).toBe('none.csv: there is no such file or folder\n1 problem\n');
    expect((await run('list', '.')).err).toBe('.: is a folder; expected a file\n1 problem\n');
  });

  test('of the program itself give exit code 70, one short line, and the stack with --debug only', async () => {
    const short = await run('broken');
    expect([short.code, short.out]).toEqual([70, '']);
    expect(short.err).toMatch(
      /^unexpected error: undefined is not a function\?x+\.\.\.; run it again with --debug.*\n$/,
    );
    const long = await run('broken', '--debug');
    expect(long.err).toMatch(/\n {4}at .*program\.test\.ts/);
  });
});

describe('the command as it is built', () => {
  const bundle = `${folder}/dist/main.js`;
  let metafile: Metafile;
  beforeAll(async () => {
    ({ metafile } = await build(commandOptions(`${folder}/dist`)));
  }, 120_000);

  test('runs, tells its version, and refuses what it does not know', { timeout: 120_000 }, () => {
    // Neither the help nor the version waits for what only a command needs.
    expect(
      loadedAtOnce(metafile).filter((path) => /node_modules\/(?!commander\/)|src\/cli\/commands/.test(path)),
    ).toEqual([]);

    // The same, of the process itself: zod leaves a registry in whatever loads it.
    const watch = "process.on('exit', () => console.error('zod:', '__zod_globalRegistry' in globalThis));";
    const tells = `data:text/javascript,${encodeURIComponent(watch)}`;
    for (const [argv, said] of [
      [['--version'], 'zod: false\n'],
      [['--help'], 'zod: false\n'],
    ] as const)
      expect(spawnSync(process.execPath, ['--import', tells, bundle, ...argv], { encoding: 'utf8' }).stderr).toContain(
        said,
      );
    const allocated = spawnSync(process.execPath, ['--import', tells, bundle, 'allocate', '--help'], {
      encoding: 'utf8',
    });
    expect(allocated.stderr).toContain('zod: true');

    const start = (...argv: string[]) => spawnSync(process.execPath, [bundle, ...argv], { encoding: 'utf8' });
    expect(start('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(start('--nonsense')).toMatchObject({ status: 2, stdout: '' });
  });

  // Windows has no `sh` of its own.
  test.runIf(process.platform !== 'win32')('is quiet when its reader closes the pipe', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${bundle}" --help | true`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

/** The source files that are loaded before any command is. */
function loadedAtOnce({ outputs }: Metafile): string[] {
  const main = Object.keys(outputs).find((path) => path.endsWith('/main.js')) ?? '';
  const files = new Set([main]);
  for (const file of files)
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') files.add(path);
  return [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
}
