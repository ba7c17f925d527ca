/** What only code can check, by the message with which it refuses, and why no JSON Schema says it. */
const FOR_CODE_ALONE: readonly { readonly why: string; readonly refusals: readonly RegExp[] }[] = [
  {
    why: 'how fine a number is: JSON Schema has only multipleOf, which refuses 0.29; of texts the pattern says it',
    refusals: [
      /has too many decimals/,
      /^tolerance: Invalid input$/,
      /^equity\.bands: expected "each"/,
      /keepReserve: expected "spend", not an object/,
    ],
  },
  {
    why: 'a name has to stand in another list',
    refusals: [
      /no (need or outcome of this case|stream|scenario|outcome|level|level of need|statement|section) is called/,
      /is compared in equity; name it in keep as well/,
      /no assessed need has this id|the line does not serve this need/,
      /no level of support for the outcome|no money for the level|nothing is said of the stream/,
      /is not in the catalogue|names no outcome that the service would meet/,
      /^schoolType: expected one of/,
    ],
  },
  {
    why: 'whether a field is needed, or what it may be, hangs on others',
    refusals: [
      /what does the quantity of .* count\?|a frequency, a number of weeks or a price needs a quantity/,
      /expected the period of the amount|per \w+ is stated without it/,
      /name the panel that signs|does the head agree to release this money|the rank method needs it/,
      /a row has an amount or an answer in words, not both|without an amount a row says/,
      /a run needs a stored model, or a sample|answers need the questionnaire|the model's rule for the age is/,
      /this basis has a pot; give its amount|either a percentage or an amount; give one of the two/,
      /an existing family has a package|name realign or scale|name price-point, or manage the deficit/,
      /what happens to the reserve: spend, or keep/,
      /no report states on-costs; give them in per cent of salary/,
      /name contingency-first or limits-first|state a convention, such as 52-weeks, that makes them one/,
    ],
  },
  {
    why: 'amounts, points, days and rows have to fit together',
    refusals: [
      /is neither of the contested budgets; expected/,
      /a number of months is more than 0|more than 24 months after the start/,
      /the top slices come to .* more than the pot|reserve and top slice together are more than the pot/,
      /the rows go from high points to low|fewer points cannot give a larger budget|the cases of this row begin at/,
      /the rows have \d+ cases|is not on the step of scores|are not on the step of the table|before its start/,
      /is within the band of|a band ends farther away than it begins|a cut point is more than the one before it/,
      /has ages in common with|is before fromAge|packageParts: \S+ is more than/,
    ],
  },
  {
    why: 'which kind of case is asked for hangs on the model, which is not in the case',
    refusals: [/^(streams\.\d+\.)?case\.\S+: (is missing; expected|unknown key)/],
  },
];

/** Whether a refusal is one that only code can make. */
export function isForCodeAlone(refusal: string): boolean {
  return FOR_CODE_ALONE.some(({ refusals }) => refusals.some((pattern) => pattern.test(refusal)));
}
