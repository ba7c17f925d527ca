import * as z from 'zod';
import { fail, show } from '../../errors.js';
import { explainAllocation } from '../../explain/allocation.js';
import type { Allocation } from '../../model/allocation.js';
import { parseInput } from '../../parse.js';
import { replay } from '../../step/replay.js';
import { readJson } from '../input/json.js';
import { addExample, addOut, type OutputOptions } from '../options.js';
import { writeWholeFile } from '../output/write-file.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

const storedSchema = z.looseObject({
  result: z.array(
    z.looseObject({ caseId: z.string(), indicative: z.string().nullable(), steps: z.array(z.unknown()) }),
  ),
});

const INDICATIVE =
  'This is the indicative budget, where planning starts. The final budget has to meet the assessed needs and may differ.';

/** `openras explain`: how one family's budget came about, in sentences, from the record that a run left. */
export const registerExplain: Register = (program, io) => {
  const command = program
    .command('explain')
    .description("explain one family's budget from the stored record, after replaying it")
    .argument('<allocations.json>', 'what a run wrote')
    .argument('<case>', 'the id of the case');
  addExample(addOut(command, 'file'), 'openras explain results/allocations.json F001').action(
    (name: string, caseId: string, { out, force = false }: OutputOptions) => {
      const source = readJson(io.cwd, name);
      const text = withPlaces([{ at: [], source }], () => pageOf(source.value, caseId));
      if (out === undefined) io.stdout.write(text);
      else writeWholeFile(io.cwd, out, text, { force });
    },
  );
};

function pageOf(value: unknown, caseId: string): string {
  const { result } = parseInput(storedSchema, value);
  const index = result.findIndex((one) => one.caseId === caseId);
  const stored = result[index];
  if (stored === undefined) return fail('unknown-name', ['result'], `no case is called ${show(caseId)}`);
  const allocation = stored as unknown as Allocation;
  if (allocation.steps.length > 0) checkRecord(allocation, index);
  return `# How the budget of ${caseId} came about\n\n${INDICATIVE}\n\n${explainAllocation(allocation)
    .map((sentence) => `${sentence}\n`)
    .join('\n')}`;
}

/** A record that does not give its own amount explains nothing. */
function checkRecord({ steps, indicative }: Allocation, index: number): void {
  const replayed = replay(steps);
  if (indicative === null || replayed === indicative) return;
  fail('replay-mismatch', ['result', index], `the steps give ${show(replayed)}, the record says ${show(indicative)}`);
}
