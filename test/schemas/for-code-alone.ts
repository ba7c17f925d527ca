/** What only code can check, by the message with which it refuses, and why no JSON Schema says it. */
const FOR_CODE_ALONE: readonly { readonly why: string; readonly refusals: readonly RegExp[] }[] = [
  {
    why: 'how fine a number is: JSON Schema has only multipleOf, which refuses 0.29; of texts the pattern says it',
    refusals: [/ has too many decimals; /],
  },
  {
    why: "what the words of a payer mean: that they name nobody, or the family's own budget in another spelling or in part",
    refusals: [
      /does not say who pays; leave it out or write|who pays for the rest \(/,
      /the family's own budget\? Then write|does the family's own budget pay for a part of it/,
    ],
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
      /stands twice|has two responses|: a second .* is called|: there are two [\w ]+ ".*"; expected one|two (slices have|scenarios are)/,
      /a percentile stands in the grid twice|is answered twice|this group has two prices|another rule has this name/,
      /put events in order|" leaves twice|is in the ledger already|told before the final budget; move it up/,
      /all streams are uncertain|a band begins twice|the money and the points are of (different|the same) people/,
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
      /points are not on the step of |points are more than the maximum, |are to leave a pot of \d/,
    ],
  },
  {
    why: 'amounts, points, days and rows have to fit together: JSON Schema compares no two values',
    refusals: [
      /is neither of the contested budgets; expected/,
      /more than 24 months after the start|the contingency line is inside the budget and not more than it/,
      /the top slices (come to|of) .* more than the pot|reserve and top slice together are more than the pot|is more than the pot, of which it is a part/,
      /the pot that remains is .* of it is locked, which is more than there is/,
      /the rows go from high points to low|fewer points cannot give a larger budget|the cases of this row begin at/,
      /the rows have \d+ cases|is not on the step of scores|before its start|is less than a score of the sample/,
      /is within the band of|a band ends farther away than it begins|a cut point is more than the one before it/,
      /bands .* (overlap|leave a gap)|no rate for \d|a year has two rates|band .* ends at \d+, before \d+|lies before the (first day|youngest age)/,
      /has ages in common with|is before fromAge|packageParts: \S+ is more than|is after the day on which the age counts/,
      /this year ends on|is after the year's end on/,
    ],
  },
  {
    why: 'lines, bands, criteria and levels are named elsewhere in the same file',
    refusals: [
      /\.lines\.\d+: no line is called|no line of the plan is called|no band is called|no criterion is called/,
      /answers\.\d+\.level: .* has no level /,
    ],
  },
  {
    why: 'what another part of the same file makes needed, which is of another object than the field that lacks',
    refusals: [
      /a line is needed in term: is it paid|say when the terms are; a line or a cycle goes by them/,
      /there is no line on the schedule's own cycle|family-first says when money in advance comes/,
      /say which payments come, since it is taken off them|the account opens below £0; say why/,
      /the highest band counts; say which|scores are added; say what this level scores/,
      /say up to which score; only the last has no end|the last band has no end; else a score above it has none/,
    ],
  },
  {
    why: 'days and sums of a plan, of its payments and of its account have to agree: JSON Schema compares no two values',
    refusals: [
      /is before \d{4}-\d\d-\d\d, (?:the first day|its first day|its start|the start of the direct payment)/,
      /is not a day of the year from|a year has at most 53 weeks|is longer than the year that is paid for/,
      /overlaps the period before|nobody has said what is contributed on|more is released than is held/,
      /, the end of the term before|, what it changes|is not after \d{4}-\d\d-\d\d/,
      /they differ by|expected the next day|the day as of which it is asked|is no day of this statement/,
      /is spent after the plan ended|is a payment after the plan ended|, the gross|costs more than £0 a week/,
      /and so not yet held|so that no score is in this band/,
    ],
  },
];

/** Whether a refusal is one that only code can make. */
export function isForCodeAlone(refusal: string): boolean {
  return FOR_CODE_ALONE.some(({ refusals }) => refusals.some((pattern) => pattern.test(refusal)));
}
