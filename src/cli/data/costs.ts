import { costPackages, type PackageCosts } from '../../costing/cost-packages.js';
import type { ExtractOptions } from '../../costing/extract/finance-extract.js';
import { addOnCosts } from '../../costing/on-costs.js';
import type { PackageInput } from '../../costing/package/package.js';
import type { PriceBook } from '../../costing/price-book.js';
import { openPriceBook } from '../../costing/price-book.js';
import type { Path } from '../../errors.js';
import type { LibraryOptions } from '../fields/library-options.js';
import type { InputFile } from '../input/file.js';
import { type JsonFile, readJson } from '../input/json.js';
import type { Desk } from '../input/reading.js';
import { type Origin, withPlaces } from '../place.js';
import { readExtract } from './lines.js';
import { isJson } from './rows.js';

/** The costs of files of lines, and the files that they came from. */
export interface CostedFiles extends PackageCosts {
  readonly files: readonly InputFile[];
}

/** How files of lines are costed. */
export interface CostFileOptions {
  readonly priceBook?: string;
  /** What a finance extract holds. */
  readonly extract: ExtractOptions;
  /** How they are costed, without the price book. */
  readonly costing: LibraryOptions;
  /** What comes on top of wages, in per cent; nothing is added unless it is given. */
  readonly onCosts?: string;
}

/**
 * Reads packages or plans (JSON: one or a list; CSV: a finance extract, a row a line) and costs them together.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCosts(desk: Desk, names: readonly string[], options: CostFileOptions): CostedFiles {
  const { priceBook, extract, costing, onCosts } = options;
  const book = priceBook === undefined ? undefined : readPriceBook(desk.cwd, priceBook);
  const { packages, origins, files } = readPackages(desk, names, extract, ['packages']);
  const whole = onCosts === undefined ? packages : packages.map(onTop(onCosts, origins));
  return {
    ...costing.run(origins, () =>
      costPackages(whole, { ...costing.value, ...(book && { priceBook: book.value as PriceBook }) }),
    ),
    files: book === undefined ? files : [book.file, ...files],
  };
}

/** Adds on-costs to a package; what is wrong with it is told where it stands. */
function onTop(percent: string, origins: readonly Origin[]): (pkg: PackageInput, index: number) => PackageInput {
  return (pkg, index) => {
    const source = origins[index]?.source;
    return withPlaces(source === undefined ? [] : [{ at: ['package'], source }], () => addOnCosts(pkg, { percent }));
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
export function readPackages(desk: Desk, names: readonly string[], extract: ExtractOptions, at: Path): PackageFiles {
  const packages: PackageInput[] = [];
  const origins: Origin[] = [];
  const files: InputFile[] = [];
  for (const name of names) {
    const read = isJson(name) ? readJsonPackages(desk.cwd, name) : readExtract(desk, name, extract);
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

/** One package of a file, which may hold one or a list. */
function below(json: JsonFile, index: number): JsonFile {
  return Array.isArray(json.value) ? { ...json, locate: (path) => json.locate([index, ...path]) } : json;
}
