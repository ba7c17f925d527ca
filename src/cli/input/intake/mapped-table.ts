import type { RowSource } from '../../../intake/row-source.js';
import type { TargetName } from '../../../intake/target/targets.js';
import type { InputFile } from '../text/file.js';

/** A table that was read through a mapping. */
export interface MappedTable {
  /** The file as it stands. */
  readonly file: InputFile;
  /** What its mapping reads it as. */
  readonly as: TargetName;
  readonly source: RowSource;
}
