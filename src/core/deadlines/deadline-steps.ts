import { permits, type Viewer } from '../identity/index.js';
import type { AvailableStep } from './available-step.js';
import { sourceOf, type DeadlineScope } from './deadline-source.js';
import type { Deadline } from './deadline.js';

const running: readonly string[] = ['OVERDUE', 'DUE_TODAY', 'OPEN'];

export function isOwn({ responsible }: Deadline, { organization }: Viewer): boolean {
  return responsible.key === organization.key;
}

/** The steps by which the viewer would meet a deadline; none where it is not for it to meet. */
export async function nextSteps(deadline: Deadline, scope: DeadlineScope): Promise<readonly AvailableStep[]> {
  const source = sourceOf(scope.hub.deadlineSources, deadline.key);
  const isOpen = running.includes(deadline.status) && isOwn(deadline, scope.viewer);
  return isOpen && permits(scope.viewer, source.permission) ? source.nextSteps(deadline, scope) : [];
}

/** The same, and what may have to come before them. */
export async function stepsOf(deadline: Deadline, scope: DeadlineScope): Promise<readonly AvailableStep[]> {
  const source = sourceOf(scope.hub.deadlineSources, deadline.key);
  return (source.availableSteps ?? source.nextSteps).call(source, deadline, scope);
}
