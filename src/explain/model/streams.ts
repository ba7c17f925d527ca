import type { Warning } from '../../warning.js';

/** What a family must know of a stream by its name; undefined for a warning of something else. */
export function streamSentences({ code, details = {} }: Warning): readonly string[] | undefined {
  const { stream, streams } = details;
  if (code === 'zero-stream' && typeof stream === 'string')
    return [
      `There is £0 from ${stream}. That does not mean that you need no support of that kind; ask us to look at it.`,
    ];
  if (code === 'stream-not-eligible' && typeof stream === 'string')
    return [`It was decided beforehand that you are not eligible for ${stream}. You can ask for the reasons.`];
  if (code === 'uncertain-streams' && typeof streams === 'string')
    return [`The money of ${streams} is not certain to come and is not in the budget.`];
  return undefined;
}
