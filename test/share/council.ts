import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';

/** A generator of its own, so that every council can be made again from its number. */
export function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A council of 12 to 70 families, in which most things are rare: groups, newcomers, referrals, needs, final amounts, one-offs. */
export function randomCouncil(seed: number, smallCell: number): CouncilData {
  const next = uniform(seed);
  const below = (share: number): boolean => next() < share;
  const pick = <T>(...of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const pounds = (middle: number): string => (middle * Math.exp(0.6 * normal())).toFixed(2);
  const n = 12 + Math.floor(next() * 58);
  const share = { newcomer: pick(0, 0.05, 0.3), referred: pick(0, 0.03, 0.2), final: pick(0, 0.9, 0.5, 0.1) };
  const rare = { oneOff: pick(0.05, 0.4), needs: pick(0, 0.1, 0.8), out: pick(0, 0.05), skew: pick(1.2, 2, 3) };
  const groupOf = (names: readonly string[]): string =>
    names[Math.min(names.length - 1, Math.floor(names.length * next() ** rare.skew))] as string;
  const families = Array.from({ length: n }, (_, index) => {
    const isNewcomer = below(share.newcomer);
    const points = below(share.referred) ? 90 : 1 + Math.floor(next() * (next() < 0.5 ? 8 : 80));
    const ethnicity = groupOf(['White', 'Asian', 'Black', 'Mixed', '', 'Zz']);
    const pack = pounds(8000);
    const family: CouncilFamily = {
      caseId: `K${index + 100}`,
      points,
      ...(isNewcomer ? { status: 'newcomer' as const } : { traditional: pack }),
      ...(!isNewcomer && below(rare.oneOff) && { oneOff: (Number(pack) * 0.1).toFixed(2) }),
      ...(below(share.final) && { final: pounds(7500), agreedOn: '2026-05-01' }),
      ...(below(rare.out) && { excludeReason: pick('moved away', 'under dispute') }),
      characteristics: [
        ...(ethnicity === '' ? [] : [{ name: 'ethnicity', value: ethnicity }]),
        { name: 'area', value: groupOf(['North', 'South', 'East']) },
      ],
    };
    return family;
  });
  const needs = families.flatMap(({ caseId, excludeReason }) =>
    excludeReason !== undefined || !below(rare.needs)
      ? []
      : [
          {
            caseId,
            duty: {
              figureHeardOn: null,
              needs: [
                {
                  id: 'care',
                  need: 'personal care',
                  arrangements: { necessary: true, reason: 'nobody else can' },
                  lines: [{ service: 'club', amount: pounds(4000) }],
                },
              ],
            },
          },
        ],
  );
  const isOwnSample = below(0.5);
  const own = families.filter(({ status, points }) => status === undefined && points !== 90);
  const other = Array.from({ length: 20 }, (_, index) => ({
    caseId: `S${index + 100}`,
    points: 1 + Math.floor(next() * 80),
    traditional: pounds(8000),
  }));
  const sample = isOwnSample && own.some(({ excludeReason }) => excludeReason === undefined) ? own : other;
  return {
    settings: {
      title: `Council ${seed}`,
      calibrate: { kind: 'price-point', options: { fundingBasis: 'reference-sample', maximumPoints: 80 } },
      pot: { amount: below(0.7) ? 'packages' : (n * 7000).toFixed(2) },
      equity: {
        by: below(0.5) ? ['ethnicity'] : below(0.5) ? ['ethnicity', 'area'] : ['ethnicity', 'area', 'status'],
        bands: pick<'each' | number[]>('each', [20, 40, 60], [40]),
      },
      smallCell,
      keep: ['ethnicity', 'area'],
    },
    sample: { cases: sample.map(({ final: _, agreedOn: __, ...one }: CouncilFamily) => one) },
    cohort: { cases: families, needs },
  };
}

/** The same council of which some children have siblings: two or three to a household, anywhere in the file. */
export function withSiblings(data: CouncilData, seed: number, most = 0.5): CouncilData {
  const next = uniform(seed + 5000);
  const share = most * next();
  const order = data.cohort.cases.map(({ caseId }) => ({ caseId, by: next() })).sort((a, b) => a.by - b.by);
  const households = new Map<string, string>();
  for (let from = 0; from < order.length * Math.max(share, 0.1); ) {
    const size = next() < 0.7 ? 2 : 3;
    for (const { caseId } of order.slice(from, from + size)) households.set(caseId, `H${from}`);
    from += size;
  }
  const housed = (one: CouncilFamily): CouncilFamily => {
    const household = households.get(one.caseId);
    return household === undefined ? one : { ...one, household };
  };
  return {
    ...data,
    ...(data.sample !== undefined && { sample: { ...data.sample, cases: data.sample.cases.map(housed) } }),
    cohort: { ...data.cohort, cases: data.cohort.cases.map(housed) },
  };
}
