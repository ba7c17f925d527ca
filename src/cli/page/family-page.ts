import { answersSection } from './answers.js';
import { changesSection } from './changes.js';
import { enoughSection } from './enough.js';
import { type FamilyFacts, standingOf } from './facts.js';
import { firstAmountSection } from './first-amount.js';
import { nowSection } from './now.js';
import type { Page } from './page.js';
import { decidersSection, nextSection } from './people.js';
import { pictureSection } from './steps-picture.js';
import { unsettledSection } from './unsettled.js';

/** The page of one family: what its amount is now, first, and then how it came about. */
export function familyPage(facts: FamilyFacts): Page {
  const standing = standingOf(facts);
  const picture = pictureSection(facts, standing);
  return {
    title: 'Your personal budget',
    about: `This page is about case ${facts.caseId}.`,
    notes: facts.notes,
    sections: [
      nowSection(facts, standing),
      unsettledSection(facts, standing),
      answersSection(facts),
      firstAmountSection(facts),
      changesSection(facts),
      ...(picture === undefined ? [] : [picture]),
      enoughSection(facts, standing),
      nextSection(facts),
      decidersSection(facts),
    ],
  };
}
