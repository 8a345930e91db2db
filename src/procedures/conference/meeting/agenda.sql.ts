import { partReader } from '../../../core/proceedings/index.js';
import type { Column } from '../../../platform/database/row.js';

/** A proceeding that belongs to a meeting, by its key. */
export interface Belonging {
  readonly key: string;
}

const keyColumn: Column = { property: 'key', column: 'key', type: 'uuid' };

/** The topics on the agenda of meetings, in the order they were proposed. */
export const topicsOfMeetings = partReader<Belonging>(
  [keyColumn],
  '(SELECT t.meeting_id AS proceeding_id, t.proceeding_id AS key FROM agenda_topic t WHERE t.meeting_id IS NOT NULL) x',
  'x.proceeding_id, x.key',
);

/** The resolutions that meetings have adopted. */
export const resolutionsOfMeetings = partReader<Belonging>(
  [keyColumn],
  '(SELECT r.meeting_id AS proceeding_id, r.proceeding_id AS key FROM conference_resolution r) x',
  'x.proceeding_id, x.key',
);

/** A resolution of an earlier meeting whose handling is to be reported at this one. */
export interface CarriedResolution extends Belonging {
  readonly reported: boolean;
}

/**
 * J19: what earlier meetings resolved is on the agenda of the next by itself: as long as a meeting is not over, everything that is
 * not yet reported to its end; afterwards what was reported at it.
 */
export const carriedResolutions = partReader<CarriedResolution>(
  [keyColumn, { property: 'reported', column: 'reported', type: 'boolean' }],
  `(SELECT DISTINCT b.meeting_id AS proceeding_id, b.proceeding_id AS key, true AS reported FROM resolution_report b
    UNION ALL
    SELECT m.proceeding_id, p.id, false
    FROM proceeding p
      JOIN conference_resolution r ON r.proceeding_id = p.id
      JOIN conference_meeting m ON m.meets_at > r.adopted_at
      JOIN proceeding running ON running.id = m.proceeding_id
    WHERE p.procedure = 'RESOLUTION' AND p.closed_at IS NULL AND running.closed_at IS NULL
      AND NOT EXISTS (SELECT FROM resolution_report b WHERE b.meeting_id = m.proceeding_id AND b.proceeding_id = p.id)) x`,
  'x.proceeding_id, x.key',
);
