import { heirOn, type Matter, type OrganizationRegister } from '../organizations/index.js';
import type { Heirs } from './proceeding.js';
import type { Procedure, ProceedingRow } from './procedure.js';

/** Who acts for an organization in a proceeding: itself, or whoever has it from there. */
export function actingKey({ heirs }: { readonly heirs?: Heirs | null }, key: number): number {
  return heirs?.[key] ?? key;
}

/** The organizations for which one acts in a proceeding, itself among them. */
export function actingFrom({ heirs }: { readonly heirs?: Heirs | null }, key: number): number[] {
  const ended = Object.entries(heirs ?? {}).flatMap(([from, heir]) => (heir === key ? [Number(from)] : []));
  return [key, ...ended];
}

/**
 * Puts whoever acts now in the place of organizations that have ended. All that is decided on a proceeding, and shown of it, is of those;
 * its columns go on saying who it was, and so do its history and the figures.
 */
export function withHeirs<Facts extends object>(
  { facts }: Pick<Procedure<Facts>, 'facts'>,
  row: ProceedingRow<Facts>,
  heirs: Heirs | null,
): ProceedingRow<Facts> {
  if (heirs === null) return row;
  const values = row as unknown as Readonly<Record<string, unknown>>;
  const acting = facts.organizations.flatMap((property): [string, unknown][] => {
    const value = values[property];
    if (typeof value === 'number') return [[property, actingKey({ heirs }, value)]];
    if (!Array.isArray(value)) return [];
    // One that acts for two stands there twice: other facts follow the order of these.
    return [[property, (value as number[]).map((key) => actingKey({ heirs }, key))]];
  });
  return { ...row, ...Object.fromEntries(acting), heirs };
}

/** Who acts on a day for those that have to do with a proceeding and have ended by then; null where none has. */
export function heirsIn<Facts extends object>(
  procedure: Pick<Procedure<Facts>, 'facts'>,
  row: ProceedingRow<Facts>,
  organizations: OrganizationRegister,
  day: string,
): Heirs | null {
  const matter = matterOf(procedure, row, organizations);
  const found = row.audience.flatMap((key): [number, number][] => {
    const heir = heirOn(organizations.byKey(key), matter, day);
    return heir && heir.key !== key ? [[key, heir.key]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** The item that a proceeding is about, and the townships that have to do with it. */
function matterOf<Facts extends object>(
  { facts }: Pick<Procedure<Facts>, 'facts'>,
  row: ProceedingRow<Facts>,
  organizations: OrganizationRegister,
): Matter {
  const values = row as unknown as Readonly<Record<string, unknown>>;
  const named = facts.organizations.flatMap((property) => (values[property] ?? []) as number | readonly number[]);
  const townships = named.map((key) => organizations.byKey(key)).filter(({ kind }) => kind === 'TOWNSHIP');
  return {
    itemCodes: typeof values['itemCode'] === 'string' ? [values['itemCode']] : [],
    townshipCodes: townships.map(({ code }) => code),
  };
}
