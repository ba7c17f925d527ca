import type { Moderated } from '../../../moderation/result/result.js';
import type { Sheet } from '../../../report/sheet.js';

/** How many families of a question are named. */
const NAMED = 3;

/**
 * What has to be answered before it can be said that the latest amount meets assessed need, a row a question with the
 * families that it is asked of; no sheet where nothing is open.
 */
export function openNeedsSheets(cases: readonly Moderated[]): Sheet[] {
  const asked = new Map<string, { readonly about: string; readonly message: string; readonly of: string[] }>();
  for (const { caseId, duty } of cases) {
    for (const { needId, lineId, message } of duty.at(-1)?.open ?? []) {
      const about = needId ?? lineId ?? '';
      const key = JSON.stringify([about, message]);
      const known = asked.get(key) ?? { about, message, of: [] };
      asked.set(key, known);
      known.of.push(caseId);
    }
  }
  if (asked.size === 0) return [];
  return [
    {
      title: 'What is open about assessed need, by the latest amount',
      columns: ['question', 'about', 'families', 'cases'],
      rows: [...asked.values()].map(({ about, message, of }) => [
        message,
        about === '' ? undefined : about,
        of.length,
        of.length > NAMED ? `${of.slice(0, NAMED).join(', ')} and ${of.length - NAMED} more` : of.join(', '),
      ]),
    },
  ];
}
