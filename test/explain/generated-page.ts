/** A page with its generated parts replaced by what the code gives now. */
export function withParts(page: string, parts: ReadonlyMap<string, string>): string {
  let text = page;
  for (const [name, part] of parts) {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the page has no part called ${name}`);
    text = `${text.slice(0, from + begin.length)}\n${part}\n${text.slice(to)}`;
  }
  return text;
}

/** Sentences as a numbered list. */
export const numbered = (sentences: readonly string[]): string =>
  sentences.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n');
