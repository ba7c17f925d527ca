// Prints `N passed, N failed` from vitest's JSON report, and before it what failed, where the end of a long log shows it. A
// test file that could not even be loaded counts as one failure.
import { readFileSync } from 'node:fs';

/** @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} Test */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: Test[] }} TestFile */

/** @type {TestFile[]} */
let files = [{ name: 'every test file', status: 'failed', assertionResults: [] }];
try {
  files = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')).testResults;
} catch {
  process.stderr.write('vitest wrote no report\n');
}
for (const { name, status, message = '', assertionResults } of files) {
  if (status === 'failed' && assertionResults.length === 0)
    process.stdout.write(`${name}\n  ${message.slice(0, 500)}\n`);
  for (const { status: ended, fullName, failureMessages = [] } of assertionResults) {
    if (ended === 'failed')
      process.stdout.write(`${name}: ${fullName}\n  ${failureMessages.join('\n').slice(0, 1000)}\n`);
  }
}
const tests = files.flatMap(({ assertionResults }) => assertionResults);
const passed = tests.filter(({ status }) => status === 'passed').length;
const broken = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
const failed = tests.filter(({ status }) => status === 'failed').length + broken.length;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
