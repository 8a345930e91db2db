import type { Hub } from '../hub.js';
import { personGlobalId } from '../identity/index.js';
import type { Organization } from '../organizations/index.js';
import type { HeldTerm } from './assign-duty.js';
import { dutyGlobalId, type DutyHolder, type DutyTerm } from './duty.js';

/** A term as resolvers return it: whom it names by their global ids. */
export interface ShownTerm extends Omit<DutyTerm, 'affiliation' | 'successor'> {
  readonly personId: string | null;
  readonly successorId: string | null;
}

export function shownTerm({ affiliation, successor, ...term }: DutyTerm): ShownTerm {
  return {
    ...term,
    personId: affiliation === null ? null : personGlobalId(affiliation),
    successorId: successor === null ? null : dutyGlobalId(successor),
  };
}

/** A holder in a term, as resolvers return it. */
export interface ShownHolder extends ShownTerm, DutyHolder {
  readonly id: string;
  readonly organization: Organization;
}

export function shownHolder({ organizations }: Pick<Hub, 'organizations'>, { term, ...holder }: HeldTerm): ShownHolder {
  return {
    ...shownTerm(term),
    ...holder,
    id: dutyGlobalId(holder.key),
    organization: organizations.byKey(holder.organizationId),
  };
}
