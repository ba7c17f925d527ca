import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { put, runIn, temporaryFolder } from './support.js';

// Four families at £200 a point: 30,000 / 150. The records of a run are held to the manifest that it left.
const folder = temporaryFolder();
const SLOW = { timeout: 120_000 };
const RULE = { rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' };
const CASES = 'case_id,points,package_value\nF1,35,7000\nF2,20,4000\nF3,10,2000\nF4,5,1000\n';

const run = runIn(folder);

beforeAll(async () => {
  put(folder, 'sample.csv', 'case_id,points,package_value\na,150,30000\n');
  put(folder, 'policy.json', JSON.stringify({ schemaVersion: 1, period: 'year', rules: [RULE] }));
  put(folder, 'cases.csv', CASES);
  put(folder, 'others.csv', CASES.replace('F1,35', 'F1,40'));
  for (const name of ['cases', 'others']) {
    const council = {
      schemaVersion: 1,
      title: 'Ours',
      sample: { cases: 'sample.csv' },
      cohort: { cases: `${name}.csv` },
      calibrate: { kind: 'price-point', options: { fundingBasis: 'reference-sample' } },
      policy: 'policy.json',
    };
    put(folder, `${name}.json`, JSON.stringify(council));
    const { code, err } = await run('run', `${name}.json`, '--out', name);
    expect([code, err.includes('problem')]).toEqual([0, false]);
  }
}, 120_000);

/** A copy of the results, altered. */
function copied(alter: (at: (file: string) => string) => void): string {
  const name = 'altered';
  rmSync(join(folder, name), { recursive: true, force: true });
  cpSync(join(folder, 'cases'), join(folder, name), { recursive: true });
  alter((file) => join(folder, name, file));
  return name;
}

const text = (path: string): string => readFileSync(path, 'utf8');
const edit = (path: string, change: (before: string) => string): void => writeFileSync(path, change(text(path)));
const lines = (path: string): string[] => text(path).split('\n').filter(Boolean);

/** Writes the manifest anew over what is in the folder, as somebody would who knows how. */
function withNewManifest(at: (file: string) => string): void {
  edit(at('manifest.json'), (before) => {
    const manifest = JSON.parse(before);
    for (const one of manifest.outputs) {
      const bytes = readFileSync(at(one.name));
      Object.assign(one, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    return JSON.stringify(manifest);
  });
}

/** Records and their index, written anew. */
function withRecords(at: (file: string) => string, file: string, records: readonly string[]): void {
  let offset = 0;
  const index = records.map((line) => {
    const { caseId, kind } = JSON.parse(line);
    const row = `${caseId},${kind},${offset},${Buffer.byteLength(line) + 1}`;
    offset += Buffer.byteLength(line) + 1;
    return row;
  });
  writeFileSync(at(`${file}.ndjson`), `${records.join('\n')}\n`);
  writeFileSync(at(`${file}.index.csv`), `case_id,kind,offset,length\n${index.join('\n')}\n`);
}

test('a folder as the run left it is verified, with the totals of its amounts', SLOW, async () => {
  const { code, out } = await run('check-record', 'cases');
  expect(code).toBe(0);
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, 'cases/manifest.json')))
    .digest('hex');
  expect(JSON.parse(out)).toEqual({
    result: {
      records: 8,
      'of them: allocation': 4,
      'of them: moderated': 4,
      'allocated again by their model': 4,
      'not sealed: only what can be worked out was checked': 0,
      // 70 points at £200; the floor of £500 raises nobody.
      'indicative amounts, £ a year': '14000.00',
      'traditional amounts with the one-offs that are stated, £ a year': '14000.00',
      'communicated amounts, £ a year': '14000.00',
      'SHA-256 of the manifest': sha256,
    },
    warnings: [],
  });
});

