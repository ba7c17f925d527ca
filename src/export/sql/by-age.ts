import { byAgeModelSchema, type ParsedByAgeModel } from '../../allocation/by-age/model.js';
import { formatDay } from '../../money/calendar.js';
import { parseInput } from '../../parse/parse.js';
import { type Answers, type Context, joined } from './common.js';
import { commonColumns, frameOf, type OwnColumn } from './frame.js';
import { ageNumber, dayNumber, type When } from './readers.js';
import { type AnswersWithin, leastPoints, within } from './within.js';

/** The oldest age that a model by age takes. */
const OLDEST = 150;

/** A model by age: each row is answered by the model of its age group. */
export function answersByAge(stored: unknown, context: Context, answersWithin: AnswersWithin): Answers {
  const model = parseInput(byAgeModelSchema, stored, ['model']);
  const { ageRule, groups } = model;
  const day = ageRule === 'assessed' ? 'assessedOn' : 'startsOn';
  const columns = commonColumns(context, ageRule === 'assessed' || ageRule === 'starts' ? [day] : []);
  const chosen = groups.map(({ fromAge, toAge }, index): When => {
    const last = toAge === null ? '' : ` AND counted <= ${toAge}`;
    return [`counted >= ${fromAge}${last}`, String(index + 1)];
  });
  const { own, age, late, name } = ageOf(model, context);
  const group = chosen.map(([condition, result]) => `WHEN ${condition} THEN ${result}`).join(' ');
  const frame = frameOf(
    {
      columns,
      own: [own],
      layers: [[`${age} AS counted`], [`CASE ${group} END AS own_model`]],
      late: [...late, ['own_model IS NULL', `'${name}: out-of-range'`]],
    },
    model,
    context,
  );
  const inner = groups.map((_, index) => {
    const where = frame.handedOn(`own_model = ${index + 1}`);
    return answersWithin(within(stored, ['groups', index]), {
      ...context,
      scope: `${context.scope}${index + 1}_`,
      where,
      path: [...context.path, 'groups', index, 'model'],
    });
  });
  const union = inner.map(({ select }) => select).join('\n  UNION ALL\n  ');
  const isRefused = "n.status IN ('missing', 'refused', 'out-of-dates', 'out-of-bounds')";
  const warning = `CASE WHEN f.status IS NOT NULL THEN f.warning WHEN ${isRefused} THEN n.warning ELSE ${joined(['f.said', 'n.warning'])} END`;
  return {
    parts: [...frame.parts.all, ...inner.flatMap(({ parts }) => parts)],
    select: [
      `SELECT f.case_id, n.pence, coalesce(f.status, n.status) AS status,`,
      `    ${warning} AS warning`,
      `  FROM ${frame.rows} f LEFT JOIN (\n  ${union}\n  ) n ON f.status IS NULL AND n.case_id = f.case_id`,
    ].join('\n'),
    points: leastPoints(inner),
  };
}

/** The age that counts: its column, how it is worked out, and what is missing or wrong of it. */
function ageOf({ ageRule, ageDay }: ParsedByAgeModel, { reader, dialect }: Context) {
  if (ageRule === 'stated') {
    const own: OwnColumn = { column: reader.of('age'), read: (text) => ageNumber(text, OLDEST) };
    return { own, age: own.column.as, name: 'age', late: [[`age IS NULL`, "'age: missing'"]] satisfies When[] };
  }
  const own: OwnColumn = { column: reader.of('bornOn'), read: dayNumber, text: dialect.day };
  const on = ageRule === 'fixed-day' ? null : ageRule === 'assessed' ? 'assessed_on' : 'starts_on';
  const day = on ?? (ageDay === undefined ? '' : formatDay(ageDay).replaceAll('-', ''));
  // Days are numbers such as 20260401: a year is complete once month and day are not before those of birth.
  const age = `CASE WHEN born_on <= ${day} THEN ${dialect.div(`(${day} - born_on)`, '10000')} END`;
  const late: When[] = [
    ...(on === null ? [] : [[`${on} IS NULL`, `'${on}: missing'`] as const]),
    ['born_on IS NULL', "'born_on: missing'"],
    [`born_on > ${day}`, "'born_on: inconsistent'"],
  ];
  return { own, age, name: 'born_on', late };
}
