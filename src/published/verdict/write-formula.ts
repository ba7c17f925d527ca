import { figureById } from '../figures/reports.js';
import type { PrintedFigure } from '../figures/schema.js';
import type { Formula, OperationName } from './formula.js';

const INFIX: Partial<Record<OperationName, string>> = {
  sum: ' + ',
  difference: ' − ',
  product: ' × ',
  quotient: ' ÷ ',
};

const STRENGTH: Partial<Record<OperationName, number>> = { sum: 1, difference: 1, product: 2, quotient: 2 };

/** A formula with the printed numbers in it: `£7,700 ÷ £6,400 × 100 − 100`. */
export function writeFormula(formula: Formula): string {
  return write(formula, 0);
}

function write(formula: Formula, strength: number): string {
  if (typeof formula === 'string') return numberText(figureById(formula));
  if ('constant' in formula) return groupDigits(formula.constant);
  const sign = INFIX[formula.operation];
  if (sign === undefined) return writeCall(formula.operation, formula.of);
  const own = STRENGTH[formula.operation] ?? 0;
  // What stands after a minus or a division needs brackets even at equal strength.
  const isOneSided = formula.operation === 'difference' || formula.operation === 'quotient';
  const parts = formula.of.map((part, index) => write(part, index > 0 && isOneSided ? own + 1 : own));
  return own < strength ? `(${parts.join(sign)})` : parts.join(sign);
}

function writeCall(name: OperationName, of: readonly Formula[]): string {
  const parts = of.map((part) => write(part, 0));
  switch (name) {
    case 'square':
      return `${of.length === 1 && typeof of[0] === 'string' ? parts.join() : `(${parts.join()})`}²`;
    case 'root':
      return `√(${parts.join()})`;
    case 'count':
      return `the number of ${parts.join(', ')}`;
    case 'between':
      return `[${parts.join(' to ')}]`;
    default:
      return `the ${name} of ${parts.join(', ')}`;
  }
}

/** A figure as a number for arithmetic: `£7,700`, `44%`, `91`. */
export function numberText({ value, unit }: Pick<PrintedFigure, 'value' | 'unit'>): string {
  const isNegative = value.startsWith('-');
  const digits = groupDigits(isNegative ? value.slice(1) : value);
  const text = unit.startsWith('pounds') ? `£${digits}` : unit === 'percent' ? `${digits}%` : digits;
  return isNegative ? `−${text}` : text;
}

/** A decimal number with commas between thousands and a real minus. */
export function groupDigits(value: string): string {
  const [whole = '', decimals] = value.replace('-', '').split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return `${value.startsWith('-') ? '−' : ''}${groups.join(',')}${decimals === undefined ? '' : `.${decimals}`}`;
}
