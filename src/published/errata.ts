import { REPORTS } from './figures/reports.js';
import { type Erratum, FIRM_KINDS, type ReportKey } from './figures/schema.js';
import { checkId } from './verdict/check.js';
import { allChecks } from './verdict/checks/all.js';
import { outcomeOf } from './verdict/outcome.js';

/** An erratum with the checks that compute it. */
export interface ErratumWithChecks extends Erratum {
  /** The report that prints it. */
  readonly report: ReportKey;
  /**
   * The ids of the checks of its figures whose verdict is `contradicted`; none for a statement without a sum, and none
   * for what is ambiguous or incomplete.
   */
  readonly contradictedChecks: readonly string[];
}

/**
 * The errata of all five reports: figures or statements that do not agree with each other, each with its arithmetic and
 * with the checks that compute it.
 *
 * @source RR145, RR232, FJ, IBSEN and IPB
 * @category Published figures
 * @example
 * ```ts
 * import { listErrata } from 'openras/published';
 * const e3 = listErrata().find(({ id }) => id === 'E3');
 * e3?.others_give; // => '£188,500'
 * e3?.contradictedChecks.includes('rr145-t65-scenario-1-lower-total: from the days'); // => true
 * ```
 */
export function listErrata(): ErratumWithChecks[] {
  const contradicted = allChecks().filter((check) => outcomeOf(check).verdict === 'contradicted');
  return REPORTS.flatMap(({ key, errata }) =>
    errata.map((erratum) => ({
      ...erratum,
      figures: [...erratum.figures],
      report: key,
      contradictedChecks: FIRM_KINDS.includes(erratum.verdict)
        ? contradicted.filter(({ figure }) => erratum.figures.some((id) => id === figure)).map(checkId)
        : [],
    })),
  );
}
