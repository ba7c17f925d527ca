import { checkUnique } from '../../costing/unique-ids.js';
import { type Path, type ProblemList, show } from '../../errors.js';
import { at as placeOf } from '../../exact/at.js';
import { type Day, formatDay, yearAfter } from '../../money/calendar.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { fieldsSchema, type ParsedCycle, type ParsedSchedule, type PaymentScheduleInput } from './input.js';

/** What a schedule of payments is made from, checked. */
export const paymentScheduleSchema = schemaFor<PaymentScheduleInput>()(() =>
  withCheck(
    fieldsSchema,
    checkYear,
    checkLines,
    checkOnce,
    checkCycle,
    checkTerms,
    checkTermTime,
    checkContribution,
    checkTaken,
    checkSuspensions,
    checkReleases,
  ),
);

/** The last day of a year. */
export function lastDayOf({ startsOn, endsOn }: ParsedSchedule['year']): Day {
  return endsOn ?? yearAfter(startsOn) - 1;
}

function checkYear({ year, cycle }: ParsedSchedule, problems: ProblemList): void {
  const [first, last] = [year.startsOn, lastDayOf(year)];
  if (last < first) {
    problems.add('inconsistent', ['year', 'endsOn'], `is before ${formatDay(first)}, its start`);
    return;
  }
  if (last >= yearAfter(first) + 7)
    problems.add('out-of-range', ['year', 'endsOn'], 'a year has at most 53 weeks or its dates');
  const least = { '4-weeks': 28, month: 28, quarter: 90, term: 1, year: 365 }[cycle.every];
  if (last - first + 1 < least)
    problems.add(
      'inconsistent',
      ['cycle', 'every'],
      `a cycle of a ${cycle.every} is longer than the year that is paid for`,
    );
}

