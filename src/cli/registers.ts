import { registerAllocate } from './commands/allocate.js';
import { registerCalibrate } from './commands/calibrate/calibrate.js';
import { registerCompare } from './commands/compare.js';
import { registerCost } from './commands/cost.js';
import { registerEquity } from './commands/equity.js';
import { registerExample } from './commands/example.js';
import { registerExplain } from './commands/explain.js';
import { registerFit } from './commands/fit.js';
import { registerModerate } from './commands/moderate.js';
import { registerPot } from './commands/pot.js';
import { registerRun } from './commands/run/run.js';
import { registerScore } from './commands/score.js';
import { registerSensitivity } from './commands/sensitivity.js';
import { registerStress } from './commands/stress.js';
import { registerTable } from './commands/table.js';
import { registerVerify } from './commands/verify.js';
import { registerWhatIf } from './commands/whatif.js';
import type { Register } from './program.js';

/** The commands, in the order of the help. */
export const registers: readonly Register[] = [
  registerScore,
  registerCost,
  registerCalibrate,
  registerAllocate,
  registerExample,
  registerTable,
  registerModerate,
  registerCompare,
  registerPot,
  registerStress,
  registerWhatIf,
  registerEquity,
  registerFit,
  registerSensitivity,
  registerRun,
  registerExplain,
  registerVerify,
];
