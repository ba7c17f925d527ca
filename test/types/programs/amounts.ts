import { type Amount, convertAmount, Decimal, formatAmount, type Pence, parseAmount, shareAmount } from 'openras';

// An amount goes in as a number, a text or a Decimal, and comes out as whole pence.
export const pence: Pence[] = [parseAmount(12.5), parseAmount('£1,234.50'), parseAmount(new Decimal('0.29'))];
export const text: Amount = formatAmount(1250n);

// Pence are whole: a number is not taken for them.
// @ts-expect-error TS2345
export const wrong = formatAmount(12.5);

export const year: Amount = convertAmount('100', { from: 'week', to: 'year', convention: '52-weeks' });

// @ts-expect-error TS2322
export const unknownPeriod = convertAmount('100', { from: 'fortnightly', to: 'year', convention: '52-weeks' });

export const shares = shareAmount('100', [1, 1, 1]);
