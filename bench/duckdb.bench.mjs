/**
 * Ten million cases inside DuckDB: budgets by RAS 4, and RAS 5 calibrated, beside the same by the library. Run after
 * `npm run build` and `npm ci --prefix test/engines`. Time is that of all processors, so that a busy machine does not
 * count; what is printed is the time, and its ratio to that of the library.
 */
import { createRequire } from 'node:module';
import { allocateCohort, calibratePricePoint } from 'openras';
import { calibrationToSql, modelToSql } from 'openras/export';
import { alignCohort } from 'openras/models';
import { randomIntegers } from './measure.mjs';

const CASES = Number(process.argv[2] ?? 10_000_000);
const SCORES = 400;

/** @returns {any} DuckDB, or nothing where it is not installed */
function duckDb() {
  try {
    return createRequire(new URL('../test/engines/package.json', import.meta.url))('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/**
 * @template Result
 * @param {() => Result | Promise<Result>} run
 */
async function seconds(run) {
  const start = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(start);
  return { taken: (user + system) / 1e6, result };
}

const found = duckDb();
if (found === undefined) {
  console.log('\nDuckDB is not installed; npm ci --prefix test/engines installs it');
  process.exit(0);
}

const points = randomIntegers(CASES, SCORES, 1);
const packagePence = randomIntegers(CASES, 5_000_000, 3);
const sample = Array.from({ length: 20_000 }, (_, index) => ({
  caseId: `c${index}`,
  points: points[index] ?? 0,
  packageValue: (packagePence[index] ?? 0) / 100,
}));
const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });

const instance = await found.DuckDBInstance.create(':memory:');
const connection = await instance.connect();
/** @param {string} sql */
const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();

// The same numbers in the database, a batch of columns at a time.
await connection.run('CREATE TABLE cases (case_id VARCHAR, points INTEGER, package_value DECIMAL(18, 2))');
const appender = await connection.createAppender('cases');
for (let index = 0; index < CASES; index += 1) {
  appender.appendVarchar(`F${index}`);
  appender.appendInteger(points[index] ?? 0);
  appender.appendDecimal(new found.DuckDBDecimalValue(BigInt(packagePence[index] ?? 0), 18, 2));
  appender.endRow();
  if (index % 100_000 === 99_999) appender.flushSync();
}
appender.closeSync();

const threads = (await rowsOf("SELECT current_setting('threads') AS n"))[0]?.n;
console.log(`\n${CASES.toLocaleString('en-GB')} cases inside DuckDB, ${threads} threads`);

/**
 * @param {string} what
 * @param {number} here
 * @param {number} there
 */
function print(what, here, there) {
  const ratio = (there / here).toFixed(1);
  console.log(`${what.padEnd(28)} by the library ${here.toFixed(1)} s, in DuckDB ${there.toFixed(1)} s, x ${ratio}`);
}

const own = await seconds(() => allocateCohort(model, { points }));
const { sql } = modelToSql(model, { dialect: 'duckdb', table: 'cases' });
await connection.run('DROP TABLE IF EXISTS budgets');
const inside = await seconds(() => connection.run(`CREATE TABLE budgets AS ${sql}`));
const [sums] = await rowsOf("SELECT SUM(indicative) AS total FROM budgets WHERE status = 'budget'");
if (sums.total !== own.result.total) throw new Error(`${sums.total} is not ${own.result.total}`);
print('budgets by RAS 4', own.taken, inside.taken);

const aligned = await seconds(() => alignCohort({ points, packagePence }));
const calibration = calibrationToSql('percentile', { fundingBasis: 'pot' }, { dialect: 'duckdb', table: 'cases' });
const calibrated = await seconds(() => rowsOf(calibration.sql));
const [row] = calibrated.result;
if (row.status !== 'calibrated') throw new Error(row.warning);
const { rows, counts } = JSON.parse(row.model);
if (rows.length !== SCORES || counts.scores !== CASES) throw new Error('the table is not of these scores');
print('RAS 5 calibrated by rank', aligned.taken, calibrated.taken);
