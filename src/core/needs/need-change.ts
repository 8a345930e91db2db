import type { NewChange } from '../feed/index.js';
import type { NeedRow } from './need.js';

/** The `subjectType` of changes of needs. */
export const needSubjectType = 'Need';

/** A change of a need: all members are told. */
export function needChange(
  eventId: string,
  kind: 'DECLARED' | 'ENDED' | 'REVISED',
  need: Pick<NeedRow, 'key' | 'revision'>,
  organizationKey: number,
  at: string,
): NewChange {
  return {
    ...{ eventId, kind, at, subjectType: needSubjectType, subjectId: need.key, subjectRevision: need.revision },
    ...{ category: null, organizationId: organizationKey, publisherId: organizationKey, audience: null, body: {} },
  };
}
