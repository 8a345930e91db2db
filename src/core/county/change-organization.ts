import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Moving, Organization } from '../organizations/index.js';
import { announceReferenceData } from './announce.sql.js';
import { checkBasis } from './check-basis.js';

export interface OrganizationAnswer {
  readonly organization: Organization | null;
  /** What moves to others. */
  readonly moves: readonly Moving[];
  readonly userErrors: readonly Refusal[];
}

/** A change of the register of organizations. */
export interface OrganizationChange {
  readonly viewer: Viewer;
  readonly action: string;
  readonly input: { readonly code: string; readonly basis: string; readonly dryRun?: boolean | null };
  readonly moves: readonly Moving[];
  /** The organization as it will stand; null where there is none yet. */
  readonly told: Organization | null;
}

/** Thrown out of the transaction of what is only tried. */
class OnlyTried extends Error {}

/**
 * Checks and writes in one transaction, tells every node, and answers with the organization as it stands then. What is only tried is
 * written and taken back: it is refused by what would refuse it.
 */
export async function changeOrganization(
  { hub }: RequestContext,
  { viewer, action, input, moves, told }: OrganizationChange,
  write: (executor: Executor) => Promise<readonly Refusal[]>,
): Promise<OrganizationAnswer> {
  const { code, basis, dryRun = false } = input;
  const wrong = checkBasis(basis);
  if (wrong.length > 0) return { organization: null, moves: [], userErrors: wrong };
  let userErrors: readonly Refusal[] = [];
  try {
    userErrors = await transaction(hub.pool, async (executor) => {
      const refusals = await write(executor);
      if (refusals.length > 0) return refusals;
      if (dryRun) throw new OnlyTried();
      const act = { action, subjectType: 'Organization', subjectId: `org_${code}`, purpose: basis.trim() };
      await appendAudit(executor, viewer, act, shanghaiText(hub.clock.now()));
      await announceReferenceData(executor);
      return [];
    });
  } catch (error) {
    if (!(error instanceof OnlyTried)) throw error;
    return { organization: told, moves, userErrors: [] };
  }
  if (userErrors.length > 0) return { organization: null, moves: [], userErrors };
  await hub.organizations.reload();
  return { organization: hub.organizations.byCode(code) ?? null, moves, userErrors };
}
