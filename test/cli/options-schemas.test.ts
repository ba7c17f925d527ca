import { Command } from 'commander';
import { expect, test } from 'vitest';
import { registers } from '../../src/cli/registers.js';
import { allForms } from '../../src/schemas/list.js';
import { testIo } from './support.js';

function below(command: Command): Command[] {
  return [command, ...command.commands.flatMap(below)];
}

test('every --options names the JSON Schemas of its file, and there are such', async () => {
  const program = new Command();
  for (const { load } of registers) (await load())(program, testIo('.'));
  const files = below(program).flatMap((command) =>
    command.options.filter(({ long }) => long === '--options').map(({ description }) => [command.name(), description]),
  );
  // The walk comes to the commands below others too: bands, calibrations, questions, parts of programme-cost.
  expect(files.length).toBeGreaterThanOrEqual(14);
  const forms = allForms();
  for (const [name, description = ''] of files) {
    const [, said = ''] = /\(openras schema ([^)]+)\)/.exec(description) ?? [];
    const named = said.match(/options-[a-z0-9-]+/g) ?? [];
    expect([name, named.length > 0, named.filter((one) => !forms.has(one))]).toEqual([name, true, []]);
  }
});
