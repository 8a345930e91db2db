import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';

/** A task of a proceeding as its types answer it. */
export interface TaskAnswer {
  readonly id: string;
  readonly organization: { readonly code: string };
  readonly status: string;
  readonly result: string | null;
  readonly confirmedAt: string | null;
  readonly urgings: number;
}

/** The selection of tasks of both types that have some. */
export const taskFields = 'tasks { id organization { code } status result confirmedAt urgings }';

/** The tasks of a proceeding, as one of its parties sees them. */
export async function tasksOf(hub: TestHub, organization: string, id: string): Promise<readonly TaskAnswer[]> {
  const document = `query ($id: ID!) { node(id: $id) {
    ... on JointOperation { ${taskFields} } ... on SupervisedMatter { ${taskFields} } } }`;
  const { data, errors } = await graphql<{ node: { tasks: TaskAnswer[] } }>(
    hub.url,
    await hub.token(organization),
    document,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.node.tasks;
}

/** A day that far from today, `YYYY-MM-DD` in Asia/Shanghai. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}
