/**
 * Why a person changed an amount, as the sites explained it.
 *
 * A policy may add its council's own codes to these by name.
 *
 * @source RR145 5.31, 5.33, 6.10-6.12
 * @choice reason-codes: six codes made from what the sites reported; RR145 has no list of codes
 */
export const REASON_CODES = /* @__PURE__ */ Object.freeze([
  'one-off-purchase',
  'age-related',
  'plan-needs-more',
  'plan-needs-less',
  'other-agency-provision',
  'panel-challenge',
] as const);

/** One of the built-in reason codes. */
export type ReasonCode = (typeof REASON_CODES)[number];
