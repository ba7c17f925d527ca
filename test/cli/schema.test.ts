import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { schemaCommand } from '../../src/cli/commands/schema.js';
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

test('without a name it lists the names, a line each', async () => {
  expect(await run('schema')).toEqual({ code: 0, out: 'council  A council file\npolicy   A policy\n', err: '' });
});

test('with a name it prints the JSON Schema', async () => {
  const { code, out } = await run('schema', 'policy');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ title: 'A policy', type: 'object' });
});

test('a name that is not there is refused with those that are', async () => {
  const { code, out, err } = await run('schema', '../policy');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('council, policy');
});
