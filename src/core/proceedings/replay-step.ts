import type { Session } from '../../platform/database/index.js';
import { answerAgain } from '../requests/index.js';
import { accepted, refused, type ProceedingPayload } from './proceeding-payload.js';
import type { Procedure } from './procedure.js';
import type { ProceedingNames } from './proceeding-shape.sql.js';
import { readOfProcedure, type EarlierStep } from './read-proceeding.sql.js';

/** The answer to a key that was used before: the proceeding as it stands. */
export async function replayStep<Facts extends object>(
  names: ProceedingNames,
  procedure: Procedure<Facts>,
  { subjectId, eventId, sameRequest }: EarlierStep,
  session: Session,
): Promise<ProceedingPayload<Facts>> {
  const first = async (): Promise<ProceedingPayload<Facts>> => {
    const row = (await readOfProcedure(names, procedure, [subjectId], session)).get(subjectId);
    if (!row) throw new Error('an idempotency key answers with a proceeding that is gone');
    return accepted(row, eventId);
  };
  return answerAgain(sameRequest, first, refused);
}
