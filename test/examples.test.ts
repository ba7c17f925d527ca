import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { filesBelow } from '../scripts/sources.mjs';
import { complaintsOfCompiler } from './support/compile.js';
import { runExample } from './support/example.js';
import { codeBlocks, publicNames } from './support/public-api.js';

// Errors and parsing are plumbing: no report has a say in them.
const WITHOUT_A_REPORT = ['src/errors.ts', 'src/parse.ts'];

// Rooms whose functions the reference does not list under headings yet; none may be added.
const WITHOUT_CATEGORIES = ['change', 'costing', 'equity', 'sensitivity'];

const names = publicNames();
const examples = new Map<string, string>();

describe('the documentation of every public name', () => {
  for (const { name, file, isFunction, doc, hasSourceOrChoice, categories, examples: own } of names) {
    own.forEach((code, index) => {
      examples.set(`example ${index + 1} of ${name} in ${file}`, code);
    });
    test(`${name} (${file}) is documented`, () => {
      expect(doc, `${name} in ${file} needs a doc comment that begins with a sentence`).not.toBe('');
      if (!isFunction) return;
      expect(own.length, `${name} in ${file} needs an @example with a \`\`\`ts block`).toBeGreaterThan(0);
      const hasReason = hasSourceOrChoice || WITHOUT_A_REPORT.includes(file);
      expect(hasReason, `${name} in ${file} needs a @source or a @choice`).toBe(true);
      if (WITHOUT_CATEGORIES.some((room) => new RegExp(`^src/${room}[/.]`).test(file))) return;
      expect(categories, `${name} in ${file} needs one @category`).toHaveLength(1);
    });
  }
});

const guides = ['README.md', ...filesBelow('docs', '.md').filter((path) => !path.startsWith('docs/api/'))];
for (const path of guides.filter((path) => existsSync(root + path))) {
  const codes = codeBlocks(readFileSync(root + path, 'utf8')).filter((code) => code.includes("from 'openras"));
  codes.forEach((code, index) => {
    examples.set(`example ${index + 1} in ${path}`, code);
  });
}

describe('the examples', () => {
  test.each([...examples])('%s is true', async (title, code) => {
    const checks = await runExample(code);
    if (!title.endsWith('.md')) expect(checks, `${title} shows no result ("expression; // => literal")`).not.toBe(0);
  });

  test('all compile in a strict TypeScript project', { timeout: 120_000 }, () => {
    expect(complaintsOfCompiler(examples)).toEqual([]);
  });
});
