import type { Session } from '../../platform/database/index.js';
import type { DeadlineScope } from '../deadlines/index.js';
import { rowsByOwner } from '../visibility/index.js';
import { readSteps } from './parts.sql.js';
import { procedureOf, type Procedure, type ProceedingRow } from './procedure.js';

/** Whether a dispute over who is competent goes on, by the steps that were taken: also one between others. */
export function isDisputed(taken: readonly string[], { routing }: Pick<Procedure, 'routing'>): boolean {
  const ends = ['raiseDispute', 'agreeJurisdiction', 'endDispute', routing?.step];
  return taken.findLast((each) => ends.includes(each)) === 'raiseDispute';
}

/** D2: whether a dispute waits for the county government to decide it. */
export function isReferred(taken: readonly string[], { routing }: Pick<Procedure, 'routing'>): boolean {
  const marks = ['raiseDispute', 'referDispute', 'agreeJurisdiction', 'endDispute', routing?.step];
  return taken.findLast((each) => marks.includes(each)) === 'referDispute';
}

export async function disputeOf(procedure: Procedure, key: string, session: Session): Promise<boolean> {
  const steps = (await readSteps([key], session)).get(key) ?? [];
  return isDisputed(
    steps.map(({ step }) => step),
    procedure,
  );
}

/** D1: whether one goes on over a proceeding that somebody looks at. */
export async function isInDispute(row: ProceedingRow, { hub, loaders }: DeadlineScope): Promise<boolean> {
  const steps = await loaders.ownFor(readSteps, rowsByOwner).load(row.key);
  return isDisputed(
    steps.map(({ step }) => step),
    procedureOf(hub.procedures, row.procedure),
  );
}
