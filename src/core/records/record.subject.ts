import type { SubjectType } from '../changes/index.js';
import { recordIds } from './record.js';
import { readRecords } from './record-read.sql.js';

/** Records as the subjects of changes. */
export const recordSubject: SubjectType = {
  name: 'SharedRecord',
  globalId: recordIds.of,
  async read(hub, keys, session) {
    const records = await readRecords(hub, keys, session);
    return new Map([...records].map(([key, record]) => [key, { audience: record.audience, node: record }]));
  },
};
