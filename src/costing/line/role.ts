/**
 * What a line is, where that matters to a check. A role is always stated; it is never guessed from a name.
 *
 * - `service`: anything else, also a personal assistant from an agency, who is the agency's employee
 * - `personal-assistant`: wages of a personal assistant whom the family employs
 * - `wage`: wages of anyone else whom the family employs
 * - `on-costs`: what an employer pays on top of wages: holiday and sick pay, tax, national insurance
 * - `employers-insurance`: employer's liability insurance
 * - `payroll-support`, `direct-payment-support`, `support-planning`, `brokerage`: help with running the budget
 *
 * @source RR145 Table 42 (employer's liability insurance); IBSEN 10.3.1 (on-costs that users forgot), Appendix C.4
 */
export const ROLES = /* @__PURE__ */ Object.freeze([
  'service',
  'personal-assistant',
  'wage',
  'on-costs',
  'employers-insurance',
  'payroll-support',
  'direct-payment-support',
  'support-planning',
  'brokerage',
] as const);

/** What a line is, where that matters to a check. */
export type Role = (typeof ROLES)[number];

/** Whether a line of this role pays someone whom the family employs. */
export function isWage(role: Role): boolean {
  return role === 'personal-assistant' || role === 'wage';
}

/**
 * Whether a line of this role meets a need itself, so that a line without one is worth a question.
 *
 * @choice needs-of-overheads: insurance, on-costs and help with the budget serve no need of their own; they serve the lines they make possible
 */
export function meetsNeeds(role: Role): boolean {
  return role === 'service' || isWage(role);
}
