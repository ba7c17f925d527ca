import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportAsHtml } from '../../src/cli/report-page/report-page.js';
import { councilPages, internalReport, sharedReport } from '../../src/report/run/pages.js';
import type { CouncilData } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { runIn } from '../cli/support.js';
import { randomCouncil } from '../share/council.js';

/** A page that is looked at. */
export interface Written {
  readonly name: string;
  readonly file: string;
  /** What has to stand on every sheet of paper; undefined of a family's page. */
  readonly running: string | undefined;
}

/** The pages of the example council, of one with a table and of random ones, in a folder that `end` removes. */
export async function writePages(): Promise<{ readonly pages: readonly Written[]; readonly end: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'openras-browser-'));
  cpSync('fixtures', join(folder, 'fixtures'), { recursive: true });
  const run = runIn(folder);
  const told = await run('run', 'fixtures/example-council/council.json', '--out', 'results', '--internal');
  const letter = await run('explain', 'results', 'F001', '--out', 'F001.html');
  if (told.code !== 0 || letter.code !== 0) throw new Error(told.err + letter.err);
  const pages: Written[] = [
    { name: 'the example council', file: 'results/report.html', running: 'For sharing' },
    { name: 'the example council inside', file: 'results/report-internal.html', running: 'Internal: not for sharing' },
    { name: 'a family', file: 'F001.html', running: undefined },
  ];
  for (const [name, data] of councils()) {
    const made = councilPages(runCouncil(data, { recalibrate: true }));
    for (const [edition, text] of [
      ['for sharing', sharedReport(made)],
      ['inside', internalReport(made)],
    ] as const) {
      const file = `${name} ${edition}.html`;
      const running = /^(Internal: not for sharing|[^:\n]+)/m.exec(text.split('\n')[2] ?? '')?.[1];
      writeFileSync(join(folder, file), reportAsHtml(text));
      pages.push({ name: `${name}, ${edition}`, file, running });
    }
  }
  return {
    pages: pages.map((one) => ({ ...one, file: join(folder, one.file) })),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Councils of other kinds: a table in the place of a price, names that would be markup, no word of what is small. */
function councils(): [string, CouncilData][] {
  const table = randomCouncil(3, 2);
  const { smallCell: _, ...settings } = randomCouncil(11, 3).settings;
  const hostile = randomCouncil(5, 2);
  return [
    [
      'table',
      {
        ...table,
        settings: {
          ...table.settings,
          calibrate: { kind: 'percentile', options: { fundingBasis: 'pot', between: 'upper' } },
        },
      } as CouncilData,
    ],
    ['not for sharing', { ...randomCouncil(11, 3), settings: settings as CouncilData['settings'] }],
    [
      'hostile',
      {
        ...hostile,
        settings: { ...hostile.settings, title: '<script>alert(1)</script> "><img src=x onerror=alert(2)>' },
        cohort: {
          ...hostile.cohort,
          cases: hostile.cohort.cases.map((one) => ({
            ...one,
            characteristics: (one.characteristics ?? []).map(({ name, value }) => ({
              name,
              value: value === 'Asian' ? `</title></svg><script>alert(3)</script> a very long name of a group` : value,
            })),
          })),
        },
      } as CouncilData,
    ],
  ];
}

/** The text of a file. */
export const textOf = (file: string): string => readFileSync(file, 'utf8');
