import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import type { Heading } from './heading.js';
import type { Tally } from './import-tally.js';
import type { ImportScope } from './judge-row.js';
import type { PenaltyImport } from './penalty-import.sql.js';

/** One run of an import. */
export interface ImportRun {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly scope: ImportScope;
  readonly heading: Heading;
  readonly given: PenaltyImport;
  readonly tally: Tally;
}
