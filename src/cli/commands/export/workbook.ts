import { fail } from '../../../errors.js';
import { readTogether } from '../../../parse/parse.js';
import { readCases } from '../../data/cases/cases.js';
import { readModel } from '../../data/model.js';
import { checkQuestionnaire } from '../../data/sample/questionnaire.js';
import { bytesOf } from '../../export/workbook/book/write.js';
import { workbookOf } from '../../export/workbook/workbook.js';
import { addExample, addReading } from '../../options.js';
import { give } from '../../output/deliver.js';
import { printWarnings } from '../../output/terminal/print.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';

interface WorkbookFlags {
  readonly out: string;
  readonly force?: boolean;
}

/** `openras export workbook`: a stored model and its cases as a workbook with live formulas, which finance can check. */
export const registerWorkbook: Register = (program, io) => {
  const command = program
    .command('workbook')
    .description('write a stored model and its cases as a workbook with live formulas')
    .argument('<model.json>', 'the model')
    .argument('<cases>', 'CSV with case_id and points, or JSON cases in the form of the model')
    .requiredOption('--out <budgets.xlsx>', 'write to this file, whole or not at all')
    .option('--force', 'replace the file when it is there');
  addExample(addReading(command), 'openras export workbook model.json cases.csv --out budgets.xlsx').action(
    async (modelFile: string, casesFile: string, flags: WorkbookFlags) => {
      const [{ model, origin }, file] = readTogether(
        () => readModel(io.cwd, modelFile),
        () => readCases(io, casesFile, []),
      );
      const unknown = checkQuestionnaire(model, file.questionnaire, casesFile);
      const book = withPlaces([origin, { at: ['cases'], source: file.source, rows: file.rows }], () =>
        workbookOf(model, file.cases, file.leftOut),
      );
      if (book.differ > 0)
        fail(
          'inconsistent',
          [],
          `the formulas do not give what openras gives for ${book.differ} of the cases; nothing was written`,
        );
      give(io, await bytesOf(book, { now: io.now() }), flags);
      printWarnings(io, [...unknown, ...outOfBounds(book.outOfBounds)]);
    },
  );
};

function outOfBounds(rows: number) {
  if (rows === 0) return [];
  const message = `${rows} of the cases are beyond what a spreadsheet divides exactly; the workbook says out-of-bounds of them, and its column of openras has their amounts`;
  return [{ code: 'out-of-bounds', message }];
}
