import { addExample } from '../../options.js';
import type { Register } from '../../program.js';
import { registerRas4 } from './ras4.js';
import { registerRas5 } from './ras5.js';

/** `openras calibrate`: a sample of existing cases to a stored model. */
export const registerCalibrate: Register = (program, io) => {
  const calibrate = program.command('calibrate').description('calibrate a model from a sample of existing cases');
  addExample(calibrate, 'openras calibrate ras4 sample.csv --basis reference-sample --out model.json');
  registerRas4(calibrate, io);
  registerRas5(calibrate, io);
};
