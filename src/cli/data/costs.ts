import { costPackages, type PackageCosts } from '../../costing/cost-packages.js';
import { type ExtractOptions, packagesFromRows } from '../../costing/finance-extract.js';
import type { CostOptions } from '../../costing/options.js';
import type { PackageInput } from '../../costing/package.js';
import type { PriceBook } from '../../costing/price-book.js';
import { openPriceBook } from '../../costing/price-book.js';
import { readCsv } from '../input/csv.js';
import type { InputFile } from '../input/file.js';
import { type JsonFile, readJson } from '../input/json.js';
import { type Origin, withPlaces } from '../place.js';
import { isJson, rowMaps } from './rows.js';

/** The costs of files of lines, and the files that they came from. */
export interface CostedFiles extends PackageCosts {
  readonly files: readonly InputFile[];
}

/** How files of lines are costed. */
export interface CostFileOptions {
  readonly priceBook?: string;
  /** What a finance extract holds. */
  readonly extract: ExtractOptions;
  readonly costing: Omit<CostOptions, 'priceBook'>;
}

/**
 * Reads packages or plans (JSON: one or a list; CSV: a finance extract, a row a line) and costs them together.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCosts(cwd: string, names: readonly string[], options: CostFileOptions): CostedFiles {
  const book = options.priceBook === undefined ? undefined : readPriceBook(cwd, options.priceBook);
  const packages: PackageInput[] = [];
  const origins: Origin[] = [];
  const files: InputFile[] = book === undefined ? [] : [book.file];
  for (const name of names) {
    const read = isJson(name) ? readJsonPackages(cwd, name) : readExtract(cwd, name, options.extract);
    read.packages.forEach((one, index) => {
      const at = ['packages', packages.length];
      if (read.json !== undefined) origins.push({ at, source: below(read.json, index) });
      packages.push(one);
    });
    files.push(read.file);
  }
  const costing = { ...options.costing, ...(book && { priceBook: book.value as PriceBook }) };
  return { ...withPlaces(origins, () => costPackages(packages, costing)), files };
}

function readPriceBook(cwd: string, name: string): JsonFile {
  const book = readJson(cwd, name);
  withPlaces([{ at: [], source: book }], () => openPriceBook(book.value, []));
  return book;
}

function readJsonPackages(cwd: string, name: string) {
  const json = readJson(cwd, name);
  const packages = (Array.isArray(json.value) ? json.value : [json.value]) as PackageInput[];
  return { packages, file: json.file, json };
}

function readExtract(cwd: string, name: string, extract: ExtractOptions) {
  const table = readCsv(cwd, name);
  const read = withPlaces([{ at: ['rows'], source: table }], () => packagesFromRows(rowMaps(table), extract));
  return { packages: read.packages, file: table.file, json: undefined };
}

/** One package of a file, which may hold one or a list. */
function below(json: JsonFile, index: number): JsonFile {
  return Array.isArray(json.value) ? { ...json, locate: (path) => json.locate([index, ...path]) } : json;
}
