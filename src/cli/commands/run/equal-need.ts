import type { StageCase } from '../../../change/case.js';
import type { EquityCase } from '../../../equity/case.js';
import { type EquityStatement, equityStatement } from '../../../equity/statement.js';
import type { Stage } from '../../../stage.js';
import { withPlaces } from '../../place.js';
import type { Council, CouncilFile } from './council.js';
import type { Families, Family } from './families.js';

/** Whether anyone is treated differently at equal need, where the council names what to compare. */
export function equalNeed(
  { council }: CouncilFile,
  { kept, families, table }: Families,
  allocated: readonly Family[],
  later: readonly Pick<StageCase, 'indicative' | 'communicated' | 'final'>[],
): EquityStatement | undefined {
  const { equity } = council;
  if (equity === undefined) return undefined;
  const rowOf = new Map(families.map(({ caseId }, row) => [caseId, row]));
  const rows = allocated.map(({ caseId }) => rowOf.get(caseId) ?? 0);
  const names = [...equity.by, ...(equity.given ?? [])].filter((name) => name !== 'status' && name !== 'group');
  const cases = allocated.map(({ caseId, points, group, isNewcomer }, index): EquityCase => {
    const { indicative, communicated, final } = later[index] ?? {};
    const characteristics = names.flatMap((name) => {
      const value = kept.get(name)?.[rows[index] ?? 0] ?? '';
      return value === '' ? [] : [{ name, value }];
    });
    return {
      caseId,
      ...(points !== undefined && { points }),
      ...(group !== undefined && { group }),
      ...(indicative !== undefined && { indicative }),
      ...(communicated !== undefined && { communicated }),
      ...(final !== undefined && { final }),
      status: isNewcomer ? 'newcomer' : 'existing',
      characteristics,
    };
  });
  // Stages are compared on the same families, so that a later stage that few have reached would hide the others.
  const last = (['final', 'communicated'] as const).find((stage) =>
    cases.every((one) => one.indicative === undefined || one[stage] !== undefined),
  );
  const stages: Stage[] = last === undefined ? ['indicative'] : ['indicative', last];
  return withPlaces([{ at: ['cases'], source: table, rows }], () =>
    equityStatement(cases, { stages, ...optionsOf(equity) }),
  );
}

function optionsOf({ by, given, bands }: NonNullable<Council['equity']>) {
  return {
    by: [...by],
    ...(given !== undefined && { given: [...given] }),
    ...(bands !== undefined && { bands: bands === 'each' ? bands : [...bands] }),
  };
}
