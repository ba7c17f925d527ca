import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { problemList } from '../../../errors.js';
import { failAt } from '../../place.js';
import type { Desk } from '../table/reading.js';
import { readThroughMapping } from './mapped.js';

/**
 * Reads the tables of a call through the mappings that it names: `--mapping MAPPING` those that stand as arguments,
 * `--mapping TABLE=MAPPING` the one of that name.
 *
 * @throws RasError with what is wrong in any of them
 */
export async function readMapped(action: Command, given: readonly unknown[], desk: Desk): Promise<void> {
  const problems = problemList();
  for (const text of given.map(String)) {
    const [first = '', ...rest] = text.split('=');
    // A mapping's own name may have the sign in it.
    const isPair = rest.length > 0 && !existsSync(resolve(desk.cwd, text));
    const mapping = isPair ? rest.join('=') : text;
    const tables = isPair ? [first] : action.args.filter((name) => !name.toLowerCase().endsWith('.json'));
    if (tables.length === 0)
      failAt('inconsistent', mapping, undefined, 'no table stands in the call; name it with --mapping TABLE=MAPPING');
    for (const table of tables) {
      try {
        await readThroughMapping(desk, { table, mapping });
      } catch (error) {
        problems.addError(error);
      }
    }
  }
  problems.throwIfAny();
}
