import { type Command, Option } from 'commander';
import { openPriceBook } from '../../../costing/price-book.js';
import { fail, show } from '../../../errors.js';
import { instrumentFrom } from '../../../intake/make/instrument.js';
import { policyFrom } from '../../../intake/make/policy.js';
import { priceBookFrom } from '../../../intake/make/price-book.js';
import type { Understanding } from '../../../intake/understanding.js';
import { TIMED_PERIODS, type TimedPeriod } from '../../../money/period.js';
import { parseInstrument } from '../../../questionnaire/instrument/parse-instrument.js';
import { refuseIdle } from '../../fields/goes-with.js';

/** Adds the options of a questionnaire and of a price book. */
export function addMaking(command: Command): Command {
  return command
    .option(
      '--title <text>',
      'what the questionnaire, price book or policy is called; goes with --as instrument, prices and policy',
    )
    .option('--version-of <text>', 'the version of the questionnaire; 1 unless told')
    .option('--ages <ages>', 'the ages that a questionnaire is for, such as 0-17')
    .option('--effective-from <date>', 'the first day on which a questionnaire holds')
    .option('--price-base <year>', 'the financial year of the prices, such as 2026-27')
    .addOption(
      new Option('--period <period>', 'what the amounts of a policy are for; goes with --as policy').choices(
        TIMED_PERIODS,
      ),
    )
    .option('--applies-on <date>', 'the day that a policy is applied on, for rules that end on a day');
}

/** What a questionnaire or a price book says of itself that no sheet of it says, as commander gives it. */
export interface GivenMaking {
  readonly title?: string;
  /** The version of a questionnaire; `--version` is the program's own. */
  readonly versionOf?: string;
  readonly ages?: string;
  readonly effectiveFrom?: string;
  readonly priceBase?: string;
  readonly period?: TimedPeriod;
  readonly appliesOn?: string;
}

/** Refuses options of a questionnaire or a price book with a table of something else. */
export function refuseIdleMaking(options: GivenMaking, as: string): void {
  const isInstrument = as === 'instrument';
  const isPrices = as === 'prices';
  const isPolicy = as === 'policy';
  refuseIdle(options, [
    {
      flags: ['--title'],
      holds: isInstrument || isPrices || isPolicy,
      says: 'goes with --as instrument, prices or policy',
    },
    { flags: ['--version-of', '--ages', '--effective-from'], holds: isInstrument, says: 'goes with --as instrument' },
    { flags: ['--price-base'], holds: isPrices, says: 'goes with --as prices' },
    { flags: ['--period', '--applies-on'], holds: isPolicy, says: 'goes with --as policy' },
  ]);
}

/**
 * What a table is made into: a questionnaire, a price book or a policy; undefined for tables that stay such.
 *
 * @param file the name of the file
 * @throws RasError for what is missing or does not go together, with its cell
 */
export function madeFrom({ table, mapping }: Understanding, file: string, options: GivenMaking): unknown {
  const { title, versionOf = '1', ages, effectiveFrom, priceBase, period, appliesOn } = options;
  if (mapping.as === 'policy')
    return policyFrom(table, file, {
      ...(title !== undefined && { title }),
      period: period ?? needed('--period', 'what are the amounts of the policy for, such as year?'),
      ...(appliesOn !== undefined && { appliesOn }),
    });
  if (mapping.as === 'instrument') {
    const instrument = instrumentFrom(table, file, {
      title: title ?? needed('--title', 'what is the questionnaire called?'),
      version: versionOf,
      ...(effectiveFrom !== undefined && { effectiveFrom }),
      ...(ages !== undefined && { ages: agesFrom(ages) }),
    });
    parseInstrument(instrument);
    return instrument;
  }
  if (mapping.as !== 'prices') return undefined;
  const book = priceBookFrom(table, file, {
    title: title ?? needed('--title', 'what is the price book called?'),
    priceBase: priceBase ?? needed('--price-base', 'of which financial year are the prices, such as 2026-27?'),
  });
  openPriceBook(book);
  return book;
}

/** What is to be known of what a table is made into: columns that go into nothing, and what it has no column for. */
export function saidOfMade({ columns, table, mapping }: Understanding): readonly string[] {
  const names = columns.filter(({ target, name }) => target === undefined && table.header.includes(name));
  const isUnder = mapping.as === 'instrument' && !table.header.includes('outcome');
  return [
    ...(names.length === 0 ? [] : [`not used: ${names.map(({ header }) => show(header.name)).join(', ')}`]),
    ...(isUnder ? ['no column holds outcomes: all statements stand under one, called as the questionnaire'] : []),
  ];
}

function needed(flag: string, question: string): never {
  return fail('choice-needed', [], `${flag}: ${question}`);
}

function agesFrom(text: string): { from: number; to: number } {
  const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(text) ?? [];
  if (from === undefined)
    return fail('invalid', [], `--ages: expected two ages, such as 0-17, not ${text.slice(0, 40)}`);
  return { from: Number(from), to: Number(to) };
}
