import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

// 22,500 / 140 a point; 50 points are 8,035.714…
const { model } = calibratePricePoint([{ caseId: 'a', points: 140, packageValue: 22500 }], { fundingBasis: 'pot' });

test('a stored record is replayed and told to the family in sentences; an altered one is refused', async () => {
  const result = [allocate(model, { caseId: 'F1', points: 50 }), allocate(model, { caseId: 'F0', points: 0 })];
  put(folder, 'allocations.json', JSON.stringify({ result, warnings: [] }));
  const page = await run('explain', 'allocations.json', 'F1');
  expect(page.code).toBe(0);
  expect(page.out).toContain('50 points');
  expect(page.out).toContain('**The first amount for you is £8,035.71 a year.**');
  expect(page.out).toContain('- 50 points at that price come to about £8,035.71.');
  const nothing = await run('explain', 'allocations.json', 'F0');
  expect(nothing.out).toContain(
    'An amount of £0 does not mean that you need no support; ask us to look at your needs themselves.',
  );

  const path = join(folder, 'allocations.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"8035.71"', '"9035.71"'));
  for (const form of ['markdown', 'text', 'html']) {
    const altered = await run('explain', 'allocations.json', 'F1', '--format', form);
    expect([altered.code, altered.out]).toEqual([2, '']);
  }
  expect((await run('explain', 'allocations.json', 'F1', '--out', 'page.html')).code).toBe(2);
  expect((await run('explain', 'allocations.json', '--all', '--out', 'altered')).code).toBe(2);
  expect([existsSync(join(folder, 'page.html')), existsSync(join(folder, 'altered'))]).toEqual([false, false]);
  expect((await run('explain', 'allocations.json', 'F9')).err).toContain('no case is called "F9"');
});

const POLICY: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [
    {
      rule: 'limit-change',
      at: 'communicated',
      actor: 'Cabinet',
      reason: 'a smooth <b>start</b>',
      greatestFall: '20',
      greatestRise: '15',
      frequency: 'once',
      uplift: 'none',
    },
  ],
};

