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
