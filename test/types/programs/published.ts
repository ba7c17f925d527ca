import { type FigureId, isFigureId, publishedFigure, rr145 } from 'openras/published';

export const id: FigureId = 'rr145-t33-site-1-ib-mean';
export const printed: string = publishedFigure(id).printed;
export const ofReport = rr145.figure('rr145-t33-site-1-ib-mean');

// The figures are known by name.
// @ts-expect-error TS2345|TS2820
export const misspelt = publishedFigure('rr145-t33-site-1-ib-men');

export function find(name: string) {
  return isFigureId(name) ? publishedFigure(name) : undefined;
}