/** A family of 50 points whose package was £6,000: it may rise to £6,900. */
function keep(name: string, policy: Policy, ids: readonly string[] = ['F1']): void {
  const lines = ids.flatMap((caseId) => {
    const allocation = recordAllocation(model, { caseId, points: 50 });
    const amounts = { traditional: '6000', indicative: allocation.amounts.indicative };
    return [allocation, recordModerated({ caseId, period: 'year', amounts }, policy, allocation)];
  });
  put(folder, name, lines.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

describe('the page of a family', () => {
  test('tells first what the family was told, and then the limit with its sum', async () => {
    keep('told.ndjson', POLICY);
    const { out } = await run('explain', 'told.ndjson', 'F1');
    expect(out).toContain('**The amount we tell you is £6,900.00 a year.**');
    expect(out).toContain(
      'We limited the rise. Your earlier support cost £6,000.00 a year. The amount may rise by 15 per cent of that at most. So it went down from £8,035.71 to £6,900.00.',
    );
    expect(out.indexOf('£6,900.00')).toBeLessThan(out.indexOf('£8,035.71'));
    expect(out).not.toMatch(/£[\d,]+\.\d{3}|…/);
  });

  test.each([
    [{ traditional: false, indicative: true }, ['£6,000.00'], ['£8,035.71', '£6,900.00']],
    [{ traditional: true, indicative: false }, ['£8,035.71'], ['£6,000.00', '£6,900.00']],
    [{ traditional: false, indicative: false }, ['£6,000.00', '£8,035.71'], ['£6,900.00']],
  ])('shows what the policy discloses and no more: %j', async (disclosure, hidden, shown) => {
    keep('disclosed.ndjson', { ...POLICY, disclosure });
    for (const form of ['markdown', 'text', 'html']) {
      const { out } = await run('explain', 'disclosed.ndjson', 'F1', '--format', form);
      for (const amount of hidden) expect(out).not.toContain(amount);
      for (const amount of shown) expect(out).toContain(amount);
    }
  });

  test('is one file of HTML without script or network, with what people wrote escaped', async () => {
    keep('told.ndjson', POLICY);
    const { out } = await run('explain', 'told.ndjson', 'F1', '--format', 'html', '--large');
    expect(out).toContain('<html lang="en-GB">');
    expect(out).toContain('“a smooth &lt;b&gt;start&lt;/b&gt;”');
    expect(out).not.toMatch(/<script|<b>|<link|<img|<iframe|url\(|@import| on[a-z]+=/i);
    expect(out).not.toMatch(/https?:|\/\//);
    expect(out).toMatch(
      /<svg role="img" aria-labelledby="([^" ]+) ([^"]+)"[^>]*>\n<title id="\1">[^<]+<\/title>\n<desc id="\2">/,
    );
    expect(out).toContain('html { font-size: 150%;');
    const levels = [...out.matchAll(/<h(\d)/g)].map(([, level]) => level);
    expect([levels[0], new Set(levels.slice(1))]).toEqual(['1', new Set(['2'])]);
    const ids = [...out.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('escapes what people wrote in Markdown too, and wraps plain text', async () => {
    keep('told.ndjson', POLICY);
    expect((await run('explain', 'told.ndjson', 'F1')).out).toContain('a smooth \\<b\\>start\\</b\\>');
    const { out } = await run('explain', 'told.ndjson', 'F1', '--format', 'text');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
  });

  test('goes by the ending of the file, and refuses what does not go together', async () => {
    keep('told.ndjson', POLICY);
    expect((await run('explain', 'told.ndjson', 'F1', '--out', 'one.html')).code).toBe(0);
    expect(readFileSync(join(folder, 'one.html'), 'utf8')).toContain('<!DOCTYPE html>');
    for (const rest of [
      ['F1', '--large'],
      ['F1', '--all', '--out', 'x'],
      ['--all'],
      [],
      ['F1', '--answers', 'a.csv'],
    ]) {
      expect((await run('explain', 'told.ndjson', ...rest)).code).toBe(2);
    }
  });

  test('gives the lines of the council on what to do next', async () => {
    keep('told.ndjson', POLICY);
    put(folder, 'next.txt', 'You can ask for a review.\n\nPhone us on 01.\n');
    const { out } = await run('explain', 'told.ndjson', 'F1', '--next', 'next.txt');
    expect(out).toContain('## What you can do\n\n- You can ask for a review.\n- Phone us on 01.\n');
    expect((await run('explain', 'told.ndjson', 'F1')).out).toContain('do not say how, or by when');
  });
});

test('--all makes a file for each family, whatever its id, and nothing where one record is altered', async () => {
  const ids = ['F1', 'f1', '../x', 'CON', 'manifest', 'ä/b', 'ä.b'];
  keep('many.ndjson', POLICY, ids);
  expect((await run('explain', 'many.ndjson', '--all', '--format', 'html', '--out', 'letters')).code).toBe(0);
  const files = readdirSync(join(folder, 'letters')).filter((name) => name !== 'manifest.json');
  expect(files).toHaveLength(ids.length);
  expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(ids.length);
  expect(files).toContain('F1.html');
  const about = files.map(
    (name) => /about case (.*)\.</.exec(readFileSync(join(folder, 'letters', name), 'utf8'))?.[1],
  );
  expect(new Set(about)).toEqual(new Set(ids));
  const path = join(folder, 'many.ndjson');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"6900.00"', '"6901.00"'));
  expect((await run('explain', 'many.ndjson', '--all', '--out', 'none')).code).toBe(2);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

const INSTRUMENT = {
  schemaVersion: 1,
  id: 'small',
  version: '1',
  title: 'A small questionnaire',
  source: { kind: 'constructed', citation: 'constructed for this test' },
  outcomes: [{ id: 'rest', title: 'Rest' }],
  statements: [
    {
      id: 'sleep',
      outcome: 'rest',
      text: 'Our nights are calm',
      levels: [
        { name: 'Never', points: 50 },
        { name: 'At times', points: 20 },
        { name: 'Mostly', points: 10 },
        { name: 'Often', points: 5 },
        { name: 'Always', points: 0 },
      ],
    },
  ],
};

describe('the answers', () => {
  const call = ['--instrument', 'small.json', '--answers', 'answers.csv'];
  const files = (agreed: string): void => {
    keep('told.ndjson', POLICY);
    put(folder, 'small.json', JSON.stringify(INSTRUMENT));
    const header = 'case_id,sleep,sleep@parent,sleep@child,sleep@carer,sleep@worker';
    put(folder, 'answers.csv', `${header}\nF1,${agreed},At times,Mostly,Often,Always\n`);
  };

  test.each([
    ['parent', ['At times', 'Always'], ['Mostly', 'Often']],
    ['young-person', ['Mostly', 'Always'], ['At times', 'Often']],
    ['carer', ['Often', 'Always'], ['At times', 'Mostly']],
    ['officer', ['At times', 'Mostly', 'Often', 'Always'], []],
  ])('a page for %s shows their own and the worker’s, and nobody else’s', async (reader, shown, hidden) => {
    files('Never');
    for (const form of ['markdown', 'text', 'html']) {
      const { out, code } = await run('explain', 'told.ndjson', 'F1', ...call, '--for', reader, '--format', form);
      expect(code).toBe(0);
      expect(out).toContain('Our nights are calm');
      for (const level of shown) expect(out).toContain(level);
      for (const level of hidden) expect(out).not.toContain(level);
    }
  });

  test('a page for nobody in particular shows the agreed ones alone', async () => {
    files('Never');
    const { out } = await run('explain', 'told.ndjson', 'F1', ...call);
    expect(out).toContain('| Our nights are calm | Never | 50 |');
    for (const level of ['At times', 'Mostly', 'Often', 'Always']) expect(out).not.toContain(level);
  });

  test('answers that do not come to the points on record are refused', async () => {
    files('Always');
    const { code, out, err } = await run('explain', 'told.ndjson', 'F1', ...call);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('come to 0 points, where its record has 50');
  });
});
