const FAMILY =
  /\b(parents?|parental|family|families|household|(step|grand|god|foster)?(mother|father|parents?)|mum|mummy|mam|mom|dad|daddy|gran|granny|nan|nana|grandad|aunt|auntie|uncle|brother|sister|siblings?|husband|wife|spouse|partner|carers?|guardians?|relatives?|child|young person|service user|user|client|self|own|savings|dla|pip|disability living allowance|personal independence payment|charges?|charging)\b/i;

const OTHERS =
  /\b(council|authority|nhs|icb|ccg|health|hospital|hospice|school|schools|academy|college|nursery|university|education|charity|charities|trust|foundation|fund|association|society|church|mosque|club|employer|government|department|dwp|borough|county)\b/i;

/** A person by title, or money that a person earns or draws. */
const PERSON =
  /\b(mr|mrs|miss|mx|dr|rev|reverend|prof|professor|wages?|salary|salaries|pay|earnings|income|pension|benefits?)\b/i;

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
 * a person or a word for wages, it has to be said
 */
export function giverOf(from: string): 'family' | 'others' | 'unclear' {
  const name = from.trim();
  if (BODIES.test(name)) return 'others';
  const [isFamily, isOthers] = [FAMILY.test(name), OTHERS.test(name)];
  if (isFamily === isOthers || (!isFamily && (PERSON.test(name) || MS.test(name)))) return 'unclear';
  return isFamily ? 'family' : 'others';
}

/** Whether it is a budget that pays, which is what is held against need. */
export function isBudget(payer: string): boolean {
  return BUDGET.test(payer);
}
