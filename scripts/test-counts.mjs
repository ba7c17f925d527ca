// Prints `N passed, N failed` from vitest's JSON report. A test file that could not even be loaded counts as one failure.
import { readFileSync } from 'node:fs';

/** @type {{ status: string, assertionResults: { status: string }[] }[]} */
let files = [{ status: 'failed', assertionResults: [] }];
try {
  files = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')).testResults;
} catch {
  process.stderr.write('vitest wrote no report\n');
}
const tests = files.flatMap(({ assertionResults }) => assertionResults);
const passed = tests.filter(({ status }) => status === 'passed').length;
const broken = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
const failed = tests.filter(({ status }) => status === 'failed').length + broken.length;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
