import { readdirSync, readFileSync } from 'node:fs';
import { fail, show } from '../../../errors.js';
import { likelyMeant } from '../../input/table/spelling.js';
import type { Io } from '../../io.js';
import { addExample } from '../../options.js';
import { toTable } from '../../output/terminal/table.js';
import { terminalWidth } from '../../output/terminal/terminal-width.js';
import type { Register } from '../../program.js';

/** Where the build puts the JSON Schemas, beside the command. */
const BUILT = new URL('./schemas/', import.meta.url);

/** `openras schema`: the JSON Schema of a file, or the names of all. */
export const registerSchema: Register = schemaCommand(BUILT);

/** The command, which reads the JSON Schemas from a folder. */
export function schemaCommand(folder: URL): Register {
  return (program, io) => {
    const command = program
      .command('schema')
      .description('print the JSON Schema of a file, a model or a case; without a name, what there is')
      .argument('[name]', 'such as council, policy, price-point or price-point-case');
    addExample(command, 'openras schema', 'openras schema price-point > price-point.schema.json').action(
      (name: string | undefined) => {
        const names = namesIn(folder);
        io.stdout.write(name === undefined ? listOf(folder, names, io) : `${pretty(folder, known(name, names))}\n`);
      },
    );
  };
}

function namesIn(folder: URL): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

function known(name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  const meant = likelyMeant(name, names);
  const help = meant === undefined ? `openras schema lists all ${names.length}` : `did you mean ${show(meant)}?`;
  return fail('unknown-name', [], `no JSON Schema is called ${show(name)}; ${help}`);
}

/** What there is: a table on a terminal; in a pipe a line each, with a tab between name and title. */
function listOf(folder: URL, names: readonly string[], { stdout }: Io): string {
  const rows = names.map((name): [string, string] => [name, read(folder, name).title]);
  if (stdout.isTTY === true) return toTable({ columns: ['name', 'what it is'], rows }, terminalWidth(stdout));
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}

function pretty(folder: URL, name: string): string {
  return JSON.stringify(read(folder, name), null, 2);
}

function read(folder: URL, name: string): { readonly title: string } {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as { title: string };
}
