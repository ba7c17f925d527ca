import { costPackages, type PackageCosts } from '../../costing/cost-packages.js';
import { type ExtractOptions, packagesFromRows } from '../../costing/extract/finance-extract.js';
import type { CostOptions } from '../../costing/options.js';
import type { PackageInput } from '../../costing/package/package.js';
import type { PriceBook } from '../../costing/price-book.js';
import { openPriceBook } from '../../costing/price-book.js';
import type { Path } from '../../errors.js';
import { readCsv } from '../input/csv.js';
import type { InputFile } from '../input/file.js';
import { type JsonFile, readJson } from '../input/json.js';
import { type Located, type Origin, withPlaces } from '../place.js';
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
  const { packages, origins, files } = readPackages(cwd, names, options.extract, ['packages']);
  const costing = { ...options.costing, ...(book && { priceBook: book.value as PriceBook }) };
  return {
    ...withPlaces(origins, () => costPackages(packages, costing)),
    files: book === undefined ? files : [book.file, ...files],
  };
}

/** Packages or plans as files hold them. */
export interface PackageFiles {
  readonly packages: readonly PackageInput[];
  /** Where each package stands. */
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
}

/**
 * Reads the packages or plans of files without costing them.
 *
 * @param at where the list of packages stands in what the library is given
 * @throws RasError with every problem of a CSV, with file, line and column
 */
export function readPackages(cwd: string, names: readonly string[], extract: ExtractOptions, at: Path): PackageFiles {
  const packages: PackageInput[] = [];
  const origins: Origin[] = [];
  const files: InputFile[] = [];
  for (const name of names) {
    const read = isJson(name) ? readJsonPackages(cwd, name) : readExtract(cwd, name, extract);
    read.packages.forEach((one, index) => {
      origins.push({ at: [...at, packages.length], source: read.sourceOf(index) });
      packages.push(one);
    });
    files.push(read.file);
  }
  return { packages, origins, files };
}

/** Reads a price book and checks it. */
export function readPriceBook(cwd: string, name: string): JsonFile {
  const book = readJson(cwd, name);
  withPlaces([{ at: [], source: book }], () => openPriceBook(book.value));
  return book;
}

function readJsonPackages(cwd: string, name: string) {
  const json = readJson(cwd, name);
  const packages = (Array.isArray(json.value) ? json.value : [json.value]) as PackageInput[];
  return { packages, file: json.file, sourceOf: (index: number) => below(json, index) };
}

function readExtract(cwd: string, name: string, extract: ExtractOptions) {
  const table = readCsv(cwd, name);
  const rows = rowMaps(table);
  const { packages } = withPlaces([{ at: ['rows'], source: table }], () => packagesFromRows(rows, extract));
  const rowsOf = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const caseId = row.get(extract.columns?.case_id ?? 'case_id')?.trim() ?? '';
    const known = rowsOf.get(caseId);
    if (known === undefined) rowsOf.set(caseId, [index]);
    else known.push(index);
  });
  const sourceOf = (index: number): Located => ({
    file: table.file,
    locate: ([part, line, field]) => {
      const own = rowsOf.get(packages[index]?.caseId ?? '') ?? [];
      const row = own[part === 'lines' && typeof line === 'number' ? line : 0];
      return row === undefined ? undefined : table.locate(field === undefined ? [row] : [row, field]);
    },
  });
  return { packages, file: table.file, sourceOf };
}

/** One package of a file, which may hold one or a list. */
function below(json: JsonFile, index: number): JsonFile {
  return Array.isArray(json.value) ? { ...json, locate: (path) => json.locate([index, ...path]) } : json;
}
