import type { Refusal } from '../../kernel/refusal.js';
import type { Circumstances } from '../../core/proceedings/index.js';
import { audienceOf } from '../../core/records/index.js';
import type { ComplaintFacts } from './complaint.facts.js';
import type { ComplaintSharingInput } from './complaint.graphql.js';

type Scope = Pick<ComplaintFacts, 'sharingScope' | 'sharedWith'>;

/** Whom a request shares the handling of a complaint with; all members if it says nothing. */
export function sharedAs(sharing: ComplaintSharingInput | null | undefined): Scope {
  const { scope = 'ALL_MEMBERS', organizationCodes = null } = sharing ?? {};
  return { sharingScope: scope, sharedWith: [...new Set(organizationCodes ?? [])].sort() };
}

/** Everything that is wrong with it: as for any record, organizations are named exactly where not all members are meant. */
export function checkSharing(
  sharing: ComplaintSharingInput | null | undefined,
  { viewer, organizations, today }: Circumstances,
): Refusal[] {
  if (!sharing) return [];
  const { scope, organizationCodes } = sharing;
  return audienceOf(scope, organizationCodes, ['sharing'], [viewer.organization], organizations, today).refusals;
}
