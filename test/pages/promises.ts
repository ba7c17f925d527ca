/** The test that holds a promise: its file, and its title as it stands there. */
export type Held = readonly [file: string, title: string];

/** Every promise of README and the guides by the id that stands beside its sentence, and what holds it. */
export const PROMISES: Readonly<Record<string, readonly Held[]>> = {
  'affordable-stages': [['run/affordable', 'are asked one by one, each over the families that have come so far']],
  'align-pennies': [['model/percentile/align', 'agrees with the one-case path, ties by %s']],
  'all-counted': [
    [
      'change/compare/properties',
      'the counts add up: ways to n, existing and newcomers to everyone, groups to all, compared and excluded to cases',
    ],
  ],
  'audit-again': [
    ['cli/records', 'a sample for an audit is drawn again by its seed, from a frame that is kept'],
    ['pages/every', 'every family with a warning is in a sample for an audit, and every family in its frame'],
  ],
  'band-of-three': [['questionnaire/score', 'middle of 3-6 is refused, because the band holds four whole numbers']],
  'both-models': [['run/recalibration', 'stands on every page: no other amount is worked out for the family']],
  cliffs: [['model/percentile/rank', 'tells what a point is worth between neighbouring rows, and lists the cliffs']],
  'cost-cells': [
    ['programme-cost/published', 'Table 65: E3 and E4 cannot be reproduced, and every other cell can'],
    ['programme-cost/published', 'Table 66: E5 cannot be reproduced, and every other cell can'],
  ],
  'cost-exact': [
    ['costing/properties', 'each line is quantity x times x weeks x price, half up, as whole numbers give it'],
    ['costing/package', 'is no number while a line has no price, and is not £0'],
  ],
  'duty-beside': [
    ['moderation/duty/sufficiency', 'does not block what the family is told, but the shortfall stands beside it'],
  ],
  'payment-identity': [
    ['payment/identity', 'the cost of a year of days is where the schedule says, day by day and to the penny'],
  ],
  'reclaim-leaves-need': [
    [
      'payment/identity',
      'opening + in − out = closing over any chain of statements, and every pound of a surplus is in one place',
    ],
    ['payment/account', 'what need takes waits'],
  ],
  'statements-join': [
    ['payment/account', 'statements that do not join are refused with the difference, all at once'],
    ['payment/account', 'spending after the end is a liability by name'],
  ],
  'written-with-questions': [
    [
      'cli/init',
      'init and import write what holds their questions with exit code 2, as their help says, and nothing else',
    ],
  ],
  'each-penny': [['pages/every', 'with a threshold of 0 a penny is a change']],
  'each-weight': [['sensitivity/weights/weights', 'one weight up by 20 %: 12, 10 and 11 points share £3,000']],
  'earlier-kept': [['moderation/rules/sign-off/sign-off', 'starts again and keeps its history, round by round']],
  'enough-not-scaled': [
    ['cases/enough', 'is no, at least, and never scaled up'],
    ['cli/needs', 'says so first, keeps what is not known blank, and its records verify'],
  ],
  'equal-penny': [
    ['equity/assertions/assertions', 'fails by a penny, and says which family, which points, which amounts and why'],
  ],
  'equal-share': [
    ['model/equal-share', 'is the same for every child'],
    ['model/equal-share', 'warns that it ignores need'],
  ],
  'every-column': [
    ['cli/terminal', '--wide shows every column, and without it those that do not fit are named'],
    ['pages/held', 'a table in a file and the other forms have every column'],
  ],
  exact: [['model/price-point/price-point', 'agrees with exact fractions to the penny, case by case and by column']],
  'explained-amounts': [
    ['explain/money', 'is the amount itself, or the amount cut at the fourth decimal, which the dots say'],
    [
      'explain/money',
      'is enough to see how the rounded amount comes about: any digits after the dots give the same pennies',
    ],
  ],
  'falls-to-nought': [['pages/held', 'a budget that falls to £0 is a warning with the family and both amounts']],
  'field-words': [['schemas/built', 'interfaces and schemas have the same fields, each with words']],
  'final-where-allowed': [
    ['records/unsealed-final', 'a case that is %s is not made final, whatever its rules are made to say'],
    [
      'records/unsealed-final',
      'a final budget is one of answers that nobody contests, and its last rule makes it final',
    ],
  ],
  'finalise-last': [['pages/held', 'finalise is the last rule, and waits for the plan, the sign-off and the need']],
  'firm-columns': [['pages/every', 'fit and uncertainty take columns as they take cases']],
  'folder-held': [
    ['cli/folder-manifest', 'a folder as the run left it is verified, with the totals of its amounts'],
    ['cli/folder-manifest', 'a folder is refused by its manifest'],
  ],
  'formula-guard': [
    ['cli/formula-guard', 'is read without it, whatever the text'],
    ['cli/formula-guard', 'are the same in what %s writes'],
    ['cli/formula-guard', 'are the same in a workbook that holds what was written'],
  ],
  golden: [
    ['records/golden', 'a record of every kind, every status and every kind of model is kept of this release'],
    ['records/golden', 'this release can work out again the records of every release that is kept'],
  ],
  'help-of-each': [['pages/every', 'every command is listed by --help, and has help with an example']],
  'instrument-at-once': [['questionnaire/instrument', 'all that is wrong is told at once']],
  'keeps-mode': [
    ['cli/kill', 'keeps who may read it'],
    ['cli/kill', 'a folder and a file in it stays as it was'],
    ['cli/kill', 'a draft may be read by nobody else, wherever the writer is killed'],
  ],
  'ledger-of-all-events': [['pages/every', 'the ledger of the guide has every kind of event but the end of a year']],
  'ledger-penny': [['pot/ledger/ledger-properties', 'keeps its pot to the penny after every event, family by family']],
  'left-named': [['cli/kill-commands', 'is the old or the new one, whole, wherever the command is stopped: $how']],
  'levels-answered': [['model/level-prices', 'takes a missing answer for missing, not for the level none']],
  'line-again': [
    [
      'costing/extract',
      'a row that says the same as an earlier one is a question, which an option or a line id answers',
    ],
  ],
  'line-penny': [['costing/package', 'each line goes to the penny, half up, and the total adds up the rounded lines']],
  'manifest-files': [['pages/every', 'the manifest of a run names every file that was read and written']],
  'missing-is-not-zero': [
    ['costing/package', 'is no number while a line has no price, and is not £0'],
    [
      'moderation/rules/limit-change/limit-change',
      'an existing family whose package is not known is refused, since missing is not zero',
    ],
    ['model/price-point/price-point', 'that is not eligible gets no budget, which is not £0'],
    ['questionnaire/together', 'no answer at all, no agreed answer, and no answer behind a gate'],
  ],
  'need-not-met': [
    [
      'change/what-if/causes',
      'a family that a threshold drops has nothing for its need; one whose need is not stated is not counted as met',
    ],
    ['pot/ledger/histories', 'the event that makes a shortfall is named, and whose need nobody has stated'],
  ],
  'newcomers-apart': [['change/compare/compare', 'keeps newcomers apart where they can be compared']],
  'no-amount': [['pages/held', 'an amount that is missing is null at every stage']],
  'no-invented-default': [
    ['model/hours-by-need-level', 'has no rate, no hours and no convention of its own'],
    ['model/level-prices', 'has no price of its own: a level without one is named'],
    ['model/last-purchase', 'has no tolerance of its own'],
    ['model/transport-distance', 'has no rate, no journeys and no days of its own'],
    ['model/education-money', 'has no rule of its own'],
    ['allocation/by-age', 'has no cut-off age and no rule for a birthday of its own'],
    ['pages/every', 'a rule without one of its figures is refused'],
  ],
  'no-invented-rule': [['pages/every', 'a rule without one of its figures is refused']],
  'no-extremes': [
    [
      'change/tables/suppress',
      'has no lowest, highest and middle amounts and no quartiles, which are one family each or two',
    ],
  ],
  'not-eligible-by-case': [
    ['records/steps-of-kind', 'who is not eligible, and what is referred, is so by the case'],
    ['records/steps-of-kind', 'of an age group and of streams, where the case inside says so'],
  ],
  'nought-is-a-budget': [['model/nought', 'carries the advice to refer the case, once, and stays what it is']],
  'null-not-zero': [['pages/held', 'fit of nobody has no figures, and no zeros']],
  'one-outcome': [['intake/kinds', 'whose points stand beside the names of levels, and without outcomes']],
  'one-error': [['pages/at-once', '%s tells what is wrong with its options and with every row in one error']],
  'near-miss': [
    ['cli/every-near-miss', 'is a question of %s, or is read as that name'],
    ['cli/every-near-miss', 'is one under a name that is nearly its own, in %s'],
  ],
  'one-off-apart': [
    ['cli/near-misses', 'is said to be left out by every command that takes it off, once, and to be within by uplift'],
    ['cli/near-misses', 'is compared without it by allocate: 4,381.69 - 4,024.50 = +357.19'],
  ],
  'own-inputs': [
    ['cli/anywhere', 'a run does not replace a folder that it reads from, however the file is named'],
    ['cli/anywhere', 'no command writes over a file that a file of its own names, nor into a folder that it reads'],
    ['cli/table', 'is never written over by what is made from it'],
  ],
  'partly-moved': [
    [
      'cases/partly-moved',
      'would cost 30,000 by the model on each own points, and not 15,000 + 15,000 x 18/15 = 36,000 by the ratio',
    ],
  ],
  'policy-at-once': [
    ['moderation/policy/policy', 'with all its problems at once'],
    ['moderation/policy/policy', 'with what is wrong in one rule beside what is wrong between them'],
  ],
  'policy-of-all-rules': [['pages/every', 'the policy of the guide has every kind of rule']],
  'programme-exact': [
    ['programme-cost/programme-cost', 'an independent calculation with fractions gives the same pennies'],
  ],
  'protection-last': [
    ['moderation/rules/rules', 'the cost of protection is taken after all rules: a floor may have given it anyway'],
  ],
  'protection-shown': [
    ['moderation/rules/rules', 'rules of transition show the amount without them and what they cost'],
  ],
  'published-plans': [['costing/plans', 'adds up to the total that the report prints']],
  'pupil-funding': [
    [
      'model/education-money',
      "holds a school's money only with the head's agreement, and pupil funding never (IPB pp.11-13)",
    ],
    ['model/education-money', 'never releases pupil funding, whatever is agreed'],
  ],
  'put-aside': [
    ['cli/kill', 'what a command reads beside its place it says, and its manifest too'],
    ['cli/kill', 'of several that were put aside the newest is read, as it was, and put back'],
    ['cli/kill-commands', 'is the old or the new one, whole, wherever the command is stopped: $how'],
  ],
  'ras4-total': [
    [
      'model/price-point/price-point',
      'by all money over all points: 30,000 / 150 = £200 a point, and the total comes back',
    ],
  ],
  pure: [['rooms', 'needs no Node, no clock, no chance and no other package']],
  'record-canonical': [
    ['records/stored', 'the order of keys and the spacing change nothing, whatever they are'],
    ['records/stored', 'comes back from a jsonb column as it was'],
  ],
  'record-kinds': [['records/golden', '$name verifies, with its model and without']],
  'record-worked-out-again': [
    ['records/forgery', 'every alteration is refused, also with a seal made anew where the inputs are the same'],
  ],
  'records-of': [
    ['records/records-of', 'the records of chosen cases by RAS 4 have the pence of the cohort'],
    ['records/records-of', 'the records of chosen cases by RAS 5 have the pence of the cohort'],
    ['records/records-of', 'the records of chosen cases by a table have the pence of the cohort'],
  ],
  'replay-compares': [
    ['record/replay', 'is refused when anything in it was altered, also where the amount would stay the same'],
  ],
  'report-altered': [
    ['cli/report-page/command', 'gives no page of a folder whose %s was altered'],
    ['cli/report-page/command', 'nor where the manifest was altered with the report: the records have another amount'],
  ],
  'report-page-alone': [['cli/report-page/pictures', 'a page asks for nothing and runs nothing']],
  'report-page-shared': [
    ['share/report-page', 'has no number that the Markdown has not'],
    [
      'share/report-page',
      'tells the attacker, table for table, what the Markdown tells and no group that is put together there',
    ],
  ],
  'report-picture-said': [['cli/report-page/pictures', 'by a name, a description, its sentence and its table']],
  'role-stated': [['costing/package', 'the name of a line is never taken for its role']],
  'page-disclosure': [['cli/page/truth', 'every sentence of a page is borne out by its records']],
  'shared-siblings': [
    ['cohort/share/siblings', 'so many of any children are of as many families, and one fewer need not be'],
    ['cli/siblings-shared', 'shows 6 children of 6 families, and not those of 4'],
  ],
  'table-without-each': [['sensitivity/models/own-table', 'is what the tables of all others give the others']],
  'thin-levels': [
    [
      'sensitivity/weights/fitted-levels',
      'of a statement with fewer families in all no pounds are told, and none are lost to the others',
    ],
  ],
  'workbook-as-allocate': [
    ['engines/book', 'random models, cases and changes: %s'],
    ['engines/book-guide', 'the page gives finance the budgets of the example council'],
    ['cli/workbook/formulas', 'half pennies %s'],
  ],
  'sql-as-allocate': [
    ['engines/random', 'cases of random models: %s'],
    ['engines/hand', 'half pennies %s'],
    ['engines/guide', 'the page takes the example council from a model to budgets'],
  ],
  'sql-as-calibrate': [
    ['engines/calibration', '%s gives the JSON that the library gives'],
    ['engines/guide', 'the page takes the example council from a model to budgets'],
  ],
  'yes-no-groups': [
    ['cli/yes-no-groups', 'reads Y and N as yes and no, in one column and in another file'],
    ['cli/yes-no-groups', 'keeps words that are no yes and no, and a column of 1 and 0'],
  ],
  'plain-allocate': [['cli/allocate-plain', 'are allocated, asked about and refused as row by row']],
  'rounded-once': [['pages/held', 'a mean to £100 is rounded from the exact one']],
  'rule-says': [['pages/every', 'a rule of any kind without its stage, its actor or its reason is refused']],
  'run-at-once': [['cli/run', 'is told at its place, all at once, and nothing is written']],
  'same-bytes': [
    [
      'cli/anywhere',
      'a run gives the same bytes from whatever folder it is called, and names no folder of the machine',
    ],
    ['cli/run', 'gives the same bytes when it is run again, and replaces its own folder only with --force'],
  ],
  'schema-list': [
    ['cli/choices', 'schema lists each of them'],
    ['cli/schema', 'without a name it lists the names, a line each with its title after a tab'],
  ],
  'says-not-for-sharing': [
    ['cli/nobody-exposed', 'a council that states no number gets pages that say that they are not for sharing'],
  ],
  'school-money': [['model/education-money', 'never holds money that is based in schools (RR145 1.10)']],
  'scored-by-name': [['pages/every', 'what is scored by name leaves a warning']],
  'scores-at-once': [
    ['questionnaire/list', 'tells all that is wrong in all cases at once, by case and statement'],
    ['questionnaire/list', 'tells all that is wrong at once, by row and column'],
  ],
  'sections-apart': [['questionnaire/maximum-and-gaps', 'never adds up sections that no case is asked together']],
  seeded: [
    ['sensitivity/price/uncertainty', 'the same seed gives the same, another seed another; order of magnitude alike'],
    ['sensitivity/models/compare-models', 'are as equal as can be, the same for the same seed, others for another'],
  ],
  'steps-first': [['records/goes-on', 'refuses one with any step altered, taken out or put where another stood']],
  'steps-of-kind': [['records/unsealed', '$name: none of those at its end, and none on the way']],
  'steps-replay': [
    ['allocation/kinds', 'replays its record to the budget, also after a journey through JSON'],
    ['pages/every', 'a step of any kind of model names its rule and its inputs, and the report where that has a rule'],
  ],
  'streams-mentioned': [
    [
      'allocation/streams',
      'leaves out a stream for which the family is not eligible, and takes no missing stream for £0',
    ],
  ],
  'stress-draws': [
    ['sensitivity/stress/stress', 'at random it comes close to all 120 orders counted, and is the same every time'],
  ],
  'ten-per-cent': [['pages/held', 'exactly 10 per cent is a change, and a penny less is none']],
  'tiers-no-default': [['pages/held', 'a sign-off by tiers without tiers is asked about']],
  'told-before-costed': [
    [
      'cases/enough',
      'names the cost that was worked out after the amount was told, and counts it when it was done whatever the figure was',
    ],
    ['moderation/duty/sufficiency', 'takes no cost as proof that was set once the family had heard a figure'],
  ],
  'total-goes-too': [
    [
      'change/tables/suppress',
      'leaves out the total as well when it rests on few families, or when everything else is blank and tells all',
    ],
  ],
  'uncertain-streams': [
    [
      'allocation/streams',
      'never blends the two scenarios with and without an uncertain stream (IBSEN 8.6.2.3, 10.2.4)',
    ],
  ],
  'warning-changes-nothing': [['pages/held', 'a line that is warned of costs what it costs without the warning']],
  'whole-or-not': [
    ['cli/kill', 'that is stopped at any writing call is old or new, whole: %o'],
    ['cli/kill-commands', 'is the old or the new one, whole, wherever the command is stopped: $how'],
    ['cli/write', 'is written whole, and replaced by --force only'],
  ],
  'without-model': [
    ['records/steps-of-kind', 'the amount follows by the steps that the kind of model has'],
    ['records/unsealed', '$name: no other answer is taken, sealed or not'],
  ],
  'year-by-commands': [
    ['cli/calibration-year', 'the commands of the guide work in their order, and print the figures that it shows'],
  ],
  'measures-same': [
    ['equity/properties', 'does not change with scale, order, or when every family is counted three times'],
    ['equity/properties', 'lies between minus and plus the Gini, and does not change with scale, order or replication'],
    [
      'equity/properties',
      'has parts that add up, is never below 0, and does not change with scale, order or replication',
    ],
  ],
  'shared-nothing-of-few': [['share/attacker', 'of random councils tell nothing of few families']],
  'shared-interval': [
    ['equity/statement/shared', 'is rounded outwards, by two fifths of the mean over the families at least'],
    [
      'equity/statement/shared',
      'is not there where a group has fewer than twice as many families as a figure rests on at some level',
    ],
  ],
  'shared-coefficients': [['equity/statement/shared', 'have two decimals']],
  'equity-columns': [['pages/equity-page', '%s gives of columns what it gives of cases']],
};
