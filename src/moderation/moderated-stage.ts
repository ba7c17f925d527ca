/** The two amounts that moderation makes: what the family is told, and what is agreed with its plan. */
export const MODERATED_STAGES = ['communicated', 'final'] as const;

/** One of the two amounts that moderation makes. */
export type ModeratedStage = (typeof MODERATED_STAGES)[number];
