import { type allocate as fromMain, RasError } from 'openras';
import { allocate as fromRoom } from 'openras/models';
import { moderate } from 'openras/moderation';

// What the main entry has as well is the same thing.
export const same: typeof fromMain = fromRoom;
export const errors = [RasError];
export const rooms = [moderate];

// What is a room's own is not in the main entry.
// @ts-expect-error TS2305
export { foldLedger } from 'openras';

// Every entry can be used, and its declarations hold.
export * as change from 'openras/change';
export * as costing from 'openras/costing';
export * as equity from 'openras/equity';
export * as moderation from 'openras/moderation';
export * as pot from 'openras/pot';
export * as programmeCost from 'openras/programme-cost';
export * as published from 'openras/published';
export * as questionnaire from 'openras/questionnaire';
export * as records from 'openras/records';
export * as report from 'openras/report';
export * as run from 'openras/run';
export * as sensitivity from 'openras/sensitivity';
