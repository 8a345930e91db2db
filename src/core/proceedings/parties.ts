import type { Viewer } from '../identity/index.js';
import type { Organization } from '../organizations/index.js';
import { actingKey } from './heirs.js';
import { keysOf, type Procedure, type ProceedingRow } from './procedure.js';

/** What a viewer is in a proceeding: a party that needs a role is only whoever has it. */
export function partiesOfViewer<Facts extends object, Party extends string>(
  procedure: Procedure<Facts, string, Party>,
  row: ProceedingRow<Facts>,
  { organization, roles }: Viewer,
): Party[] {
  const parties = Object.keys(procedure.table.parties) as Party[];
  const keys = procedure.partiesOf(row);
  return parties.filter((party) => {
    const role = procedure.rolesOf?.[party];
    const isParty = keysOf(keys[party]).some((key) => actingKey(row, key) === organization.key);
    return isParty && (role === undefined || roles.has(role));
  });
}

/** The organizations that are a party of a proceeding, whichever. */
export function partyKeysOf<Facts extends object>(procedure: Procedure<Facts>, row: ProceedingRow<Facts>): number[] {
  return Object.values(procedure.partiesOf(row)).flatMap(keysOf);
}

/**
 * Who sees a proceeding: whoever opened it, its parties and its guests, sorted; of those that have ended also who acts for them now. They
 * stay themselves: an end that was decided by mistake is taken back.
 */
export function audienceOf<Facts extends object>(
  procedure: Procedure<Facts>,
  row: ProceedingRow<Facts>,
  guestIds: readonly number[],
): number[] {
  const named = [row.openedById, ...partyKeysOf(procedure, row), ...guestIds];
  const ended = Object.keys(row.heirs ?? {}).map(Number);
  const all = new Set([...named, ...named.map((key) => actingKey(row, key)), ...ended]);
  return [...all].sort((one, other) => one - other);
}

/** Organizations as a list of keys, each once. */
export function withGuest(guestIds: readonly number[], guest: Organization): readonly number[] {
  return [...new Set([...guestIds, guest.key])];
}