const ALTERED: readonly [string, (at: (file: string) => string) => void, string][] = [
  [
    'a file swapped for that of another run',
    (at) => cpSync(join(folder, 'others/cases.csv'), at('cases.csv')),
    'cases.csv: ',
  ],
  [
    'the records of another run, with their index',
    (at) => {
      for (const file of ['allocations.ndjson', 'allocations.index.csv'])
        cpSync(join(folder, 'others', file), at(file));
    },
    'allocations.ndjson: ',
  ],
  [
    'a family dropped, with its line of the index',
    (at) => withRecords(at, 'moderation', lines(at('moderation.ndjson')).slice(0, 3)),
    'moderation.ndjson: ',
  ],
  [
    'one record of another run',
    (at) => {
      const [first = ''] = lines(join(folder, 'others/allocations.ndjson'));
      withRecords(at, 'allocations', [first, ...lines(at('allocations.ndjson')).slice(1)]);
    },
    'allocations.ndjson: ',
  ],
  ['a file put in', (at) => writeFileSync(at('more.ndjson'), 'x'), 'more.ndjson: is not named by manifest.json'],
  ['a folder put in', (at) => mkdirSync(at('notes')), 'notes: is not named by manifest.json'],
  ['a page altered', (at) => edit(at('report.md'), (before) => before.replace('£', '£ ')), 'report.md: '],
  ['a file taken out', (at) => rmSync(at('director.md')), 'director.md: is missing'],
  ['all records taken out', (at) => rmSync(at('moderation.ndjson')), 'moderation.ndjson: is missing'],
];

