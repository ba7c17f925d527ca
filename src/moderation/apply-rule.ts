import type { Citation } from './amount-record.js';
import type { Outcome, RuleContext } from './context.js';
import type { ParsedRule } from './policy.js';
import { blend } from './rules/blend.js';
import { ceiling } from './rules/ceiling.js';
import { finalise } from './rules/finalise.js';
import { floor } from './rules/floor.js';
import { holdBack } from './rules/hold-back.js';
import { limitChange } from './rules/limit-change.js';
import { override } from './rules/override.js';
import { passOn } from './rules/pass-on.js';
import { peg } from './rules/peg.js';
import { protect } from './rules/protect.js';
import { round } from './rules/round.js';
import { signOff } from './rules/sign-off.js';
import { taper } from './rules/taper.js';

/** Applies one rule to one case. */
export function applyRule(rule: ParsedRule, context: RuleContext): Outcome {
  switch (rule.rule) {
    case 'pass-on':
      return passOn(context);
    case 'override':
      return override(rule, context);
    case 'limit-change':
      return limitChange(rule, context);
    case 'protect':
      return protect(rule, context);
    case 'peg':
      return peg(rule, context);
    case 'taper':
      return taper(rule, context);
    case 'blend':
      return blend(rule, context);
    case 'floor':
      return floor(rule, context);
    case 'ceiling':
      return ceiling(rule, context);
    case 'round':
      return round(rule, context);
    case 'hold-back':
      return holdBack(rule, context);
    case 'sign-off':
      return signOff(rule, context);
    case 'finalise':
      return finalise(rule, context);
  }
}

/** Where each kind of rule comes from. */
export const CITATIONS: Readonly<Record<ParsedRule['rule'], Citation>> = {
  'pass-on': { source: 'RR145 5.25, 5.28' },
  override: { source: 'RR145 5.25-5.31, 6.10-6.12', choice: 'reason-codes' },
  'limit-change': { source: 'RR232 3.18-3.19', choice: 'limit-mode' },
  protect: { source: 'IBSEN 15.4.1, 16.1.2' },
  peg: { source: 'IBSEN 15.4.1' },
  taper: { source: 'IBSEN 15.4.1', choice: 'taper-shape' },
  blend: { choice: 'stage-2-rule' },
  floor: { choice: 'stage-2-rule' },
  ceiling: { choice: 'stage-2-rule' },
  round: { choice: 'rounding-after-a-limit' },
  'hold-back': { source: 'RR145 5.23', choice: 'hold-back-order' },
  'sign-off': { source: 'IBSEN 9.6.1; RR145 6.11; IPB page 23', choice: 'tier-measure' },
  finalise: { source: 'IPB page 34; RR145 5.5', choice: 'final-needs-sufficient' },
};

/** The rules of transition, beside which the amount without them is always shown. */
export const TRANSITION_RULES: ReadonlySet<string> = new Set(['limit-change', 'protect', 'peg', 'taper', 'blend']);
