import type { OfferScope, ProceedingRow } from '../proceedings/index.js';
import { rowsByOwner } from '../visibility/index.js';
import type { Task } from './task.js';
import { readTasks } from './tasks.sql.js';

const tasksOf = ({ key }: ProceedingRow, { loaders }: OfferScope): Promise<readonly Task[]> =>
  loaders.ownFor(readTasks, rowsByOwner).load(key);

const isOpen = ({ confirmedAt, cancelledAt }: Task): boolean => confirmedAt === null && cancelledAt === null;

/** Whether whoever looks has no task there of which a result may be told. */
export async function hasNoTask(row: ProceedingRow, scope: OfferScope): Promise<boolean> {
  const own = scope.viewer.organization.key;
  return !(await tasksOf(row, scope)).some((task) => task.organizationId === own && isOpen(task));
}

/** U8: whether no result waits to be confirmed. */
export async function nothingReported(row: ProceedingRow, scope: OfferScope): Promise<boolean> {
  return !(await tasksOf(row, scope)).some((task) => isOpen(task) && task.reportedAt !== null);
}

/** U8: whether each task is settled: there is none to be urged. */
export async function settled(row: ProceedingRow, scope: OfferScope): Promise<boolean> {
  return (await tasksOf(row, scope)).every(({ confirmedAt }) => confirmedAt !== null);
}