interface Span {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

function checkSpan({ from, to }: Span, problems: ProblemList, at: Path): void {
  if (from !== undefined && to !== undefined && to < from)
    problems.add('inconsistent', [...at, 'to'], `is before ${formatDay(from)}, the first day`);
}

function checkLines({ lines }: ParsedSchedule, problems: ProblemList): void {
  lines.forEach((line, index) => {
    const at = ['lines', index];
    if (line.per === 'once') {
      if (line.on === undefined) problems.add('missing', [...at, 'on'], 'a line that is paid once says on which day');
      for (const name of ['from', 'to', 'cycle'] as const)
        if (line[name] !== undefined)
          problems.add('inconsistent', [...at, name], 'a line that is paid once has only `on`');
    } else if (line.on !== undefined) {
      problems.add('inconsistent', [...at, 'on'], 'goes with a line that is paid once; others have `from` and `to`');
    }
    checkSpan(line, problems, at);
    line.changes.forEach((change, place) => {
      const before = place === 0 ? line.from : placeOf(line.changes, place - 1).from;
      const isLate = before !== undefined && (place === 0 ? change.from < before : change.from <= before);
      if (isLate)
        problems.add(
          'inconsistent',
          [...at, 'changes', place, 'from'],
          `is not after ${formatDay(before)}, what it changes`,
        );
    });
    if (line.cycle !== undefined) tellOfCycle(line.cycle, problems, [...at, 'cycle']);
  });
}

function checkOnce({ lines, year }: ParsedSchedule, problems: ProblemList): void {
  checkUnique(lines, ['lines'], 'line', problems);
  lines.forEach(({ on }, index) => void tellOutside(on, year, problems, ['lines', index, 'on']));
}

function tellOutside(on: Day | undefined, year: ParsedSchedule['year'], problems: ProblemList, at: Path): void {
  if (on === undefined || (on >= year.startsOn && on <= lastDayOf(year))) return;
  problems.add('out-of-range', at, `${formatDay(on)} is not a day of the year from ${formatDay(year.startsOn)}`);
}

function checkCycle({ cycle }: ParsedSchedule, problems: ProblemList): void {
  tellOfCycle(cycle, problems, ['cycle']);
}

function tellOfCycle({ every, firstOn, fourWeekly }: ParsedCycle, problems: ProblemList, at: Path): void {
  if ((every === 'term') !== (firstOn === undefined)) {
    const message =
      every === 'term' ? 'terms begin on the days of `terms`; leave it out' : 'say on which day a cycle begins';
    problems.add(every === 'term' ? 'inconsistent' : 'missing', [...at, 'firstOn'], message);
  }
  if (every !== '4-weeks' && fourWeekly !== undefined)
    problems.add('inconsistent', [...at, 'fourWeekly'], 'goes with a cycle of 4-weeks');
  if (every === '4-weeks' && fourWeekly === undefined)
    problems.add(
      'choice-needed',
      [...at, 'fourWeekly'],
      'what are four weeks paid? Expected weekly-rate or thirteenths',
    );
}

function checkTerms({ terms, year }: ParsedSchedule, problems: ProblemList): void {
  terms?.forEach((term, index) => {
    checkSpan(term, problems, ['terms', index]);
    const before = index === 0 ? undefined : placeOf(terms, index - 1).to;
    if (before !== undefined && term.from <= before)
      problems.add(
        'inconsistent',
        ['terms', index, 'from'],
        `is not after ${formatDay(before)}, the end of the term before`,
      );
    tellOutside(term.from, year, problems, ['terms', index, 'from']);
    tellOutside(term.to, year, problems, ['terms', index, 'to']);
  });
}

function checkTermTime({ lines, cycle, terms, termTime }: ParsedSchedule, problems: ProblemList): void {
  const isTermTime = lines.some((line) => line.termTime);
  if (isTermTime && termTime === undefined)
    problems.add('choice-needed', ['termTime'], 'a line is needed in term: is it paid even-over-year or in-term?');
  const byTerm = [cycle, ...lines.map((line) => line.cycle)].some((one) => one?.every === 'term');
  if ((isTermTime || byTerm) && terms === undefined)
    problems.add('missing', ['terms'], 'say when the terms are; a line or a cycle goes by them');
}

function checkContribution({ contribution }: ParsedSchedule, problems: ProblemList): void {
  const periods = contribution?.periods ?? [];
  periods.forEach((period, index) => {
    const at = ['contribution', 'periods', index];
    checkSpan(period, problems, at);
    if (index === 0) return;
    const { from, to } = placeOf(periods, index - 1);
    if (period.from <= (to ?? from))
      problems.add('inconsistent', [...at, 'from'], `overlaps the period before, which holds ${formatDay(to ?? from)}`);
    else if (to !== undefined && period.from > to + 1)
      problems.add(
        'missing',
        [...at, 'from'],
        `nobody has said what is contributed on ${formatDay(to + 1)}; 0 where it is nothing`,
      );
  });
}

function checkTaken({ contribution, lines, cycle }: ParsedSchedule, problems: ProblemList): void {
  if (contribution === undefined) return;
  if (lines.every((line) => line.per === 'once' || line.cycle !== undefined))
    problems.add(
      'inconsistent',
      ['contribution'],
      "there is no line on the schedule's own cycle that it is taken from",
    );
  if (contribution.how === 'family-first' && cycle.timing === 'arrears')
    problems.add(
      'inconsistent',
      ['contribution', 'how'],
      'family-first says when money in advance comes; this is in arrears',
    );
}

function checkSuspensions({ suspensions, lines }: ParsedSchedule, problems: ProblemList): void {
  const ids = new Set<string>();
  lines.forEach(({ id }) => void ids.add(id));
  suspensions.forEach((one, index) => {
    checkSpan(one, problems, ['suspensions', index]);
    one.lines?.forEach((id, place) => {
      if (!ids.has(id))
        problems.add('unknown-name', ['suspensions', index, 'lines', place], `no line is called ${show(id)}`);
    });
  });
}

function checkReleases({ contingency, year }: ParsedSchedule, problems: ProblemList): void {
  if (contingency?.releases === undefined) return;
  if (contingency.how !== 'held')
    problems.add('inconsistent', ['contingency', 'releases'], 'only what is held is released');
  let left = contingency.amount;
  contingency.releases.forEach(({ on, amount }, index) => {
    const at = ['contingency', 'releases', index];
    tellOutside(on, year, problems, [...at, 'on']);
    left -= amount;
    if (left < 0n && left + amount >= 0n)
      problems.add('inconsistent', [...at, 'amount'], 'more is released than is held');
  });
}
