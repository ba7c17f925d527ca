const FAMILY =
  /\b(parents?|parental|family|families|household|(step|grand|god|foster)?(mother|father|parents?)|mum|mummy|mam|mom|dad|daddy|gran|granny|nan|nana|grandad|aunt|auntie|uncle|brother|sister|siblings?|husband|wife|spouse|partner|carers?|guardians?|relatives?|child|young person|service user|user|client|self|own|savings|dla|pip|disability living allowance|personal independence payment|charges?|charging)\b/i;

const OTHERS =
  /\b(council|authority|nhs|icb|ccg|health|hospital|hospice|school|schools|academy|college|nursery|university|education|charity|charities|trust|foundation|fund|association|society|church|mosque|club|employer|government|department|dwp|borough|county)\b/i;

/** A person by title, or money that a person earns or draws. */
const PERSON =
  /\b(mr|mrs|miss|mx|dr|rev|reverend|prof|professor|wages?|salary|salaries|pay|earnings|income|pension|benefits?)\b/i;

/** Money of the family's own that is held like a body, or paid out to it: a trust fund, an award, what is his or hers. */
const HELD =
  /\b(trust (funds?|accounts?)|(child|bare|discretionary|personal injury|disabled persons?|special needs) trusts?|trustees?|isa|compensation|damages|settlement|inheritance|legacy|awards?|pay-?outs?|negligence|injury|court|deput(y|yship)|solicitors?|dwp|department for work and pensions)\b|\b(his|her|their|our|my|your)\b.*\b(trusts?|funds?|foundation)\b|\b(trusts?|funds?|money|accounts?) (held |kept )?for\b/i;

/** A trust or a fund, which is the family's own unless the name says of what body it is. */
const TRUST_OR_FUND = /\b(trusts?|funds?)\b/i;

/** The kinds of body whose trust or fund is theirs; a college fund is what a family puts by for college. */
const TRUST_OF_BODY =
  /\b(council|authority|nhs|icb|ccg|academy|academies|charit(y|ies|able)|housing|hospital|hospice|community|lottery|government|borough|county|church|mosque|association|society|club|equipment|wheelchairs?|better care|independent living)\b|\bschools? trusts?\b/i;

/** Not the MS Society. */
const MS = /\b[Mm]s\b/;

/** A budget, whatever body has it. */
const BUDGET = /\b(budgets?|allocation|direct payments?|pb)\b/i;

/** Bodies whose names have a word for the family in them. */
const BODIES = /^(the )?(carers trust|carers uk|family fund|contact a family|parent carer forum)$/i;

/**
 * Who gives by the name of the giver.
 *
 * @choice own-contribution: a giver with a word for the family, its money or its charge in the name is the family, one with
 * a word for a body and none for the family is somebody else; of any other, of both, and of a body's word beside the title of
 * a person, a word for wages or for money that is held for somebody or paid out (`his trust fund`, an award, DWP), it has to
 * be said; a trust or a fund is somebody else's where its name says of what kind of body it is (NHS, academy, charitable)
 */
export function giverOf(from: string): 'family' | 'others' | 'unclear' {
  const name = from.trim();
  if (BODIES.test(name)) return 'others';
  const [isFamily, isOthers] = [FAMILY.test(name), OTHERS.test(name)];
  const isPrivate = TRUST_OR_FUND.test(name) && !TRUST_OF_BODY.test(name);
  const isPerson = PERSON.test(name) || HELD.test(name) || MS.test(name);
  if (isFamily === isOthers || (!isFamily && (isPerson || isPrivate))) return 'unclear';
  return isFamily ? 'family' : 'others';
}

/** Whether it is a budget that pays, which is what is held against need. */
export function isBudget(payer: string): boolean {
  return BUDGET.test(payer);
}
