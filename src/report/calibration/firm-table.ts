import { formatPounds } from '../../money/amount.js';
import type { CohortDifference, DistributionDifference } from '../../sensitivity/difference/cohort-difference.js';
import type { SampleSizes } from '../../sensitivity/price/sample-size.js';
import type { TableInfluence } from '../../sensitivity/table/table-influence.js';
import type { TableUncertainty } from '../../sensitivity/table/table-uncertainty.js';
import type { Cell, Sheet } from '../sheet.js';

/** The interval of each row of a RAS 5 table. */
export function tableIntervalSheet(result: TableUncertainty): Sheet {
  const { n, confidence, resamples, seed, rows, meanSoft, period } = result;
  const mean = meanSoft === null ? '' : `; on average £${meanSoft} a ${period} are soft`;
  return {
    title: `How firm is the RAS 5 table of ${n} cases? Intervals of ${confidence} % (${resamples} resamples, seed ${seed})${mean}`,
    columns: ['points', 'budget', 'low', 'high', 'soft', 'cases', 'outside_percent'],
    rows: rows.map(({ points, budget, low, high, soft, cases, outside }) => [
      points,
      budget,
      low,
      high,
      soft,
      cases,
      outside,
    ]),
  };
}

/** How wide intervals would be with samples of other sizes. */
export function sampleSizeSheet({ n, confidence, rows }: SampleSizes): Sheet {
  const [first] = rows.flatMap(({ pricePoint }) => pricePoint?.points ?? []);
  const budget = first === undefined ? '' : `; budgets are for ${first} points`;
  return {
    title: `If the sample held more cases like its ${n}: intervals of ${confidence} %${budget}`,
    columns: ['cases', 'price_low', 'price_high', 'ras4_low', 'ras4_high', 'ras5_low', 'ras5_high'],
    rows: rows.map(({ cases, price, pricePoint, percentile }) => [
      cases,
      price?.low,
      price?.high,
      pricePoint?.low,
      pricePoint?.high,
      percentile?.low,
      percentile?.high,
    ]),
  };
}

/** How far a cohort is from the sample that the price came from. */
export function cohortDifferenceSheet({ points, packages, cost }: CohortDifference): Sheet {
  const row = (what: string, one: DistributionDifference | null): Cell[] => [
    what,
    one?.sampleN,
    one?.cohortN,
    one?.sampleMean,
    one?.cohortMean,
    one?.difference,
    one?.distance,
    one?.chance,
  ];
  return {
    title: `Is the cohort like the sample? ${cost?.sentence ?? 'What the difference costs is not known: no family of the cohort has points and a package, or there is no price.'}`,
    columns: ['what', 'sample', 'cohort', 'sample_mean', 'cohort_mean', 'difference', 'distance', 'chance'],
    rows: [row('points', points), row('packages', packages)],
  };
}

/** On which families a RAS 5 table hangs: what the others get without each in turn. */
export function tableInfluenceSheet({ n, most }: TableInfluence): Sheet {
  return {
    title: `How far the RAS 5 table hangs on one of ${n} cases${hangsOn(most)}`,
    columns: ['without', 'points', 'package', 'others_changed', 'mean_size', 'largest', 'change', 'referred_once'],
    rows: most.map((one) => [
      one.caseId,
      one.points,
      one.traditional,
      one.changed,
      one.meanSize ?? undefined,
      one.largest?.caseId,
      one.largest?.change,
      one.referredOnce,
    ]),
  };
}

/** On whom the table hangs most, in words. */
function hangsOn(most: TableInfluence['most']): string {
  const words = most.slice(0, 3).map(({ caseId, meanSize, largest, referredOnce }) => {
    if (meanSize === null || largest === null)
      return `without ${caseId} ${referredOnce} of the others have a budget or none`;
    return `without ${caseId} the others' budgets differ by ${formatPounds(meanSize)} on average, most that of ${largest.caseId} (${formatPounds(largest.change)})`;
  });
  return words.length === 0 ? '; no single case changes the budget of another' : `; ${words.join('; ')}`;
}
