import type { PotBridge } from '../pot/bridge/bridge.js';
import type { Calibration } from './calibrate.js';

/** A check that a run made of itself, such as that the parts of a pot come to the pot. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
}

/** The checks that a run makes of itself. */
export function checksOf(bridge: PotBridge | undefined, calibration: Calibration | undefined): Check[] {
  const checks: Check[] = [];
  if (bridge !== undefined) {
    const message = `balance £${bridge.balance}, rounding £${bridge.roundingResidual}, model £${bridge.modelVariance}`;
    checks.push({ name: 'pot', ok: !bridge.balance.startsWith('-'), message });
  }
  if (calibration !== undefined) checks.push(onItsSample(calibration));
  return checks;
}

function onItsSample(calibration: Calibration): Check {
  const name = 'the model on its own sample';
  if (calibration.kind === 'percentile') {
    const { pot, budgets, residual, modelVariance } = calibration.report.ledger;
    const message = `pot £${pot}, budgets £${budgets}, residual £${residual}, model variance £${modelVariance}`;
    return { name, ok: modelVariance === '0.00', message };
  }
  const { method, onSample } = calibration.report;
  const { packages, budgets, residual } = onSample;
  return { name, ok: method === 'total', message: `packages £${packages}, budgets £${budgets}, residual £${residual}` };
}
