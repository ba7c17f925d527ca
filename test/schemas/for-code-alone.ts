/** What only code can check, by the message with which it refuses, and why no JSON Schema says it. */
const FOR_CODE_ALONE: readonly { readonly why: string; readonly refusals: readonly RegExp[] }[] = [
  {
    why: 'how fine a number is: JSON Schema has only multipleOf, which refuses 0.29; of texts the pattern says it',
    refusals: [/ has too many decimals; /],
  },
  {
    why: 'a name has to stand in another list, of the same file or of the file that it goes with',
    refusals: [
      /no (need or outcome of this case|stream|scenario|outcome|level|level of need|statement|section|family|family in the pot) is called/,
      /is compared in equity; name it in keep as well/,
      /no assessed need has this id|the line does not serve this need|no budget is allocated to/,
      /no level of support for the outcome|no money for the level|nothing is said of the stream/,
      /is not in the catalogue|is not one of the (outcomes|sections|need answers)|does not sign here; expected/,
      /no sign-off rule of the policy; expected one of|schoolType: expected one of/,
    ],
  },
  {
    why: 'a name stands once in its list, and a list has its order: JSON Schema compares no two entries',
    refusals: [
      /stands twice|: a second .* is called|: there are two [\w ]+ ".*"; expected one|two (slices have|scenarios are)/,
      /a percentile stands in the grid twice|is answered twice|this group has two prices|another rule has this name/,
      /put events in order|" leaves twice|is in the ledger already|told before the final budget; move it up/,
      /all streams are uncertain|a band begins twice|the money and the points are of different people/,
    ],
  },
  {
    why: 'what is needed, or allowed, hangs on another file: the model of a case, the prices of a plan',
    refusals: [
      /case\.\S+: (is missing; expected|unknown key)/,
      /what does the quantity of .* count\?|names no outcome that the service would meet/,
      /does the head agree to release this money\?|the model's rule for the age is/,
      /the streams have amounts of several periods; state a convention/,
      /how many of a week make a year\? State the weeks on the line, or a convention/,
      /points are not on the step of the table/,
    ],
  },
  {
    why: 'amounts, points, days and rows have to fit together: JSON Schema compares no two values',
    refusals: [
      /is neither of the contested budgets; expected/,
      /more than 24 months after the start|the contingency line is inside the budget and not more than it/,
      /the top slices (come to|of) .* more than the pot|reserve and top slice together are more than the pot/,
      /the pot that remains is .* of it is locked, which is more than there is/,
      /the rows go from high points to low|fewer points cannot give a larger budget|the cases of this row begin at/,
      /the rows have \d+ cases|is not on the step of scores|before its start|is less than a score of the sample/,
      /is within the band of|a band ends farther away than it begins|a cut point is more than the one before it/,
      /bands .* (overlap|leave a gap)|no rate for \d|a year has two rates|band .* ends at \d+, before \d+|lies before the (first day|youngest age)/,
      /has ages in common with|is before fromAge|packageParts: \S+ is more than|is after the day on which the age counts/,
      /this year ends on|is after the year's end on/,
    ],
  },
];

/** Whether a refusal is one that only code can make. */
export function isForCodeAlone(refusal: string): boolean {
  return FOR_CODE_ALONE.some(({ refusals }) => refusals.some((pattern) => pattern.test(refusal)));
}
