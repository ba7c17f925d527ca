import { Option } from 'commander';
import { problemList } from '../../errors.js';

/** Options that do nothing unless something else is said as well. */
export interface GoesWith {
  /** The options, as the user types them: `--ties`. */
  readonly flags: readonly string[];
  /** Whether what they need is so. */
  readonly holds: boolean;
  /** What they need, after the option's name: `goes with --rule`. */
  readonly says: string;
}

/**
 * Refuses an option that was given and would do nothing.
 *
 * @param options as commander gives them
 * @throws RasError `inconsistent` for each, with what it goes with
 */
export function refuseIdle(options: object, rules: readonly GoesWith[]): void {
  const problems = problemList();
  for (const { flags, holds, says } of rules) {
    if (holds) continue;
    for (const flag of flags) {
      if (Reflect.get(options, new Option(flag).attributeName()) !== undefined)
        problems.add('inconsistent', [], `${flag}: ${says}`);
    }
  }
  problems.throwIfAny();
}

/** The names of options, without their values: `--rule` of `--rule <rule>`. */
export function namesOf(fields: readonly { readonly flags: string }[]): string[] {
  return fields.map(({ flags }) => new Option(flags).long ?? flags);
}
