import { fail, show } from '../../../errors.js';
import type { ModelHeader } from '../../../model/header.js';
import { parseInstrument } from '../../../questionnaire/instrument/parse-instrument.js';
import type { Warning } from '../../../warning.js';
import { likelyMeant } from '../../input/table/spelling.js';
import { readJson } from '../../input/text/json.js';
import { withPlaces } from '../../place.js';
import { checkQuestionnaire } from './questionnaire.js';

/**
 * Holds a statement that was named against its questionnaire, and that against the model; says so where none is given.
 *
 * @param instrumentFile the questionnaire, where the user named one
 * @throws RasError `unknown-name` for a statement that the questionnaire has not; `refused` for one that the model was not
 * made for
 */
export function checkStatement(
  cwd: string,
  statement: string | undefined,
  instrumentFile: string | undefined,
  model: Pick<ModelHeader, 'instrument'>,
): Warning[] {
  if (instrumentFile === undefined) {
    if (statement === undefined) return [];
    const message = `${show(statement)} was not held against a questionnaire: whether it has such a statement is not known; --instrument instrument.json names it`;
    return [{ code: 'statement-not-checked', message }];
  }
  const source = readJson(cwd, instrumentFile);
  const { id, version, statements } = withPlaces([{ at: [], source }], () => parseInstrument(source.value));
  const warnings = checkQuestionnaire(model, { id, version }, instrumentFile);
  const ids = statements.map((one) => one.id);
  if (statement === undefined || ids.includes(statement)) return warnings;
  const meant = likelyMeant(statement, ids);
  const hint = meant === undefined ? `its statements are ${told(ids)}` : `did you mean ${show(meant)}?`;
  return fail('unknown-name', [], `--statement: ${instrumentFile} has no statement ${show(statement)}; ${hint}`);
}

const MOST_TOLD = 10;

function told(ids: readonly string[]): string {
  const more = ids.length > MOST_TOLD ? ` and ${ids.length - MOST_TOLD} more` : '';
  return ids.slice(0, MOST_TOLD).map(show).join(', ') + more;
}
