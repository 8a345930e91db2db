import type { Session } from '../../platform/database/index.js';
import { readSteps } from './parts.sql.js';
import type { Procedure } from './procedure.js';

/** Whether a dispute over who is competent goes on, by the steps that were taken: also one between others. */
export function isDisputed(taken: readonly string[], { routing }: Pick<Procedure, 'routing'>): boolean {
  const ends = ['raiseDispute', 'agreeJurisdiction', 'endDispute', routing?.step];
  return taken.findLast((each) => ends.includes(each)) === 'raiseDispute';
}

export async function disputeOf(procedure: Procedure, key: string, session: Session): Promise<boolean> {
  const steps = (await readSteps([key], session)).get(key) ?? [];
  return isDisputed(
    steps.map(({ step }) => step),
    procedure,
  );
}
