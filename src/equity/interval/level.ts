/** How sure an interval is, in per cent. */
export type GapLevel = 90 | 95 | 99;
