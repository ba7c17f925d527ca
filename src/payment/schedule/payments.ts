import { at } from '../../exact/at.js';
import { divideRatios, multiplyRatios, ONE, ratio, subtractRatios } from '../../exact/ratio.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { type Day, formatDay } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import { sharePence } from '../../money/share.js';
import type { ParsedSchedule } from './input.js';
import type { Adjustment, Invoice, Payment, PaymentPart } from './result.js';
import type { Group } from './runs.js';
import type { Correction, Row, Settled } from './settle.js';

/** Money that belongs to no cycle: what is paid once, the contingency, the float. */
interface Single {
  readonly on: Day;
  readonly what: PaymentPart['what'];
  readonly line: string | null;
  readonly pence: Pence;
}

/** Payments, and what of them is asked for again. */
export interface PaidInYear {
  readonly payments: readonly Payment[];
  /** The council's own money, in pence. */
  readonly net: Pence;
  /** What is paid of the contingency, and the float. */
  readonly contingency: Pence;
  readonly startUp: Pence;
  /** What lines of `once` come to. */
  readonly once: Pence;
  readonly singles: readonly Single[];
  /** What is paid for each line, by id. */
  readonly sums: ReadonlyMap<string, Pence>;
}

/** Whether the contribution is invoiced. */
export function isInvoiced({ contribution }: ParsedSchedule): boolean {
  return contribution?.how === 'gross-and-invoice';
}

/** What is held of the contingency, before anything is released. */
export function isHeld({ contingency }: ParsedSchedule): Pence {
  return contingency?.amount ?? 0n;
}

/** The payments of every group and what is paid beside them, day by day. */
export function paymentsOf(
  schedule: ParsedSchedule,
  groups: readonly Group[],
  settled: readonly Settled[],
): PaidInYear {
  const rows = settled.flatMap((one, index) => one.rows.map((row) => ({ row, group: at(groups, index) })));
  const singles = singlesOf(schedule, groups, settled);
  const days = [...new Set([...rows.map(({ row }) => row.on), ...singles.map(({ on }) => on)])].sort((a, b) => a - b);
  const sums = new Map<string, Pence>();
  let net = 0n;
  const payments = days.map((on): Payment => {
    const own = rows.filter(({ row }) => row.on === on);
    const beside = singles.filter((one) => one.on === on);
    const sum = (pence: (row: Row) => Pence): Pence => own.reduce((total, { row }) => total + pence(row), 0n);
    const gross = sum((row) => row.gross) + totalOfSingles(beside);
    const contribution = sum((row) => row.contribution);
    const carried = sum((row) => row.carried);
    const corrections = own.flatMap(({ row }) => row.corrections);
    const right = corrections.reduce((total, one) => total + one.gross - one.contribution, 0n);
    const paid = gross - contribution + right + carried;
    net += paid;
    const invoiced = isInvoiced(schedule) ? sum(invoiceOf) : 0n;
    const spans = own.map(({ row }) => row);
    const parts = [
      ...own.flatMap(({ row, group }) => partsOf(row, group)),
      ...beside.map(({ what, line, pence }): Part => ({ what, line, pence })),
    ];
    for (const { line, pence } of parts) if (line !== null) sums.set(line, (sums.get(line) ?? 0n) + pence);
    return {
      on: formatDay(on),
      from: spans.length === 0 ? null : formatDay(Math.min(...spans.map(({ from }) => from))),
      to: spans.length === 0 ? null : formatDay(Math.max(...spans.map(({ to }) => to))),
      gross: formatAmount(gross),
      contribution: formatAmount(contribution),
      adjustments: corrections.map(adjustmentOf),
      carried: formatAmount(carried),
      net: formatAmount(paid),
      paid: formatAmount(paid + invoiced),
      parts: parts.map(({ pence, ...part }) => ({ ...part, amount: formatAmount(pence) })),
    };
  });
  const of = (what: Single['what']): Pence => totalOfSingles(singles.filter((one) => one.what === what));
  return {
    payments,
    net,
    contingency: of('contingency'),
    startUp: of('start-up'),
    once: of('line'),
    singles,
    sums,
  };
}

/** What is asked for, cycle by cycle. */
export function invoicesOf(schedule: ParsedSchedule, groups: readonly Group[], settled: readonly Settled[]): Invoice[] {
  if (!isInvoiced(schedule)) return [];
  return settled.flatMap(({ rows }, index) =>
    at(groups, index).isMain
      ? rows.map((row) => ({ ...spanOf(row), on: formatDay(row.on), amount: formatAmount(invoiceOf(row)) }))
      : [],
  );
}

const invoiceOf = ({ contribution, corrections }: Row): Pence =>
  corrections.reduce((sum, one) => sum + one.contribution, contribution);

const totalOfSingles = (list: readonly Single[]): Pence => list.reduce((sum, { pence }) => sum + pence, 0n);

type Part = Pick<Single, 'what' | 'line' | 'pence'>;

function partsOf({ byLine }: Row, { lines }: Group): Part[] {
  return lines.map(({ id }, index): Part => ({ what: 'line', line: id, pence: at(byLine, index) }));
}

function spanOf({ from, to }: { readonly from: Day; readonly to: Day }) {
  return { from: formatDay(from), to: formatDay(to) };
}

function adjustmentOf({ gross, contribution, ...days }: Correction): Adjustment {
  const net = formatAmount(gross - contribution);
  return { ...spanOf(days), gross: formatAmount(gross), contribution: formatAmount(contribution), net };
}

/** @choice float: so many weeks of what is transferred, at the rate of the first day that is paid for */
function singlesOf(schedule: ParsedSchedule, groups: readonly Group[], settled: readonly Settled[]): Single[] {
  const { lines, contingency, startUp, rest } = schedule;
  const singles = lines.flatMap(({ id, on, amount, per }): Single[] =>
    per === 'once' && on !== undefined && !isAfterEnd(schedule, on)
      ? [{ on, what: 'line', line: id, pence: amount }]
      : [],
  );
  const main = settled.flatMap(({ rows }, index) => (at(groups, index).isMain ? rows : []));
  const all = settled.flatMap(({ rows }) => rows).sort((a, b) => a.on - b.on);
  const first = main[0] ?? all[0];
  const single = (what: Single['what'], on: Day, pence: Pence): Single => ({ what, line: null, on, pence });
  for (const { on, amount } of contingency?.releases ?? []) singles.push(single('contingency', on, amount));
  if (contingency?.how === 'with-first' && first !== undefined)
    singles.push(single('contingency', first.on, contingency.amount));
  if (contingency?.how === 'spread' && all.length > 0) {
    const over = main.length > 0 ? main : all;
    const parts = sharePence(
      contingency.amount,
      over.map(() => ONE),
      rest,
    );
    over.forEach(({ on }, index) => void singles.push(single('contingency', on, at(parts, index))));
  }
  const run = first?.runs[0];
  if (startUp !== undefined && first !== undefined && run !== undefined) {
    const weekly = isInvoiced(schedule) ? subtractRatios(run.gross, run.suspended) : run.net;
    const days = ratio(BigInt(run.to - run.from + 1), 7n);
    singles.push(single('start-up', first.on, roundPence(multiplyRatios(divideRatios(weekly, days), startUp.weeks))));
  }
  return singles;
}

function isAfterEnd({ ended }: ParsedSchedule, on: Day): boolean {
  return ended !== undefined && on > ended.on && (ended.noticedOn ?? ended.on) <= on;
}
