// Puts the verdicts of new checks of published figures on record in fixtures/published/verdicts.json. A verdict that
// is on record is never changed here: when one differs, nothing is written, and who agrees changes it by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './manifest.mjs';
import { loadPublished } from './published.mjs';

const file = `${root}fixtures/published/verdicts.json`;
const about =
  'What other published figures say of a figure, by the id of its check: recorded once, compared at every verification.';
if (!existsSync(file)) writeFileSync(file, '{ "about": "", "verdicts": {} }\n');

const { verifyPublished } = await loadPublished();
const { differences } = verifyPublished();
const changed = differences.filter(({ recorded }) => recorded !== null);
if (changed.length > 0) {
  const lines = changed.map(({ check, verdict, recorded }) => `${check} is ${verdict ?? 'gone'}, recorded ${recorded}`);
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
} else {
  /** @type {{ verdicts: Record<string, string> }} */
  const { verdicts } = JSON.parse(readFileSync(file, 'utf8'));
  for (const { check, verdict } of differences) if (verdict !== null) verdicts[check] = verdict;
  writeFileSync(file, `${JSON.stringify({ about, verdicts }, null, 2)}\n`);
  process.stdout.write(`${differences.length} verdicts recorded, ${Object.keys(verdicts).length} in all\n`);
}
