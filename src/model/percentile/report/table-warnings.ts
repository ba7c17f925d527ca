import { formatPounds } from '../../../money/amount.js';
import { countOf, type Warning } from '../../../warning.js';
import type { ParsedPercentileModel } from '../model.js';
import type { ParsedPercentileOptions } from '../options.js';
import type { ReadSample } from '../sample/sample.js';
import { pencePer } from '../table/lookup.js';
import type { PotLedger } from '../table/totals.js';
import type { Newcomers } from './newcomers.js';

interface WarningInput {
  readonly model: ParsedPercentileModel;
  readonly ledger: PotLedger;
  readonly newcomers: Newcomers;
  readonly options: ParsedPercentileOptions;
  readonly sample: ReadSample;
}

/** What a person should know of a table before it is used or published. */
export function tableWarnings(input: WarningInput): Warning[] {
  return [
    ...smallRows(input),
    ...misses(input),
    ...newcomersAsZero(input),
    ...newcomersReferred(input),
    ...clampsAbove(input),
  ];
}

function smallRows({ model, options: { minCases } }: WarningInput): Warning[] {
  const rows = model.rows.filter(({ packages }) => packages < minCases).length;
  if (rows === 0) return [];
  const fewer = minCases === 2 ? 'a single package' : `fewer than ${minCases} packages`;
  const [rest, them] = rows === 1 ? ['rests', 'it'] : ['rest', 'them'];
  const message = `${rows} of ${countOf(model.rows.length, 'row')} ${rest} on ${fewer}: to publish ${them} prints a family's old package`;
  return [{ code: 'small-rows', message, details: { rows, minCases } }];
}

function misses({ ledger, model }: WarningInput): Warning[] {
  const warnings: Warning[] = [];
  const { modelVariance: variance, residual } = ledger;
  if (variance !== '0.00') {
    const more = variance.startsWith('-') ? 'more' : 'less';
    const why = model.method === 'rank' ? `the tie rule ${model.ties}` : 'reading both lists off at a grid';
    const message = `the table gives out ${formatPounds(variance.replace('-', ''))} ${more} than ${moneyOf(model)}, from ${why}`;
    warnings.push({ code: 'model-variance', message, details: { pounds: variance } });
  }
  if (residual.startsWith('-')) {
    const message = `rounding gives out ${formatPounds(residual.slice(1))} more than ${moneyOf(model)}; rounding down does not`;
    warnings.push({ code: 'negative-residual', message, details: { pounds: residual } });
  }
  return warnings;
}

/** What there is to give out: a reference sample is no pot. */
function moneyOf({ fundingBasis }: WarningInput['model']): string {
  return fundingBasis === 'reference-sample' ? 'the packages come to' : 'the pot';
}

function newcomersAsZero({ model, newcomers, sample }: WarningInput): Warning[] {
  if (newcomers.treatment !== 'in-pot-as-zero' || newcomers.cases.length === 0) return [];
  const existing = sample.scores.filter(({ value }) => value !== undefined && value > 0n);
  const nothing = existing.filter(({ points }) => pencePer(model, points) === 0n).length;
  const count = newcomers.cases.length;
  const share = count === 1 ? 'shares the pot and brings' : 'share the pot and bring';
  const come = `${countOf(nothing, 'existing case')} ${nothing === 1 ? 'comes' : 'come'} to £0`;
  const message = `${countOf(count, 'newcomer')} ${share} £0 to it; the £0 falls on the lowest scores: ${come}`;
  return [{ code: 'newcomers-as-zero', message, details: { newcomers: count, nothing } }];
}

function newcomersReferred({ newcomers: { referred } }: WarningInput): Warning[] {
  if (referred === 0) return [];
  const lie = referred === 1 ? 'lies outside the table and is' : 'lie outside the table and are';
  const message = `${countOf(referred, 'newcomer')} ${lie} to be costed; no such budget is counted`;
  return [{ code: 'newcomers-referred', message, details: { cases: referred } }];
}

function clampsAbove({ model }: WarningInput): Warning[] {
  if (model.above !== 'clamp') return [];
  const message = 'points above the highest row are held to its amount, which caps the neediest at an old package';
  return [{ code: 'clamps-above', message }];
}
