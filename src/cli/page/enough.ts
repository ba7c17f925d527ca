import type { OpenQuestion } from '../../moderation/duty/open-question.js';
import { formatPounds, parseAmount } from '../../money/amount.js';
import { dutyOf, type FamilyFacts, type Standing } from './facts.js';
import type { Block, Section } from './page.js';
import { listed, perPeriod, quoted } from './words.js';

/** What the needs cost and whether the amount meets them; a yes only where that is known. */
export function enoughSection(facts: FamilyFacts, standing: Standing): Section {
  const heading = 'Is it enough for your needs?';
  const text = (words: string): Block => ({ kind: 'text', text: words });
  const { stage, period } = standing;
  const duty = dutyOf(facts, standing);
  const amount = standing.amount ?? duty?.amount ?? null;
  if (amount === null) return { heading, blocks: [text('There is no amount yet to hold against your needs.')] };
  const isHidden = (stage === 'indicative' || stage === 'none') && !facts.shown.indicative;
  const hidden = stage === 'none' ? 'the amount that waits' : 'the first amount';
  const what = isHidden ? hidden : perPeriod(amount, period);
  if (duty === undefined) {
    return { heading, blocks: [text(`We cannot say if ${what} is enough. These records hold no list of your needs.`)] };
  }
  const { answer, shortfall, atLeast, open, needsShort } = duty;
  const hasList = !open.some(({ code }) => code === 'no-assessment' || code === 'no-needs');
  const blocks: Block[] = hasList ? [text(costWords(duty, period))] : [];
  if (answer === 'sufficient') blocks.push(text(`Yes: ${what} is enough to meet them.`));
  if (answer === 'shortfall') {
    // Beside what the needs cost, the pounds would give away an amount that is not shown.
    const by = isHidden ? '' : ` by ${formatPounds(shortfall)}${atLeast ? ' or more' : ''}`;
    blocks.push(text(`No: ${what} falls short${by}.`));
  }
  if (answer === 'cannot-be-said-yet') blocks.push(text(`We cannot say yet if ${what} is enough.`));
  const needs = new Map((facts.inputs?.case.duty?.needs ?? []).map(({ id, need }) => [id, need]));
  const short = (needsShort ?? []).map((id) => quoted(needs.get(id) ?? id));
  if (short.length > 0) blocks.push(text(`The needs that are not fully met: ${listed(short)}.`));
  if (needsShort === undefined && answer === 'shortfall') {
    blocks.push(text('These records do not say which of your needs are not fully met.'));
  }
  if (open.length > 0) {
    const items = [...new Set(open.map((one) => openWords(one, needs)))];
    blocks.push(text('This has to be answered first:'), { kind: 'list', items });
  }
  return { heading, blocks };
}

function costWords(
  { costOfNeed, contributions, reserved, open }: NonNullable<ReturnType<typeof dutyOf>>,
  period: Standing['period'],
): string {
  const soFar = open.length > 0 ? 'As far as we know, ' : '';
  if (soFar !== '' && costOfNeed === '0.00') return 'We do not know yet what it costs to meet your needs.';
  const cost = `${soFar}${soFar === '' ? 'To' : 'to'} meet your needs costs ${perPeriod(costOfNeed, period)}.`;
  const isAll = parseAmount(contributions) >= parseAmount(costOfNeed);
  const others =
    contributions === '0.00'
      ? ''
      : isAll
        ? ' Others pay all of that.'
        : ` Others pay ${formatPounds(contributions)} of that.`;
  const kept = reserved === '0.00' ? '' : ` ${formatPounds(reserved)} is kept back as a reserve, so it does not count.`;
  return `${cost}${others}${kept}`;
}

/** What keeps the question open, in a family's words. */
function openWords({ code, needId, message }: OpenQuestion, needs: ReadonlyMap<string, string>): string {
  const need = needId === undefined ? '' : ` (${quoted(needs.get(needId) ?? needId)})`;
  const words = WORDS.get(code);
  return words === undefined ? `${quoted(message)}${need}` : `${words}${need}${words.endsWith('?') ? '' : '.'}`;
}

const WORDS: ReadonlyMap<OpenQuestion['code'], string> = new Map([
  ['no-assessment', 'No list of your needs is kept with these records'],
  ['no-needs', 'The list of your needs is empty'],
  ['undecided', 'Nobody has decided if this need has to be met'],
  ['no-line', 'Nothing meets this need yet, and no cost is known'],
  ['not-in-plan', 'The plan has nothing for this need'],
  ['planned-at-nothing', 'The plan has £0 for this need'],
  ['costed-at-nothing', 'The cost of this need is put at £0'],
  ['one-off-cost', 'Something has to be bought once, and nobody has said who pays'],
  ['needs-alike', 'This need may be on the list twice'],
  ['line-repeated', 'A cost may be on the list twice'],
  ['contribution-repeated', 'Something that others give may be on the list twice'],
  ['cost-undated', 'Nobody has said when the cost was worked out'],
  ['cost-after-figure', 'The cost was not worked out before you heard an amount'],
  ['figure-date-unknown', 'Nobody has said when you first heard an amount'],
  ['own-contribution', 'It is not clear if you pay some of it yourself'],
  ['plan-over-amount', 'The plan costs more than there is, and nobody has said who pays the rest'],
  ['hours-and-amount', 'The hours and the cost do not fit each other'],
  ['hours-by-need', 'The hours for each need are not known'],
  ['together-not-stated', 'One service meets more than one need, and it is not clear if at the same time'],
]);
