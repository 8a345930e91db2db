import type { Refusal } from '../../kernel/refusal.js';
import { changeTimeline } from '../dated/index.js';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { existsOn, type Organization } from '../organizations/index.js';
import { actedOn, beginTerm } from './duty-change.js';
import { dutyAuthor, organizationOfDuty, type DutyAuthor } from './duty-author.js';
import { given, personOfTerm, type PersonTold, type TermPerson } from './duty-input.js';
import { checkBasis } from './duty.rules.js';
import { dutyTimeline, findHolder, nextHolder } from './duty-timeline.sql.js';
import type { Duty, DutyHolder, DutyTerm } from './duty.js';

export interface DutyAssignment extends PersonTold {
  readonly organizationCode?: string | null;
  readonly duty: Duty;
  readonly validFrom: string;
  readonly basis: string;
}

/** A holder in a term. */
export interface HeldTerm extends DutyHolder {
  readonly term: DutyTerm;
}

/** What became of who holds a duty, and of who takes over. */
export interface DutyAnswer {
  readonly holder: HeldTerm | null;
  readonly successor: HeldTerm | null;
  readonly userErrors: readonly Refusal[];
}

export function refusedDuty(userErrors: readonly Refusal[]): DutyAnswer {
  return { holder: null, successor: null, userErrors };
}

/** U3: a named person holds a duty in an organization from a day on, beside whoever else does. */
export async function assignDuty(context: RequestContext, input: DutyAssignment): Promise<DutyAnswer> {
  const author = dutyAuthor(context);
  const { duty, validFrom } = input;
  const organization = organizationOfDuty(author, given(input.organizationCode));
  if ('message' in organization) return refusedDuty([organization]);
  const { person, wrong } = await personOfTerm(author, input, { organization, duty, validFrom, path: [] });
  const refusals = [
    ...checkExisting(organization, validFrom, 'validFrom'),
    ...wrong,
    ...checkBasis('basis', input.basis, '依据'),
  ];
  if (refusals.length > 0) return refusedDuty(refusals);
  const holder = await holderNamed(author, { organizationId: organization.key, duty }, person);
  const term = newTerm(person, validFrom, input.basis.trim());
  const { userErrors } = await changeTimeline(author.hub, author.viewer, dutyTimeline(holder), {
    ...{ subject: String(holder.key), kind: 'SET', reason: input.basis },
    audited: actedOn('DUTY_ASSIGNED', holder, validFrom),
    decide: (standing, executor) => beginTerm(standing, executor, { holder, term, path: [], mayHold: false }),
  });
  return userErrors.length > 0 ? refusedDuty(userErrors) : { holder: { ...holder, term }, successor: null, userErrors };
}

/** Nobody begins in an organization that does not exist. */
export function checkExisting(organization: Organization, day: string, path: string): Refusal[] {
  return existsOn(organization, day) ? [] : [refusal(path, 'INVALID', `${organization.name}在${day}不存续`)];
}

/** Whoever bears the name there, or somebody of whom nothing was told before. */
export async function holderNamed(
  { hub: { pool } }: DutyAuthor,
  place: Omit<DutyHolder, 'key'>,
  { personName }: TermPerson,
): Promise<DutyHolder> {
  const known = await findHolder(pool, place, personName);
  return { ...place, key: known?.key ?? (await nextHolder(pool)) };
}

export function newTerm(person: TermPerson, validFrom: string, basis: string): DutyTerm {
  return { ...person, validFrom, validTo: null, basis, endBasis: null, successor: null };
}
