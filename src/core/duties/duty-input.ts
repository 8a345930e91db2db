import { refusal, type Refusal } from '../../kernel/refusal.js';
import { personKey } from '../identity/index.js';
import { checkContact } from './check-contact.js';
import type { DutyAuthor } from './duty-author.js';
import { checkCertificate, checkPersonName, checkReachable } from './duty.rules.js';
import { signsInFor } from './duty-timeline.sql.js';
import type { Duty, DutyTerm } from './duty.js';
import type { Organization } from '../organizations/index.js';

/** Who it is, and how to reach them, as it comes in. */
export interface PersonTold {
  readonly personName: string;
  readonly telephone?: string | null;
  readonly email?: string | null;
  readonly certificateNumber?: string | null;
  readonly certificateExpiresOn?: string | null;
  /** Global id of the sign-in. */
  readonly personId?: string | null;
}

/** The same as a term keeps it. */
export type TermPerson = Pick<
  DutyTerm,
  'personName' | 'telephone' | 'email' | 'certificateNumber' | 'certificateExpiresOn' | 'affiliation'
>;

/** A text without what stands around it; null where nothing is left. */
export const given = (text: string | null | undefined): string | null => text?.trim() || null;

/** Somebody as a term keeps them, and everything that is wrong with it; `path` leads to them in the input. */
export async function personOfTerm(
  { hub }: DutyAuthor,
  told: PersonTold,
  {
    organization,
    duty,
    validFrom,
    path,
  }: {
    readonly organization: Organization;
    readonly duty: Duty;
    readonly validFrom: string;
    readonly path: readonly string[];
  },
): Promise<{ readonly person: TermPerson; readonly wrong: readonly Refusal[] }> {
  const at = (field: string): readonly string[] => [...path, field];
  const contact = { telephone: given(told.telephone), email: given(told.email) };
  const certificate = {
    certificateNumber: given(told.certificateNumber),
    certificateExpiresOn: told.certificateExpiresOn ?? null,
  };
  const signIn = await signInOf(hub.pool, organization, told.personId ?? null, at('personId'));
  const wrong = [
    ...checkPersonName(at('personName'), told.personName),
    ...checkContact(contact, at),
    ...(duty === 'LIAISON_OFFICER' ? checkReachable(contact, at) : []),
    ...checkCertificate(certificate, { isOfficer: duty === 'ENFORCEMENT_OFFICER', validFrom, at }),
    ...signIn.wrong,
  ];
  const personName = told.personName.trim();
  return { person: { personName, ...contact, ...certificate, affiliation: signIn.affiliation }, wrong };
}

/** The sign-in that a global id names: of somebody who acts for the organization. */
export async function signInOf(
  pool: DutyAuthor['hub']['pool'],
  organization: Organization,
  personId: string | null,
  path: readonly string[],
): Promise<{ readonly affiliation: number | null; readonly wrong: readonly Refusal[] }> {
  if (personId === null) return { affiliation: null, wrong: [] };
  const key = personKey(personId);
  return key !== null && (await signsInFor(pool, organization.key, key))
    ? { affiliation: key, wrong: [] }
    : { affiliation: null, wrong: [refusal(path, 'NOT_FOUND', '该单位没有此人员，或已停用')] };
}
