import type { Warning } from '../../warning.js';
import type { Item } from '../line/item.js';
import { isWage, meetsNeeds } from '../line/role.js';
import { BUDGET } from '../payer.js';
import { basisIsPartlyStated } from './common-terms.js';
import type { Package } from './package.js';
import { planWarnings } from './plan-record.js';
import { successionWarnings } from './succession.js';
import { counted, inSomeAmount } from './totals.js';

/** At most this many ids are named in one message. */
const MAX_NAMED = 10;

/** What a person should look at before the cost of a package is used; no amount depends on it. */
export function warningsOf(pkg: Package, items: readonly Item[], onDayGiven: boolean): Warning[] {
  const { caseId } = pkg;
  const current = items.filter(counted);
  const found = [
    ...sizeWarnings(current, items.filter(inSomeAmount)),
    ...needWarnings(pkg, current),
    ...employerWarnings(current),
    ...successionWarnings(current, onDayGiven),
  ];
  return [...found.map((warning) => ({ ...warning, caseId })), ...planWarnings(pkg.record, caseId)];
}

function sizeWarnings(items: readonly Item[], inSome: readonly Item[]): Warning[] {
  const warnings: Warning[] = [];
  if (items.length === 0) warnings.push({ code: 'no-lines', message: 'no line counts, so that the cost is £0' });
  const unpriced = inSome.filter(({ cost }) => !cost.priced);
  for (const [code, whose, lines] of [
    ['unpriced-lines', 'that the budget pays', unpriced.filter(({ line }) => line.payer === BUDGET)],
    ['unpriced-lines-outside', 'that others pay', unpriced.filter(({ line }) => line.payer !== BUDGET)],
  ] as const) {
    if (lines.length > 0)
      warnings.push(about(code, lines, `no price for lines ${whose}, which are not counted as £0:`));
  }
  if (basisIsPartlyStated(items)) {
    const message = 'some amounts say whether they are gross or net and others do not; they are added as they stand';
    warnings.push({ code: 'basis-not-stated', message });
  }
  return warnings;
}

/**
 * Needs that no line serves, and lines that serve no need.
 *
 * @source RR145 7.12 (needs met elsewhere are recorded), 6.22 (solutions that need no funding)
 * @choice contingency-and-needs: a contingency line is no answer to a need and need not serve one
 */
function needWarnings({ needs }: Package, items: readonly Item[]): Warning[] {
  if (needs === undefined) {
    const message = 'no needs or outcomes are listed, so it was not checked which line serves which';
    return [{ code: 'needs-not-stated', message }];
  }
  const lines = items.filter(({ line }) => line.kind !== 'contingency');
  const served = new Set(lines.flatMap(({ line }) => line.serves));
  const unmet = needs.filter(({ id, signpostedTo }) => signpostedTo === undefined && !served.has(id));
  const idle = lines.filter(({ line }) => line.serves.length === 0 && meetsNeeds(line.role));
  const warnings: Warning[] = [];
  if (unmet.length > 0) {
    const message = `no line serves these needs: ${named(unmet.map(({ id }) => id))}`;
    warnings.push({ code: 'need-without-line', message, details: { needs: unmet.length } });
  }
  if (idle.length > 0) warnings.push(about('line-without-need', idle, 'these lines serve no need:'));
  return warnings;
}

/**
 * What an employer has to pay beside the wages.
 *
 * @source RR145 Table 42 (employer's liability insurance); IBSEN 10.3.1 (holiday pay, sick pay, tax and national insurance)
 */
function employerWarnings(items: readonly Item[]): Warning[] {
  const roles = new Set(items.map(({ line }) => line.role));
  const assistants = items.filter(({ line }) => line.role === 'personal-assistant');
  const bare = items.filter(({ line }) => isWage(line.role) && !line.includesOnCosts);
  const warnings: Warning[] = [];
  if (assistants.length > 0 && !roles.has('employers-insurance')) {
    const text = "a personal assistant is employed, but no line is employer's liability insurance:";
    warnings.push(about('pa-without-insurance', assistants, text));
  }
  if (bare.length > 0 && !roles.has('on-costs')) {
    const text = 'wages without holiday pay, sick pay, tax and national insurance (no line is on-costs):';
    warnings.push(about('wages-without-on-costs', bare, text));
  }
  return warnings;
}

function about(code: string, items: readonly Item[], text: string): Warning {
  return { code, message: `${text} ${named(items.map(({ line }) => line.id))}`, details: { lines: items.length } };
}

function named(ids: readonly string[]): string {
  const rest = ids.length - MAX_NAMED;
  return ids.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
