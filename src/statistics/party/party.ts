import type { RequestContext } from '../../core/hub.js';
import { procedureOf, proceedingLoader, type ProceedingRow } from '../../core/proceedings/index.js';
import { categoryOf, recordLoader, type RecordRow } from '../../core/records/index.js';
import type { Viewer } from '../../core/identity/index.js';
import type { PartyKeys } from './party.sql.js';
import {
  countSubjectsOfParty,
  namingsOfParty,
  type FoundSubject,
  type Naming,
  type SubjectCount,
} from './read-party.sql.js';
import type { SoughtParty } from './sought-party.js';

/** A party as far as a viewer may see it. */
export interface SeenParty {
  readonly viewer: Viewer;
  readonly keys: PartyKeys;
  readonly namings: readonly Naming[];
  /** Counted once, however many fields ask. */
  counts(): Promise<readonly SubjectCount[]>;
}

/** Looks for a party. Under its code an enterprise is found by its names too, where no code stands with them. */
export async function seeParty(
  { hub }: Pick<RequestContext, 'hub'>,
  viewer: Viewer,
  sought: SoughtParty,
): Promise<SeenParty> {
  const asked = keysOf(hub, sought);
  const namings = await namingsOfParty(hub, viewer, asked);
  const names = [...new Set(namings.flatMap(({ name }) => name || []))];
  const keys = asked.by === 'CODE' ? { ...asked, names } : asked;
  let counted: Promise<readonly SubjectCount[]> | undefined;
  return { viewer, keys, namings, counts: () => (counted ??= countSubjectsOfParty(hub, viewer, keys)) };
}

function keysOf({ sealing }: RequestContext['hub'], sought: SoughtParty): PartyKeys {
  if (sought.by === 'NUMBER') return { by: 'NUMBER', lookup: sealing.lookup(sought.number) };
  return sought.by === 'CODE' ? { ...sought, names: [] } : sought;
}

type Subject = RecordRow | ProceedingRow;

/**
 * Read as any other record or proceeding is: a second time under the policies, and the rule in memory; null for what may not be seen after
 * all.
 */
export function subjectOf(
  { loaders }: Pick<RequestContext, 'loaders'>,
  { isRecord, key }: Pick<FoundSubject, 'isRecord' | 'key'>,
): Promise<Subject | null> {
  return isRecord ? loaders.own(recordLoader).load(key) : loaders.own(proceedingLoader).load(key);
}

/** The names of a party as they were written last, each once. */
export async function namesOfParty(context: RequestContext, { namings }: SeenParty): Promise<string[]> {
  const newest = [...new Map(namings.toReversed().map((naming) => [naming.name, naming])).values()].toReversed();
  const names = await Promise.all(newest.map((naming) => nameIn(context, naming)));
  return [...new Set(names.flatMap((name) => name ?? []))];
}

async function nameIn(context: RequestContext, naming: Naming): Promise<string | null> {
  const subject = await subjectOf(context, naming);
  if (!subject) return null;
  const { categories, procedures } = context.hub;
  if (!naming.isRecord) {
    const row = subject as ProceedingRow;
    return procedureOf(procedures, row.procedure).partyIn?.(row).name ?? null;
  }
  const row = subject as RecordRow;
  const { party } = categoryOf(categories, row.category);
  const shown = party && (row as unknown as Readonly<Record<string, unknown>>)[party.shown];
  return typeof shown === 'string' ? shown : null;
}