describe('a folder is refused by its manifest', () => {
  test.each(ALTERED)('%s', SLOW, async (_, alter, place) => {
    const name = copied(alter);
    const { code, out, err } = await run('check-record', name);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${name}/${place}`);
  });

  test('by every command that opens one case, where the records were altered', SLOW, async () => {
    const name = copied((at) => withRecords(at, 'moderation', lines(at('moderation.ndjson')).slice(0, 3)));
    for (const argv of [
      ['check-record', `${name}/moderation.ndjson`],
      ['check-record', name, 'F1'],
      ['explain', name, 'F1'],
      ['case-pack', name, 'F1', '--out', 'pack'],
      ['audit-sample', name, '--size', '1', '--seed', '1'],
    ]) {
      const { code, err } = await run(...argv);
      expect([argv.join(' '), code]).toEqual([argv.join(' '), 2]);
      expect(err).toContain('moderation.ndjson');
    }
  });

  test('a manifest that is none is refused', SLOW, async () => {
    const name = copied((at) => writeFileSync(at('manifest.json'), '{}'));
    expect((await run('check-record', name)).code).toBe(2);
  });

  test('without a manifest nothing shows what is missing, and that is said', SLOW, async () => {
    const name = copied((at) => rmSync(at('manifest.json')));
    const { code, out } = await run('check-record', name);
    expect(code).toBe(0);
    expect(JSON.parse(out).warnings).toMatchObject([{ code: 'no-manifest' }]);
  });
});

describe('with a manifest made anew the files still have to agree', () => {
  test.each<[string, (at: (file: string) => string) => void, string]>([
    [
      'a family dropped from the records',
      (at) => {
        for (const file of ['allocations', 'moderation'])
          withRecords(at, file, lines(at(`${file}.ndjson`)).slice(0, 3));
      },
      'cases.csv: names 1 of whom there is no allocation record: "F4"',
    ],
    [
      'a family dropped from the list',
      (at) => edit(at('cases.csv'), (before) => before.replace(/^F4.*\n/m, '')),
      'cases.csv: does not name "F4"',
    ],
    [
      'the list of another run',
      (at) => cpSync(join(folder, 'others/cases.csv'), at('cases.csv')),
      // 40 points instead of 35.
      'indicative: says "8000.00" of "F1", where the record has "7000.00"',
    ],
    [
      'the policy of another run',
      (at) => edit(at('policy.json'), (before) => before.replace('500', '400')),
      'policy.json: "F1" was moderated by another policy',
    ],
    [
      'the model of another run',
      (at) => edit(at('model.json'), (before) => before.replace('30000', '31000')),
      'names another model',
    ],
  ])('%s', SLOW, async (_, alter, message) => {
    const name = copied((at) => {
      alter(at);
      withNewManifest(at);
    });
    const { code, err } = await run('check-record', name);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('a file of records by itself', () => {
  const alone = (content: string): string => {
    mkdirSync(join(folder, 'alone'), { recursive: true });
    return put(folder, 'alone/one.ndjson', content);
  };
  const two = (): string[] => lines(join(folder, 'cases/allocations.ndjson')).slice(0, 2);

  test("may have a Windows editor's mark before it and a blank line after it", SLOW, async () => {
    for (const content of [
      `\ufeff${two().join('\r\n')}\r\n\r\n`,
      `${two().join('\n')}\n\n`,
      `\ufeff${two().join('\n')}`,
    ]) {
      const { code, out } = await run('check-record', alone(content), '--model', 'cases/model.json');
      expect([code, JSON.parse(out).result.records]).toEqual([0, 2]);
    }
  });

  test('with an index may have them as well', SLOW, async () => {
    const at = (file: string): string => join(folder, 'indexed', file);
    mkdirSync(at(''), { recursive: true });
    withRecords(at, 'allocations', two());
    edit(at('allocations.ndjson'), (before) => `\ufeff${before}\r\n`);
    expect((await run('check-record', 'indexed/allocations.ndjson')).code).toBe(0);
    expect((await run('check-record', 'indexed/allocations.ndjson', 'F2')).code).toBe(0);
  });

  test('with a blank line in the middle is refused, with the line', SLOW, async () => {
    const { code, err } = await run('check-record', alone(`${two().join('\n\n')}\n`));
    expect([code, err]).toEqual([2, expect.stringContaining('one.ndjson:2:1: is blank')]);
  });

  test.each([
    ['empty.ndjson', ''],
    ['blank.ndjson', '\ufeff\r\n'],
    ['empty.json', '[]'],
    ['none.json', '{"result":[],"warnings":[]}'],
  ])('%s holds nothing to check, which is not that all is right', SLOW, async (name, content) => {
    const { code, out, err } = await run('check-record', put(folder, name, content));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('there is nothing to check');
  });

  test('names its model with --model; without one it is said that nothing was allocated again', SLOW, async () => {
    const file = alone(two().join('\n'));
    const without = JSON.parse((await run('check-record', file)).out);
    expect(without.warnings.map(({ code }: { code: string }) => code)).toEqual(['no-manifest', 'no-model']);
    const page = await run('explain', file, 'F1', '--model', 'cases/model.json');
    expect(page.out).not.toContain('not worked out again');
    expect((await run('explain', file, 'F1')).out).toContain('not worked out again');
    expect((await run('explain', file, 'F1', '--model', 'policy.json')).code).toBe(2);
  });
});

test(
  'a pack holds the questionnaire and the price book where they are what the run read, and names what it lacks',
  SLOW,
  async () => {
    expect((await run('case-pack', 'cases', 'F1', '--out', 'pack-f1')).code).toBe(0);
    const readme = text(join(folder, 'pack-f1/README.md'));
    expect(readme).toContain('- The questionnaire: cases.json names none.');
    expect(readme).toContain('- The pages that were sent: there is no letters/F1 with an ending');
    expect(readme).toContain('its manifest has the SHA-256');
    expect(readme).not.toContain('F2');
  },
);

describe('letters that were put beside the records', () => {
  // A PDF is no text: these bytes are none in UTF-8.
  const PDF = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00, 0x80]);
  const withLetters = (): string =>
    copied((at) => {
      mkdirSync(at('letters/F1'), { recursive: true });
      mkdirSync(at('letters/F1.old'));
      writeFileSync(at('letters/F1.pdf'), PDF);
      writeFileSync(at('letters/F1.2'), 'of another family');
      writeFileSync(at('letters/F1.2.pdf'), 'of another family');
      writeFileSync(at('letters/F1-2026-04-01.md'), 'named by nothing that is sure');
      writeFileSync(at('letters/F1/2026-04-01.md'), 'sent in April');
      mkdirSync(at('letters/F1/drafts'));
    });

  test('a pack has those of its case, byte by byte, and no others', SLOW, async () => {
    const name = withLetters();
    rmSync(join(folder, 'pack-letters'), { recursive: true, force: true });
    expect((await run('case-pack', name, 'F1', '--out', 'pack-letters')).code).toBe(0);
    const sent = readdirSync(join(folder, 'pack-letters')).filter((file) => file.startsWith('sent-'));
    expect(sent.sort()).toEqual(['sent-F1-2026-04-01.md', 'sent-F1.pdf']);
    expect(readFileSync(join(folder, 'pack-letters/sent-F1.pdf'))).toEqual(PDF);
    expect(text(join(folder, 'pack-letters/README.md'))).toContain('copied as it lay there');
  });

  test('check-record leaves them out, and says so', SLOW, async () => {
    const { code, out } = await run('check-record', withLetters());
    expect([code, JSON.parse(out).warnings.map((one: { code: string }) => one.code)]).toEqual([
      0,
      ['letters-left-out'],
    ]);
    const inFile = copied((at) => writeFileSync(at('letters'), 'no folder'));
    expect((await run('check-record', inFile)).err).toContain('letters: is not named by manifest.json');
  });
});

describe('a folder whose manifest is gone', () => {
  const bare = (alter: (at: (file: string) => string) => void): string =>
    copied((at) => {
      rmSync(at('manifest.json'));
      alter(at);
    });

  test(
    'is held to the list and the policy that lie there, and every command says that there is none',
    SLOW,
    async () => {
      const whole = bare(() => undefined);
      const { code, out } = await run('check-record', whole);
      expect([code, JSON.parse(out).warnings.map((one: { code: string }) => one.code)]).toEqual([0, ['no-manifest']]);
      const drawn = await run('audit-sample', whole, '--size', '1', '--seed', '1', '--format', 'json');
      expect([drawn.code, `${drawn.out}${drawn.err}`.includes('no manifest.json lies beside')]).toEqual([0, true]);
      expect((await run('explain', whole, 'F1')).out).toContain('No manifest lies beside this record');
      expect((await run('explain', 'cases', 'F1')).out).not.toContain('No manifest');
    },
  );

  test.each<[string, (at: (file: string) => string) => void, string]>([
    [
      'a family dropped',
      (at) => withRecords(at, 'allocations', lines(at('allocations.ndjson')).slice(1)),
      'names 1 of whom there is no allocation record: "F1"',
    ],
    [
      'another amount in the list',
      (at) => edit(at('cases.csv'), (all) => all.replaceAll('7000.00', '7500.00')),
      'says "7500.00" of "F1"',
    ],
    ['another policy', (at) => edit(at('policy.json'), (all) => all.replace('500', '600')), 'by another policy'],
  ])('%s is refused', SLOW, async (_, alter, message) => {
    const { code, err } = await run('check-record', bare(alter));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('a folder whose manifest was made anew', () => {
  const anew = (alter: (at: (file: string) => string) => void): string =>
    copied((at) => {
      alter(at);
      withNewManifest(at);
    });
  const list = (from: string, to: string) => (at: (file: string) => string) =>
    edit(at('cases.csv'), (all) => all.replace(from, to));

  test.each<[string, (at: (file: string) => string) => void, string]>([
    ['other points in the list', list('F1,35,', 'F1,36,'), 'says "36" of "F1"'],
    ['another package before', list('F1,35,7000.00', 'F1,35,6000.00'), 'says "6000.00" of "F1"'],
    [
      'a moderated case that names no allocation',
      (at) => {
        const [first = '', ...rest] = lines(at('moderation.ndjson'));
        const { case: one, policy } = JSON.parse(first).inputs;
        withRecords(at, 'moderation', [JSON.stringify(recordModerated(one, policy)), ...rest]);
      },
      'names no allocation',
    ],
    [
      'further records beside them',
      (at) => writeFileSync(at('challenges.ndjson'), lines(at('allocations.ndjson')).slice(0, 1).join('\n')),
      'two records of this kind',
    ],
  ])('%s is refused', SLOW, async (_, alter, message) => {
    const { code, err } = await run('check-record', anew(alter));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('is no frame to draw from where a family was taken out of it', SLOW, async () => {
    const name = anew((at) => {
      for (const file of ['allocations', 'moderation']) withRecords(at, file, lines(at(`${file}.ndjson`)).slice(1));
    });
    const { code, err } = await run('audit-sample', name, '--size', '1', '--seed', '1');
    expect([code, err]).toEqual([2, expect.stringContaining('no allocation record: "F1"')]);
  });
});

test(
  'a pack of a file of records is that of its folder, and takes no questionnaire that the run did not read',
  SLOW,
  async () => {
    const name = copied((at) => writeFileSync(at('instrument.json'), '{"another":"questionnaire"}'));
    const { code, err } = await run('case-pack', `${name}/moderation.ndjson`, 'F1', '--out', 'pack');
    expect([code, err.includes('problem')]).toEqual([0, false]);
    const packed = readdirSync(join(folder, 'pack'));
    expect(packed).toEqual(expect.arrayContaining(['moderated.json', 'model.json', 'policy.json']));
    expect(packed).not.toContain('instrument.json');
  },
);

describe('what lies beside the records is not switched off', () => {
  type Alter = (at: (file: string) => string) => void;
  const drop: Alter = (at) => {
    for (const file of ['allocations', 'moderation']) {
      const kept = lines(at(`${file}.ndjson`)).filter((line) => JSON.parse(line).caseId !== 'F2');
      withRecords(at, file, kept);
    }
  };
  const naming =
    (...names: string[]): Alter =>
    (at) =>
      edit(at('manifest.json'), (before) => {
        const manifest = JSON.parse(before);
        for (const name of names) manifest.outputs.push({ name, bytes: 0, sha256: '' });
        return JSON.stringify(manifest);
      });
  const without =
    (...names: string[]): Alter =>
    (at) => {
      for (const name of names) rmSync(at(name));
      edit(at('manifest.json'), (before) => {
        const manifest = JSON.parse(before);
        const outputs = manifest.outputs.filter((one: { name: string }) => !names.includes(one.name));
        return JSON.stringify({ ...manifest, outputs });
      });
    };
  const list =
    (from: string | RegExp, to: string): Alter =>
    (at) =>
      edit(at('cases.csv'), (all) => all.replace(from, to));
  const altered = (...alters: readonly Alter[]): string =>
    copied((at) => {
      for (const alter of alters) alter(at);
      withNewManifest(at);
    });
  const nested: Alter = (at) => {
    mkdirSync(at('sub'));
    writeFileSync(at('sub/x.ndjson'), 'x\n');
  };

  test('by a file of records in a folder below, that the manifest names', SLOW, async () => {
    const name = altered(drop, nested, naming('sub/x.ndjson'));
    for (const argv of [
      ['check-record', name],
      ['audit-sample', name, '--size', '1', '--seed', '1'],
    ]) {
      const { code, err } = await run(...argv);
      expect([code, err]).toEqual([2, expect.stringContaining('no allocation record: "F2"')]);
    }
  });

  test('by a file that the manifest names and nobody wrote', SLOW, async () => {
    const name = altered(drop);
    naming('zzz.ndjson')((file) => join(folder, name, file));
    expect((await run('check-record', name)).err).toContain('no allocation record: "F2"');
    for (const argv of [
      ['check-record', name],
      ['audit-sample', name, '--size', '1', '--seed', '1'],
      ['explain', name, 'F1'],
    ]) {
      const { code, err } = await run(...argv);
      expect([code, err]).toEqual([2, expect.stringContaining('zzz.ndjson: is missing')]);
    }
  });

  test.each<[string, readonly Alter[], string]>([
    ['by another name of a column', [drop, list('answer', 'answers')], 'cases.csv:1:1: has no column answer'],
    ['by a list that has no amounts told', [list(',communicated', ',told')], 'has no column communicated'],
    ['by a manifest that names no list', [drop, without('cases.csv')], 'cases.csv: is not named by the manifest'],
    [
      'by taking out policy and moderated records together',
      [without('policy.json', 'moderation.ndjson', 'moderation.index.csv')],
      'names 4 of whom there is no moderated record: "F1" …',
    ],
    ['by a second row of a family', [list(/^(F1,.*)\n/m, '$1\n$1\n')], '"F1" stands twice'],
    // F1 has 7,000 after 7,000, so that nothing changed.
    ['by another change', [list('7000.00,7000.00,0.00', '7000.00,7000.00,50.00')], 'says "50.00", where 0.00 follows'],
    ['by no change', [list('7000.00,7000.00,0.00', '7000.00,7000.00,')], 'says none, where 0.00 follows'],
  ])('%s', SLOW, async (_, alters, message) => {
    const { code, err } = await run('check-record', altered(...alters));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test(
    'where no manifest says so, a list is known by its columns; another file is said to be held to nothing',
    SLOW,
    async () => {
      const known = copied((at) => {
        rmSync(at('manifest.json'));
        drop(at);
        list('answer', 'answers')(at);
      });
      expect(await run('check-record', known)).toMatchObject({
        code: 2,
        err: expect.stringContaining('column answer'),
      });
      const own = copied((at) => {
        rmSync(at('manifest.json'));
        writeFileSync(at('cases.csv'), CASES);
      });
      const { code, out } = await run('check-record', own);
      const warnings = JSON.parse(out).warnings.map((one: { code: string }) => one.code);
      expect([code, warnings]).toEqual([0, ['no-manifest', 'not-held']]);
    },
  );

  test('for one case: its row, its policy and what it lacks', SLOW, async () => {
    const commands = (name: string) => [
      ['check-record', name, 'F1'],
      ['explain', name, 'F1'],
      ['case-pack', name, 'F1', '--out', 'pack-one', '--force'],
    ];
    for (const [alter, message] of [
      [list('F1,35,', 'F1,36,'), 'says "36" of "F1"'],
      [((at) => edit(at('policy.json'), (all) => all.replace('500', '600'))) as Alter, 'by another policy'],
      [list(/^F1,.*\n/m, ''), 'does not name "F1"'],
      [
        ((at) => withRecords(at, 'moderation', lines(at('moderation.ndjson')).slice(1))) as Alter,
        'no moderated record: "F1"',
      ],
    ] as const) {
      const name = altered(alter);
      for (const argv of commands(name)) {
        const { code, err } = await run(...argv);
        expect([argv[0], code, err]).toEqual([argv[0], 2, expect.stringContaining(message)]);
      }
    }
    // What is wrong with another family is not said of this one.
    const other = altered(list('F2,20,', 'F2,21,'));
    for (const argv of commands(other)) expect((await run(...argv)).code).toBe(0);
  });

  test('a pack of a file by itself does not put another policy in place of the one beside it', SLOW, async () => {
    const name = copied((at) => {
      rmSync(at('manifest.json'));
      edit(at('policy.json'), (all) => all.replace('500', '600'));
    });
    const { code, err } = await run('case-pack', `${name}/moderation.ndjson`, 'F1', '--out', 'pack-own');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('is another policy than the one that the moderated record'),
    ]);
  });

  test('one file of several is held to the rows of its own records', SLOW, async () => {
    expect((await run('check-record', 'cases/moderation.ndjson')).code).toBe(0);
    const { code, err } = await run('check-record', `${altered(list('F1,35,', 'F1,36,'))}/allocations.ndjson`);
    expect([code, err]).toEqual([2, expect.stringContaining('says "36" of "F1"')]);
  });
});
