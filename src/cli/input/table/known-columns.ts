import { EXTRACT_COLUMNS } from '../../../costing/extract/extract-columns.js';

/** The columns of lists of families. */
const OF_FAMILIES = [
  'case_id',
  'points',
  'age',
  'group',
  'site',
  'status',
  'flags',
  'exclude_reason',
  'package_value',
  'one_off',
  'traditional',
  'indicative',
  'communicated',
  'communicated_on',
  'agreed_on',
  'final',
  'final_one_off',
  'moved_on',
  'budget',
  'contingency',
  'reassessed',
  'add_ons',
  'eligible',
  'cost_of_need',
  'shared_package',
  'household',
];

/**
 * Every column that some command reads under this name. A column that is one of them is itself, and no near miss of
 * another, also where the command at hand has no use for it.
 */
export const KNOWN_COLUMNS: ReadonlySet<string> = new Set([...OF_FAMILIES, ...EXTRACT_COLUMNS]);
