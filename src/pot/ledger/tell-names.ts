import type { ProblemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import type { Day } from '../../money/calendar.js';
import { readOrTell } from '../../parse/parse.js';
import { asFarAsSound } from '../../sound.js';
import { isBefore } from './apply.js';
import type { Book } from './book.js';
import { familyOf, type HasLeft } from './commit.js';
import type { ParsedEvent } from './event/event-schema.js';
import { formerOf } from './event/family.js';

const IN: HasLeft = { left: undefined };
const LEFT: HasLeft = { left: true };

/**
 * After an event that cannot be, tells which later ones name a family that is not in the ledger, has left it or is in it
 * already: that rests on the events before, and not on the money, of which nothing can be said any more. Of a family
 * about which something was told nothing more is.
 *
 * @param first the event that cannot be
 */
export function tellOfNames(book: Book, events: readonly ParsedEvent[], first: number, problems: ProblemList): void {
  const families = new Map<string, HasLeft>([...book.families].map(([caseId, { left }]) => [caseId, { left }]));
  const unsure = new Set<string>(namesOf(at(events, first)));
  for (let index = first + 1; index < events.length; index += 1) {
    tellOfName({ families, unsure }, at(events, index), index, problems);
  }
}

/**
 * Where something else in a ledger was refused, tells which events name a family that is not as they say, up to the first
 * of which it cannot be read whom it is of, and which are before the event before.
 */
export function tellOfEvents(events: readonly ParsedEvent[], problems: ProblemList): void {
  const known = { families: new Map<string, HasLeft>(), unsure: new Set<string>() };
  let isKnown = true;
  let before: Day | undefined;
  for (let index = 0; index < events.length; index += 1) {
    let on: Day | undefined;
    asFarAsSound(() => {
      ({ on } = at(events, index));
    });
    if (on !== undefined && before !== undefined && on < before)
      problems.add('inconsistent', ['ledger', 'events', index, 'on'], isBefore(on, before));
    before = on;
    if (isKnown) isKnown = asFarAsSound(() => tellOfName(known, at(events, index), index, problems));
  }
}

/** The families that events named so far, and those of which nothing more is told. */
interface Known {
  readonly families: Map<string, HasLeft>;
  readonly unsure: Set<string>;
}

function tellOfName({ families, unsure }: Known, event: ParsedEvent, index: number, problems: ProblemList): void {
  if (event.event === 'year-end') for (const [caseId, { left }] of families) if (left !== undefined) unsure.add(caseId);
  for (const caseId of namesOf(event)) {
    if (unsure.has(caseId)) continue;
    const before = problems.total;
    const enters = event.event === 'allocate' || event.event === 'join';
    readOrTell(problems, () => (enters ? formerOf : familyOf)({ families }, caseId, ['ledger', 'events', index]));
    if (problems.total > before) unsure.add(caseId);
    else families.set(caseId, event.event === 'leave' ? LEFT : IN);
  }
}

/** The families that an event is of. */
function namesOf(event: ParsedEvent): readonly string[] {
  return 'caseId' in event && event.caseId !== undefined ? [event.caseId] : [];
}
