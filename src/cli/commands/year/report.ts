import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, problemList } from '../../../errors.js';
import { recordsOfAll } from '../../data/record/case-records.js';
import { notReadBelow, openFolder, withoutManifest } from '../../data/record/folder.js';
import { tellAltered } from '../../input/record/folder-manifest.js';
import { readFile } from '../../input/text/file.js';
import { decodeUtf8 } from '../../input/text/text.js';
import { addExample, addOut, type OutputOptions } from '../../options.js';
import { standing } from '../../output/file/aside.js';
import { buildManifest } from '../../output/file/manifest.js';
import { writeWholeFolder } from '../../output/file/write-folder.js';
import { tellOn } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';

/** The reports of a run, and the page that is made of each. */
const REPORTS = [
  { file: 'report.md', page: 'report.html' },
  { file: 'report-internal.md', page: 'report-internal.html' },
] as const;

/** A report of a million families has some hundred megabytes. */
const MAX_BYTES = 1_073_741_824;

/** `openras report`: the report of a run as pages with pictures, for sharing and for inside. */
export const registerReport: Register = (program, io) => {
  const command = program
    .command('report')
    .description("write a run's report as pages with pictures, for sharing and for inside, after verifying its records")
    .argument('<results>', "a run's folder");
  addExample(addOut(command, 'folder'), 'openras report results --out pages').action(
    async (name: string, { out, force = false }: Pick<OutputOptions, 'out' | 'force'>) => {
      if (out === undefined) return fail('missing', ['out'], 'name the folder to write with --out');
      const open = openFolder(io.cwd, name, undefined);
      const { manifest, folder, source } = open;
      // Without its manifest nothing shows that a report is of these records.
      if (manifest === undefined || folder === undefined) return fail('missing', [], withoutManifest(name));
      const notRead = notReadBelow(source);
      if (notRead !== undefined) tellOn(io)(notRead);
      const there = REPORTS.filter(({ file }) => existsSync(standing(io.cwd, join(folder, file))));
      const problems = problemList();
      const files = [...source.files, ...REPORTS.map(({ file }) => file)];
      tellAltered(io.cwd, manifest, { files, whole: false }, problems);
      problems.throwIfAny();
      if (there.length < REPORTS.length)
        return fail(
          'missing',
          [],
          `${name} holds no report: openras run --out writes ${REPORTS.map(({ file }) => file).join(' and ')}`,
        );
      const cases = recordsOfAll(io.cwd, open);
      const { reportAsHtml } = await import('../../report-page/report-page.js');
      const { tellOtherAmounts } = await import('../../report-page/hold-report.js');
      const { readReport } = await import('../../report-page/report-text.js');
      const read = there.map(({ file, page }) => {
        const { file: input, bytes } = readFile(io.cwd, join(folder, file), MAX_BYTES);
        return { page, input, text: decodeUtf8(bytes, input.name) };
      });
      for (const { page, input, text } of read)
        if (page === 'report-internal.html')
          tellOtherAmounts(readReport(text, input.name), cases, input.name, problems);
      problems.throwIfAny();
      const pages = read.map(({ page, input, text }): [string, string] => [page, reportAsHtml(text, input.name)]);
      const own = buildManifest(io, { command: 'report', options: {}, inputs: read.map(({ input }) => input) });
      await writeWholeFolder(io.cwd, out, new Map(pages), own, { force, tell: tellOn(io) });
    },
  );
};
