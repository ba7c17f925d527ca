import type { Allocation } from '../../../model/allocation.js';
import type { ModerationCase } from '../../../moderation/case.js';
import { moderateAll } from '../../../moderation/moderate-all.js';
import { type Policy, parsePolicy } from '../../../moderation/policy.js';
import type { ModeratedCases } from '../../../moderation/summarise-all.js';
import type { InputFile } from '../../input/file.js';
import { readJson } from '../../input/json.js';
import { withPlaces } from '../../place.js';
import type { CouncilFile } from './council.js';
import type { Family } from './families.js';

/** A council's families after its policy of moderation, and the file of the policy. */
export interface ModeratedFamilies {
  readonly moderated: ModeratedCases;
  readonly file: InputFile;
}

/** Applies a council's policy to its indicative budgets; what families have been told already stands. */
export function moderateFamilies(
  cwd: string,
  { council, pathOf }: CouncilFile,
  families: readonly Family[],
  allocations: readonly Allocation[],
): ModeratedFamilies | undefined {
  if (council.policy === undefined) return undefined;
  const source = readJson(cwd, pathOf(council.policy));
  const moderated = withPlaces([{ at: ['policy'], source }], () => {
    const { period } = parsePolicy(source.value);
    const cases = families.map((family, index) => caseOf(family, allocations[index], period));
    return moderateAll(cases, source.value as Policy);
  });
  return { moderated, file: source.file };
}

function caseOf(family: Family, allocation: Allocation | undefined, period: Policy['period']): ModerationCase {
  const { caseId, packageValue, oneOff, communicated, final, isNewcomer } = family;
  return {
    caseId,
    period,
    amounts: {
      traditional: packageValue ?? null,
      indicative: allocation?.indicative ?? null,
      communicated: communicated ?? null,
      final: final ?? null,
    },
    ...(packageValue !== undefined && oneOff !== undefined && { packageParts: { oneOff } }),
    newcomer: isNewcomer,
  };
}
