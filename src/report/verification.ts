import type { VerificationRow } from '../published/verdict/rows.js';
import type { Sheet } from './sheet.js';

/** Published figures and what others say of them, a row each. */
export function verificationSheet(rows: readonly VerificationRow[]): Sheet {
  return {
    title: 'Published figures',
    columns: ['figure', 'source', 'printed', 'lowest', 'highest', 'verdict', 'errata', 'arithmetic', 'assumption'],
    first: ['figure', 'verdict', 'printed', 'lowest', 'highest'],
    rows: rows.map(({ figure, source, printed, derived, verdict, errata, arithmetic, assumption }) => [
      figure,
      source,
      printed,
      derived?.low,
      derived?.high,
      verdict,
      errata.join(' '),
      arithmetic,
      assumption ?? undefined,
    ]),
  };
}
