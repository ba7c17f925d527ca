import { Option } from 'commander';
import { calibrationToSql } from '../../../export/sql/calibration/calibration-to-sql.js';
import { SQL_DIALECTS, type SqlDialect } from '../../../export/sql/dialect.js';
import { instrumentToSql, type SqlInstrumentOptions } from '../../../export/sql/instrument/instrument-to-sql.js';
import { modelToSql, SQL_FORMS, type SqlOptions } from '../../../export/sql/model-to-sql.js';
import { policyToSql } from '../../../export/sql/policy/policy-to-sql.js';
import { readModel } from '../../data/model.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { readJson } from '../../input/text/json.js';
import type { Io } from '../../io.js';
import { addExample, type OutputOptions } from '../../options.js';
import { give } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';
import { addColumns, columnsFor, type Named, OF_AMOUNTS, OF_ANSWERS, OF_MODEL, OF_SAMPLE } from './columns-option.js';

interface SqlFlags extends OutputOptions {
  readonly dialect: SqlDialect;
  readonly table: string;
  readonly schema?: string;
  readonly columns?: Named;
  readonly form?: NonNullable<SqlOptions['form']>;
  readonly view?: string;
  readonly check?: true;
  readonly calibrate?: 'ras4' | 'ras5';
  readonly unanswered?: 'zero' | 'exclude';
  readonly unpriced?: 'exclude';
  readonly outsideAges?: 'allow';
}

/** `openras export sql`: a model, its calibration, a questionnaire or a policy as a query of a council's own database. */
export const registerSql: Register = (program, io) => {
  const command = program
    .command('sql')
    .description('print a stored model, its calibration, a questionnaire or a policy as SQL')
    .argument(
      '<file.json>',
      'a stored model, a questionnaire or a policy; with --calibrate the options of the calibration',
    )
    .addOption(
      new Option('--dialect <dialect>', 'the database whose SQL it is').choices(SQL_DIALECTS).makeOptionMandatory(),
    )
    .requiredOption('--table <table>', 'the table or view that is read, a row a case')
    .option('--schema <schema>', 'the schema of the table, where the database does not look in it first')
    .option(
      '--columns <what=column>',
      'what columns are called, such as points=ras_score,starts_on=starts; more than once adds up',
      addColumns,
    )
    .addOption(
      new Option('--calibrate <model>', 'calibrate in the database from a sample: its row holds the model').choices([
        'ras4',
        'ras5',
      ]),
    )
    .addOption(new Option('--form <form>', 'a query, or a view of it').choices(SQL_FORMS))
    .option(
      '--view <name>',
      'with --form view, what it is called; openras_budgets, openras_scores or openras_moderated unless given',
    )
    .option('--check', 'of a model, print the query of the control totals instead')
    .addOption(
      new Option('--unanswered <rule>', 'of a questionnaire, count an unanswered statement').choices([
        'zero',
        'exclude',
      ]),
    )
    .addOption(
      new Option('--unpriced <rule>', 'of a questionnaire, leave out statements without points').choices(['exclude']),
    )
    .addOption(
      new Option('--outside-ages <rule>', 'of a questionnaire, score ages that it is not for').choices(['allow']),
    );
  addExample(
    command
      .option('--out <statement.sql>', 'write to this file, whole or not at all')
      .option('--force', 'replace the file when it is there'),
    'openras export sql model.json --dialect duckdb --table cases',
  ).action((file: string, flags: SqlFlags) => {
    refuseIdle(flags, [
      { flags: ['--view'], holds: flags.form === 'view', says: 'goes with --form view' },
      { flags: ['--form', '--check'], holds: flags.calibrate === undefined, says: 'does not go with --calibrate' },
    ]);
    give(io, textOf(io, file, flags), flags);
  });
};

function textOf(io: Io, file: string, flags: SqlFlags): string {
  if (flags.calibrate !== undefined) {
    refuseScoring(flags);
    return calibration(io, file, flags, flags.calibrate);
  }
  const { value } = readJson(io.cwd, file);
  if (isOf(value, 'statements')) return scoring(io, file, flags);
  refuseScoring(flags);
  return isOf(value, 'rules') && !isOf(value, 'kind') ? moderation(io, file, flags) : budgets(io, file, flags);
}

const isOf = (value: unknown, field: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, field);

function refuseScoring(flags: SqlFlags): void {
  const own = ['--unanswered', '--unpriced', '--outside-ages'];
  refuseIdle(flags, [{ flags: own, holds: false, says: 'goes with a questionnaire' }]);
}

function tableOf({ dialect, table, schema }: SqlFlags) {
  return { dialect, table, ...(schema !== undefined && { schema }) };
}

function budgets(io: Io, file: string, flags: SqlFlags): string {
  const { model, origin } = readModel(io.cwd, file);
  const { form, view, columns, check } = flags;
  const own = { ...tableOf(flags), columns: columnsFor(columns, OF_MODEL) };
  const written = withPlaces([origin], () => modelToSql(model, { ...own, form, view }));
  return check === true ? written.selfCheck : written.sql;
}

function calibration(io: Io, file: string, flags: SqlFlags, calibrate: 'ras4' | 'ras5'): string {
  const source = readJson(io.cwd, file);
  const own = { ...tableOf(flags), columns: columnsFor(flags.columns, OF_SAMPLE) };
  const kind = calibrate === 'ras4' ? 'price-point' : 'percentile';
  // The library checks the options, whatever they are.
  const how = source.value as Parameters<typeof calibrationToSql>[1];
  return withPlaces([{ at: ['options'], source }], () => calibrationToSql(kind as 'price-point', how as never, own))
    .sql;
}

function scoring(io: Io, file: string, flags: SqlFlags): string {
  refuseIdle(flags, [{ flags: ['--check'], holds: false, says: 'goes with a model' }]);
  const source = readJson(io.cwd, file);
  const { unanswered, unpriced, outsideAges, columns } = flags;
  const options: SqlInstrumentOptions = {
    ...tableOf(flags),
    ...viewOf(flags, 'openras_scores'),
    columns: columnsFor(columns, OF_ANSWERS),
    unanswered,
    unpriced,
    outsideAges,
  };
  const instrument = source.value as Parameters<typeof instrumentToSql>[0];
  return withPlaces([{ at: ['instrument'], source }], () => instrumentToSql(instrument, options)).sql;
}

function moderation(io: Io, file: string, flags: SqlFlags): string {
  refuseIdle(flags, [{ flags: ['--check'], holds: false, says: 'goes with a model' }]);
  const source = readJson(io.cwd, file);
  const columns = columnsFor(flags.columns, OF_AMOUNTS);
  const options = { ...tableOf(flags), ...viewOf(flags, 'openras_moderated'), columns };
  const policy = source.value as Parameters<typeof policyToSql>[0];
  return withPlaces([{ at: ['policy'], source }], () => policyToSql(policy, options)).sql;
}

function viewOf({ form, view }: SqlFlags, usual: string) {
  return form === 'view' ? { view: view ?? usual } : {};
}
