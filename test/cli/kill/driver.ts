import { argv } from 'node:process';
import type { Manifest } from '../../../src/cli/output/file/manifest.js';
import { writeWholeFile } from '../../../src/cli/output/file/write-file.js';
import { writeWholeFolder } from '../../../src/cli/output/file/write-folder.js';

// Writes a file or a folder with one text in it everywhere, once or several times, as a process of its own that can be
// stopped.
const [, , what, cwd = '', text = '', times = '1', how = 'force'] = argv;
const force = how === 'force';
const tell = (sentence: string) => process.stderr.write(`${sentence}\n`);
if (what === 'file') writeWholeFile(cwd, 'out', text, { force, tell });
else {
  const manifest: Manifest = {
    tool: 'openras',
    version: '0',
    command: 'run',
    madeAt: '2026-04-01T00:00:00Z',
    options: {},
    inputs: [],
    checks: [],
    exclusions: [],
    columns: [],
    answers: { ignoreColumn: [], accept: [] },
    notes: [],
  };
  const files = new Map<string, string | string[]>([
    ['a.csv', text],
    ['b.ndjson', [text, text]],
  ]);
  for (let time = 0; time < Number(times); time += 1)
    await writeWholeFolder(cwd, 'out', files, manifest, { force, tell });
}
