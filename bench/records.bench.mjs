/**
 * Records: what making, sealing and verifying them costs, beside JSON.stringify and the platform's own SHA-256 of the
 * same record. Run after `npm run build`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { allocate, moderate } from 'openras';
import {
  canonicalJson,
  modelForRecords,
  recordAllocation,
  recordModerated,
  sha256Of,
  verifyRecord,
} from 'openras/records';
import { compare } from './measure.mjs';

const read = (/** @type {string} */ name) =>
  readFileSync(new URL(`../fixtures/golden-records/0.1.0/${name}.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const model = read('models').find(({ kind }) => kind === 'price-point');
const open = modelForRecords(model);
const records = read('records');
const allocation = records.find((one) => one.model?.kind === 'price-point');
// Moderated, blocked, with its policy, its needs and its decisions in it.
const moderated = records.find((one) => one.kind === 'moderated' && one.status === 'blocked');

const TIMES = 300;
/** @param {() => unknown} act */
const often = (act) => () => {
  for (let index = 0; index < TIMES; index += 1) act();
};
/** @param {string} title @param {any} record @param {[string, () => unknown][]} ways */
function measure(title, record, ways) {
  const kilobytes = Buffer.byteLength(canonicalJson(record)) / 1000;
  /** @type {[string, () => unknown][]} */
  const all = [
    ['JSON.stringify and a bare SHA-256', () => createHash('sha256').update(JSON.stringify(record)).digest('hex')],
    ['a seal: canonical JSON and its SHA-256', () => sha256Of(record)],
    ...ways,
  ];
  compare(
    `${title}, ${kilobytes.toFixed(1)} kB`,
    all.map(([name, act]) => ({ name, cases: TIMES, run: often(act) })),
  );
}

measure('An allocation', allocation, [
  ['allocate, no record', () => allocate(model, allocation.inputs.case)],
  ['recordAllocation, model opened once', () => recordAllocation(open, allocation.inputs.case)],
  ['verifyRecord without the model', () => verifyRecord(allocation)],
  ['verifyRecord, allocated again', () => verifyRecord(allocation, { model: open })],
]);

const { case: one, policy } = moderated.inputs;
measure('A moderated case', moderated, [
  ['moderate, no record', () => moderate(one, policy)],
  ['recordModerated', () => recordModerated(one, policy)],
  ['verifyRecord', () => verifyRecord(moderated)],
]);
