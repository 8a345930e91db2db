import type { Executor, Session } from '../../platform/database/index.js';
import type { Organization } from '../organizations/index.js';

/** Statements that see what an organization may see, whatever they forget (row-level security, docs/operate/security.md). */
export function actingFor(organization: Organization, executor: Executor): Session {
  return { executor, identity: organization.key };
}

/** Statements that see what every member may see: what is read once for all of them. */
export function actingForAnyMember(executor: Executor): Session {
  return { executor, identity: 0 };
}
