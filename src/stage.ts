/**
 * The names of the four amounts that a family's case passes through, in order.
 *
 * `traditional` is the value of the package before; `indicative` what the model gives; `communicated` what the family
 * is told; `final` what is agreed with the support plan. A case may lack any of them.
 *
 * @source RR145 5.25-5.32
 */
export const STAGES = /* @__PURE__ */ Object.freeze(['traditional', 'indicative', 'communicated', 'final'] as const);

/** One of the four amounts of a case. */
export type Stage = (typeof STAGES)[number];
