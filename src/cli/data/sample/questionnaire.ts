import { fail, problemList } from '../../../errors.js';
import type { ModelHeader, QuestionnaireOfModel } from '../../../model/header.js';
import type { Warning } from '../../../warning.js';
import { id } from '../../input/table/cells.js';
import { optional } from '../../input/table/columns.js';
import type { CsvTable } from '../../input/text/csv.js';
import { withPlaces } from '../../place.js';

/** The questionnaire that points are of, as `openras score` writes it. */
export const QUESTIONNAIRE_COLUMNS = { instrument: optional(id), instrument_version: optional(id) };

/** What a file says of the questionnaire that its points are of: its name, its version, or both. */
export type SaidQuestionnaire = Partial<Pick<QuestionnaireOfModel, 'id' | 'version'>>;

interface Values {
  readonly instrument: readonly (string | undefined)[];
  readonly instrument_version: readonly (string | undefined)[];
  /** Where a row may be without points: of no questionnaire. */
  readonly points?: readonly unknown[];
}

/**
 * The questionnaire that the points of a file are of; undefined where no row says so. Rows that do not say it, beside
 * others that do, are told on the screen.
 *
 * @throws RasError `inconsistent` for a row of another questionnaire or version than the first that says its own
 */
export function questionnaireIn(table: CsvTable, values: Values): SaidQuestionnaire | undefined {
  const problems = problemList();
  let said: SaidQuestionnaire = {};
  let silent = 0;
  for (const [row, name] of values.instrument.entries()) {
    const version = values.instrument_version[row];
    if (values.points !== undefined && values.points[row] === undefined) continue;
    const own = saying(name, version);
    if (own === undefined) silent += 1;
    else if (differ(own, said)) {
      const message = `points of ${nameOf(own)}, beside those of ${nameOf(said)}; expected those of one version in a file`;
      problems.add('inconsistent', ['rows', row, version === undefined ? 'instrument' : 'instrument_version'], message);
    } else said = { ...said, ...own };
  }
  withPlaces([{ at: ['rows'], source: table }], () => problems.throwIfAny());
  if (said.id === undefined && said.version === undefined) return undefined;
  if (silent > 0) {
    const rows = silent === 1 ? '1 row with points does' : `${silent} rows with points do`;
    table.reading.warn(`${table.file.name}: ${rows} not say of which questionnaire, beside others of ${nameOf(said)}`);
  }
  return said;
}

function saying(id: string | undefined, version: string | undefined): SaidQuestionnaire | undefined {
  if (id === undefined && version === undefined) return undefined;
  return { ...(id !== undefined && { id }), ...(version !== undefined && { version }) };
}

/** Whether what is said of two questionnaires cannot be of the same one. */
export function differ(one: SaidQuestionnaire, other: SaidQuestionnaire): boolean {
  const isOther = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  return isOther(one.id, other.id) || isOther(one.version, other.version);
}

/**
 * Refuses points of one file that are of another questionnaire than those of the file that they are set beside.
 *
 * @throws RasError `refused`
 */
export function checkAlike(one: SaidQuestionnaire | undefined, own: SaidQuestionnaire | undefined, name: string): void {
  if (one === undefined || own === undefined || !differ(one, own)) return;
  fail('refused', [], `${name}: these points are of ${nameOf(own)}, and they are set beside points of ${nameOf(one)}`);
}

/** A questionnaire in words, as far as it is said. */
export function nameOf({ id: name, version }: SaidQuestionnaire): string {
  const parts = [name ?? [], version === undefined ? [] : `version ${version}`].flat();
  return parts.join(', ');
}

/** A questionnaire that a model can keep: its name and its version; undefined where one of them is not said. */
export function wholeQuestionnaire(said: SaidQuestionnaire | undefined): QuestionnaireOfModel | undefined {
  const { id: name, version } = said ?? {};
  return name === undefined || version === undefined ? undefined : { id: name, version };
}

/**
 * Refuses points of another questionnaire or version than the model was made for; warns where the model does not say.
 *
 * @throws RasError `refused`
 */
export function checkQuestionnaire(
  { instrument: made }: Pick<ModelHeader, 'instrument'>,
  own: SaidQuestionnaire | undefined,
  name: string,
): Warning[] {
  if (own === undefined) return [];
  if (made === undefined) {
    const message = `the model does not say for which questionnaire it was made: whether its points are those of ${nameOf(own)} is not known`;
    return [{ code: 'questionnaire-not-compared', message }];
  }
  if (!differ(made, own)) return [];
  const message = `${name}: the model was made for ${nameOf(made)}; these points are of ${nameOf(own)}; calibrate a model for them, or use openras run with before.bridge`;
  return fail('refused', [], message);
}
