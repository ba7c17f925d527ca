import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * An esbuild plugin that writes down the licences of every package that ends up inside the bundle.
 *
 * @param {string} file the text file to write
 * @returns {import('esbuild').Plugin}
 */
export function licencesOfTheBundled(file) {
  return {
    name: 'licences-of-the-bundled',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd((result) => {
        const packages = bundledPackages(Object.keys(result.metafile?.inputs ?? {}));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${packages.map(licenceText).join(`\n${'-'.repeat(80)}\n\n`)}`);
      });
    },
  };
}

/**
 * An esbuild plugin that fails the build when a package from node_modules would end up inside the bundle, other than
 * those that may.
 *
 * @param {readonly string[]} allowed
 * @returns {import('esbuild').Plugin}
 */
export function nothingElseBundled(allowed) {
  return {
    name: 'nothing-else-bundled',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd((result) => {
        const packages = bundledPackages(Object.keys(result.metafile?.inputs ?? {}));
        const wrong = packages.filter((folder) => !allowed.some((name) => folder.endsWith(`node_modules/${name}`)));
        return { errors: wrong.map((folder) => ({ text: `the library would bundle ${folder}` })) };
      });
    },
  };
}

/** @param {readonly string[]} inputs paths of bundled files; gives the package folders among them, each once. */
function bundledPackages(inputs) {
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? '');
  return [...new Set(folders)].filter((folder) => folder !== '').sort();
}

/** @param {string} folder */
function licenceText(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim());
  if (texts.length === 0) texts.push(licenceInReadme(folder, name));
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

/** Some packages keep their licence in the README. @param {string} folder @param {string} name */
function licenceInReadme(folder, name) {
  const readme = ['README.md', 'readme.md', 'Readme.md'].map((file) => `${folder}/${file}`).find(existsSync);
  const text = readme === undefined ? '' : readFileSync(readme, 'utf8');
  const start = text.search(/^#+ *licen[cs]e/im);
  if (start < 0) throw new Error(`${name} is bundled, but its package holds no licence text`);
  return text.slice(start).trim();
}
