import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { lookAsFar } from '../../parse/as-far.js';
import { lastPurchaseCaseSchema, type ParsedOrderLine } from './case.js';
import type { ParsedLastPurchaseModel } from './model.js';

type Lines = readonly Pick<ParsedOrderLine, 'item' | 'amount'>[];

/** Refuses the lines of an order that nobody can price. */
export function checkOrder(model: ParsedLastPurchaseModel, lines: Lines, path: Path): void {
  const problems = problemList();
  tellOfLines(model, lines, problems, path);
  problems.throwIfAny();
}

/** Tells which lines of an order nobody can price, of a case that was refused. */
export function tellOfOrder(model: ParsedLastPurchaseModel, one: unknown, problems: ProblemList, path: Path): void {
  lookAsFar(lastPurchaseCaseSchema, one, problems, ({ lastOrder }) => tellOfLines(model, lastOrder, problems, path));
}

function tellOfLines({ catalogue }: ParsedLastPurchaseModel, lines: Lines, problems: ProblemList, path: Path): void {
  const items = new Set(catalogue.map(({ id }) => id));
  lines.forEach(({ item, amount }, index) => {
    if (amount !== undefined || items.has(item)) return;
    const message = `${show(item)} is not in the catalogue; state the amount that was paid for it`;
    problems.add('missing', [...path, 'lastOrder', index, 'amount'], message);
  });
}
