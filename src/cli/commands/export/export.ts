import { addExample } from '../../options.js';
import type { Register } from '../../program.js';
import { registerSql } from './sql.js';
import { registerWorkbook } from './workbook.js';

/** `openras export`: a model elsewhere. */
export const registerExport: Register = (program, io) => {
  const below = program
    .command('export')
    .description("write a model as SQL for a council's own database, or as a workbook with live formulas");
  addExample(below, 'openras export sql model.json --dialect duckdb --table cases');
  registerSql(below, io);
  registerWorkbook(below, io);
};
