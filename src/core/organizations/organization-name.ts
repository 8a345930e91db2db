import { holdingOn, type Period, type Timeline } from '../../kernel/timeline.js';

/** A name that an organization bears from a day on. */
export interface OrganizationName extends Period {
  readonly name: string;
  /** By law, as documents have it; null: not told. */
  readonly legalName?: string | null;
}

/** The name on a day (`YYYY-MM-DD`); before its first day an organization is spoken of by its first name. */
export function nameOn(names: Timeline<OrganizationName>, day: string): string {
  return (holdingOn(names, day) ?? names[0])?.name ?? '';
}

/** The legal name on a day; null where none is told of it. */
export function legalNameOn(names: Timeline<OrganizationName>, day: string): string | null {
  return (holdingOn(names, day) ?? names[0])?.legalName ?? null;
}

/** The first day after `day` on which one of several organizations bears another name, or legal name; null: none will. */
export function nextNaming(all: Iterable<Timeline<OrganizationName>>, day: string): string | null {
  let next: string | null = null;
  for (const names of all) {
    for (const { validFrom } of names) if (validFrom > day && (next === null || validFrom < next)) next = validFrom;
  }
  return next;
}
