import * as z from 'zod';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { KIND } from './model.js';

/** A case for an equal share: a child that takes a place; nothing else about it makes a difference. */
export interface EqualShareCase extends KindCase<typeof KIND> {}

/** A case for an equal share. */
export const equalShareCaseSchema = schemaFor<EqualShareCase>()(() => z.strictObject(caseFields(KIND)));

/** The same, parsed. */
export type ParsedEqualShareCase = z.output<typeof equalShareCaseSchema>;
