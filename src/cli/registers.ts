import type { CommandEntry } from './program.js';

/** The commands, in the order of the help. */
export const registers: readonly CommandEntry[] = [
  {
    name: 'score',
    usage: '[options] <instrument.json> <answers>',
    description: 'score the answers to a questionnaire',
    load: async () => (await import('./commands/score.js')).registerScore,
  },
  {
    name: 'cost',
    usage: '[options] <files...>',
    description: 'cost packages and support plans from their lines',
    load: async () => (await import('./commands/cost.js')).registerCost,
  },
  {
    name: 'calibrate',
    usage: '',
    description: 'calibrate a model from a sample of existing cases',
    load: async () => (await import('./commands/calibrate/calibrate.js')).registerCalibrate,
  },
  {
    name: 'allocate',
    usage: '[options] <model.json> <cases>',
    description: 'apply a stored model to cases',
    load: async () => (await import('./commands/allocate.js')).registerAllocate,
  },
  {
    name: 'example',
    usage: '<kind>',
    description: 'print a model and a case of one kind, which work as they are',
    load: async () => (await import('./commands/example.js')).registerExample,
  },
  {
    name: 'schema',
    usage: '[name]',
    description: 'print the JSON Schema of a file, a model or a case; without a name, what there is',
    load: async () => (await import('./commands/schema.js')).registerSchema,
  },
  {
    name: 'table',
    usage: '',
    description: 'check, print and convert allocation tables',
    load: async () => (await import('./commands/table.js')).registerTable,
  },
  {
    name: 'moderate',
    usage: '[options] <policy.json> <cases>',
    description: 'apply the rules of a policy to the amounts of each family',
    load: async () => (await import('./commands/moderate.js')).registerModerate,
  },
  {
    name: 'compare',
    usage: '[options] <stages.csv>',
    description: 'say what changed between two stages: who gained, who lost, by how much',
    load: async () => (await import('./commands/compare.js')).registerCompare,
  },
  {
    name: 'pot',
    usage: '[options] <ledger.json>',
    description: 'fold the events of a pot: what is committed, what is left, when it ran out',
    load: async () => (await import('./commands/pot.js')).registerPot,
  },
  {
    name: 'stress',
    usage: '[options] <cases.csv>',
    description: 'say how many families may leave before the reserve is gone: worst first, in order, at random',
    load: async () => (await import('./commands/stress.js')).registerStress,
  },
  {
    name: 'whatif',
    usage: '[options] <scenarios.json> <cases.csv>',
    description: 'set scenarios side by side on the same families: totals, winners and losers, and why they differ',
    load: async () => (await import('./commands/whatif.js')).registerWhatIf,
  },
  {
    name: 'equity',
    usage: '[options] <cases.csv>',
    description: 'compare groups at equal need, and say what the figures cannot show',
    load: async () => (await import('./commands/equity.js')).registerEquity,
  },
  {
    name: 'fit',
    usage: '[options] <sample.csv>',
    description: 'say how near budgets come to existing packages, and how firm the price of a point is',
    load: async () => (await import('./commands/fit.js')).registerFit,
  },
  {
    name: 'sensitivity',
    usage: '[options] <instrument.json> <answers> <sample.csv>',
    description: 'say how far budgets hang on weights, on single answers and on who answers',
    load: async () => (await import('./commands/sensitivity.js')).registerSensitivity,
  },
  {
    name: 'run',
    usage: '[options] <council.json>',
    description: "work out a council's indicative budgets from its files",
    load: async () => (await import('./commands/run/run.js')).registerRun,
  },
  {
    name: 'explain',
    usage: '[options] <results> <case>',
    description: "explain one family's budget from its stored records, after verifying them",
    load: async () => (await import('./commands/explain.js')).registerExplain,
  },
  {
    name: 'check-record',
    usage: '[options] <records> [case]',
    description: 'verify stored records: seal, steps, and that what they say follows from their inputs',
    load: async () => (await import('./commands/check-record.js')).registerCheckRecord,
  },
  {
    name: 'case-pack',
    usage: '[options] <results> <case>',
    description: "gather one family's records, the model, the policy and the pages in one folder, after verifying them",
    load: async () => (await import('./commands/case-pack.js')).registerCasePack,
  },
  {
    name: 'audit-sample',
    usage: '[options] <results>',
    description: 'draw families for an audit, at random and by risk, from verified records',
    load: async () => (await import('./commands/audit-sample.js')).registerAuditSample,
  },
  {
    name: 'verify',
    usage: '[options]',
    description: 'derive the published figures anew; fails when a verdict is not the recorded one',
    load: async () => (await import('./commands/verify.js')).registerVerify,
  },
];
