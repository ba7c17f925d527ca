import { costPackages, type PackageCosts } from '../../../costing/cost-packages.js';
import { isWage } from '../../../costing/line/role.js';
import { addOnCosts } from '../../../costing/on-costs.js';
import type { PackageInput } from '../../../costing/package/package.js';
import type { PriceBook } from '../../../costing/price-book.js';
import { openPriceBook } from '../../../costing/price-book.js';
import { type Path, show } from '../../../errors.js';
import type { Warning } from '../../../warning.js';
import type { LibraryOptions } from '../../fields/library-options.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import type { InputFile } from '../../input/text/file.js';
import { type JsonFile, readJson } from '../../input/text/json.js';
import { listOf } from '../../input/text/json-part.js';
import { type Located, type Origin, partOf, withPlaces } from '../../place.js';
import { isJson } from '../rows.js';
import { type ExtractRead, readExtract } from './lines.js';

/** The costs of files of lines, and the files that they came from. */
export interface CostedFiles extends PackageCosts {
  readonly files: readonly InputFile[];
  /** What may have been added twice, and what ends and counts all the same. */
  readonly more: readonly Warning[];
}

/** How files of lines are costed. */
export interface CostFileOptions {
  readonly priceBook?: string;
  /** What a finance extract holds. */
  readonly extract: ExtractRead;
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
    more: [
      ...(onCosts === undefined ? [] : packages.flatMap(addedTwice)),
      ...(costing.value.onDay === undefined ? endedLines(packages) : []),
    ],
  };
}

/** Adds on-costs to a package; what is wrong with it is told where it stands. */
function onTop(percent: string, origins: readonly Origin[]): (pkg: PackageInput, index: number) => PackageInput {
  return (pkg, index) => {
    const source = origins[index]?.source;
    return withPlaces(source === undefined ? [] : [{ at: ['package'], source }], () => addOnCosts(pkg, { percent }));
  };
}

/** Says where on-costs were added beside a line that looks like them already. */
function addedTwice({ caseId, lines }: PackageInput): Warning[] {
  const own = lines.find(
    ({ id, name, role }) => role === 'on-costs' || /\bon[- _]?costs?\b/i.test(`${id} ${name ?? ''}`),
  );
  const hasBare = lines.some(({ role, includesOnCosts }) => isWage(role ?? 'service') && includesOnCosts !== true);
  if (own === undefined || !hasBare) return [];
  const message = `on-costs were added to the wages beside the line ${show(own.name ?? own.id)}; where that line holds theirs, say yes in includes_on_costs (includesOnCosts) of the wages`;
  return [{ code: 'on-costs-twice', message, caseId }];
}

/**
 * Says which lines of packages count for a full year although they end.
 *
 * @choice cost-ended-lines: `openras cost` without `--on-day` counts a line that ends for a full year, and says so with the
 * lines; a plan is costed as it is planned
 */
function endedLines(packages: readonly PackageInput[]): Warning[] {
  const ended = packages.flatMap(({ caseId, kind: ofPackage, lines, endsOn }) =>
    lines.flatMap(({ id, name, kind, endsOn: own = endsOn }) =>
      own === undefined || kind === 'one-off' || ofPackage === 'plan' ? [] : [`${name ?? id} of ${caseId} on ${own}`],
    ),
  );
  if (ended.length === 0) return [];
  const more = ended.length > MOST_NAMED ? ` and ${ended.length - MOST_NAMED} more` : '';
  const named = `${ended.slice(0, MOST_NAMED).join(', ')}${more}`;
  const count = ended.length === 1 ? '1 line ends and counts' : `${ended.length} lines end and count`;
  const message = `${count} for a full year (${named}); --on-day counts only the lines that run on a day, as a run asks for`;
  return [{ code: 'ended-lines', message }];
}

/** At most this many lines are named in one message. */
const MOST_NAMED = 10;

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
export function readPackages(desk: Desk, names: readonly string[], extract: ExtractRead, at: Path): PackageFiles {
  const packages: PackageInput[] = [];
  const origins: Origin[] = [];
  const files: InputFile[] = [];
  for (const name of names) {
    const read = isJson(name) ? readJsonPackages(desk, name) : readExtract(desk, name, extract);
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

function readJsonPackages(desk: Desk, name: string) {
  const json = readJson(desk.cwd, name);
  const { list, source } = listOf<PackageInput>(json);
  askOfListedIds(desk, name, list);
  const sourceOf = (index: number): Located => partOf(source, (path) => [index, ...path]);
  return { packages: list, file: json.file, sourceOf };
}
