import * as z from 'zod';
import { fail } from '../../../../errors.js';
import type { AmountInput } from '../../../../money/amount.js';
import { changeBudget, familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { checkPlanLine, checkReleased, sayCost } from '../family.js';
import { mayCost, type OfFamily, ofFamily, type WithNeed } from '../fields.js';

/** The family is told an amount, which may be another one after moderation. */
export interface CommunicateEvent extends OfFamily, WithNeed {
  /** Which kind of event this is. */
  readonly event: 'communicate';
  /** Pounds a year; as before unless given. */
  readonly budget?: AmountInput;
}

/** The family is told an amount; moderation before that is charged to the free money of the pot. */
export const communicateEvent = defineEvent<CommunicateEvent>()({
  event: 'communicate',
  touches: 'its-family',
  schema: () =>
    z.strictObject({ event: z.literal('communicate'), ...ofFamily(), budget: mayCost(), costOfNeed: mayCost() }),
  apply(book, event, path) {
    const { caseId, budget, on } = event;
    const family = familyOf(book, caseId, path);
    if (family.stage === 'final') fail('inconsistent', [...path, 'event'], 'the final budget is agreed already');
    family.stage = 'communicated';
    sayCost(book, family, event.costOfNeed);
    if (budget === undefined) return;
    checkPlanLine(family, budget, path, 'budget');
    changeBudget(book, family, budget, 'free', on, path);
    checkReleased(book, family, path);
  },
});
