/** The readable lines of a page of HTML, by its headings: what a reader sees, without the marks. */
export function linesOf(html: string): ReadonlyMap<string, readonly string[]> {
  const body = html.slice(html.indexOf('<main>')).replace(/<svg[\s\S]*?<\/svg>/g, '');
  const parts = new Map<string, string[]>();
  let heading = '';
  for (const [, tag = '', inner = ''] of body.matchAll(/<(h1|h2|p|li|caption|tr)(?: [^>]*)?>([\s\S]*?)<\/\1>/g)) {
    const text = readable(inner.replace(/<\/t[hd]>/g, ' | '));
    if (tag.startsWith('h')) heading = text;
    parts.set(heading, [...(parts.get(heading) ?? []), text]);
  }
  return parts;
}

function readable(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

/** The sentences of a line: each ends with a mark and a blank before a capital, a digit, a pound sign or a quotation. */
export function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.?!])\s+(?=[A-Z£“\d])/);
}
