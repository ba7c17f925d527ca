/** Reads the number in a printed text, by other rules than the data were made by: it knows only what is printed. */
export function printedValue(printed: string): string | undefined {
  const text = printed.trim().toLowerCase();
  if (text in FRACTIONS) return FRACTIONS[text];
  const number = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0] ?? wordsToNumber(text);
  if (number === undefined) return undefined;
  const plain = number.replaceAll(',', '');
  const scaled = text.includes('million') ? String(Number(plain) * 1_000_000) : plain;
  const isNegative = /^[-−]\s*[£\d]/.test(text) || /\blower\b|\bdecrease\b/.test(text);
  return withoutZeros(isNegative ? `-${scaled}` : scaled);
}

/** 2.50 and 2.5 are the same number. */
export function withoutZeros(value: string): string {
  const trimmed = value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
  return trimmed === '-0' ? '0' : trimmed;
}

/** Shares in per cent that the reports print as words. */
const FRACTIONS: Readonly<Record<string, string>> = { half: '50', 'one quarter': '25', 'two fifths': '40' };

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'].concat([
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]);
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function wordsToNumber(text: string): string | undefined {
  let total = 0;
  for (const word of text.split(/[\s-]+/)) {
    if (word === 'and') continue;
    if (word === 'hundred') total *= 100;
    else if (UNITS.includes(word)) total += UNITS.indexOf(word);
    else if (word !== '' && TENS.includes(word)) total += TENS.indexOf(word) * 10;
    else return undefined;
  }
  return String(total);
}
