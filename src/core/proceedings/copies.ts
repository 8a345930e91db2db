import { listOf } from '../../kernel/procedure.js';
import { countyBody, type OrganizationRegister } from '../organizations/index.js';
import { partyKeysOf } from './parties.js';
import { keysOf, type Procedure, type ProceedingRow } from './procedure.js';

/**
 * Facts by which those to whom the step is copied become parties of the proceeding. Whoever is one already reads it as such, and where
 * none is registered there is nobody to tell: neither keeps a step from being taken.
 */
export function copiesOf<Facts extends object>(
  procedure: Procedure<Facts>,
  step: string,
  row: ProceedingRow<Facts>,
  organizations: OrganizationRegister,
  on: string,
): Partial<Facts> {
  const parties = procedure.partiesOf(row);
  const there = partyKeysOf(procedure, row);
  const copied = listOf(procedure.table.steps[step]?.copied ?? []).flatMap((party) => {
    const body = procedure.bodies?.[party];
    const named = body && keysOf(parties[party]).length === 0 ? countyBody(organizations, body, on) : null;
    return named && !there.includes(named.key) ? [[`${party}Id`, named.key] as const] : [];
  });
  return Object.fromEntries(copied) as Partial<Facts>;
}
