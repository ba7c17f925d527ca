import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { schemaCommand } from '../../src/cli/commands/model/schema.js';
import { runProgram } from '../../src/cli/program.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
mkdirSync(join(folder, 'schemas'));
put(folder, 'schemas/policy.json', '{"title":"A policy","type":"object"}\n');
put(folder, 'schemas/council.json', '{"title":"A council file","type":"object"}\n');
const command = schemaCommand(pathToFileURL(`${join(folder, 'schemas')}/`));

async function run(...argv: string[]) {
  const io = testIo(folder);
  const load = async () => command;
  const code = await runProgram(argv, io, [{ name: 'schema', usage: '[name]', description: '', load }]);
  return { code, out: io.out(), err: io.err() };
}

test('without a name it lists the names, a line each with its title after a tab', async () => {
  expect(await run('schema')).toEqual({ code: 0, out: 'council\tA council file\npolicy\tA policy\n', err: '' });
});

test('on a terminal the list is a table that fits, like other lists', async () => {
  mkdirSync(join(folder, 'long'));
  const title =
    'What is said of it in so many words that no terminal of eighty characters has a line for all of it, ever';
  put(folder, 'long/policy.json', JSON.stringify({ title }));
  const io = testIo(folder, { isTTY: true });
  const load = async () => schemaCommand(pathToFileURL(`${join(folder, 'long')}/`));
  const screen = { ...io, stdout: { ...io.stdout, columns: 80 } };
  expect(await runProgram(['schema'], screen, [{ name: 'schema', usage: '[name]', description: '', load }])).toBe(0);
  const lines = io.out().trimEnd().split('\n');
  expect(lines.every((line) => line.length <= 80)).toBe(true);
  const said = lines.map((line) => line.split('│')[2]?.trim() ?? '').filter((text) => text !== '');
  expect(said.join(' ')).toBe(`what it is ${title}`);
});

test('with a name it prints the JSON Schema', async () => {
  const { code, out } = await run('schema', 'policy');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ title: 'A policy', type: 'object' });
});

test('a name that is not there is refused with the one that is meant, or with where all are listed', async () => {
  const { code, out, err } = await run('schema', '../policy');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('did you mean "policy"?');
  expect((await run('schema', 'prices')).err).toContain('openras schema lists all 2');
  expect((await run('schema', 'polcy')).err).toContain('no JSON Schema is called "polcy"; did you mean "policy"?');
});
