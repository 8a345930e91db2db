import { partReader } from '../../core/proceedings/index.js';
import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Consultation } from './dispute.js';

/** Keeps the record of a consultation beside the step that tells of it. */
export async function insertConsultation(
  executor: Executor,
  proceedingKey: string,
  revision: number,
  { heldOn, content, outcome, recordedById, recordedAt }: Consultation,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO dispute_consultation
        (proceeding_id, revision, held_on, content, outcome, recorded_by_id, recorded_at)
      VALUES (${$(proceedingKey, 'uuid')}, ${$(revision, 'int')}, ${$(heldOn, 'date')}, ${$(content, 'text')},
        ${$(outcome, 'text')}, ${$(recordedById, 'int')}, ${$(recordedAt, 'timestamptz')})`,
  );
}

/** The consultations of disputes, as they were recorded. */
export const readConsultations = partReader<Consultation>(
  [
    { property: 'heldOn', column: 'held_on', type: 'date' },
    { property: 'content', column: 'content', type: 'text' },
    { property: 'outcome', column: 'outcome', type: 'text' },
    { property: 'recordedById', column: 'recorded_by_id', type: 'int' },
    { property: 'recordedAt', column: 'recorded_at', type: 'timestamptz' },
  ],
  'dispute_consultation x',
  'x.proceeding_id, x.revision',
);
