import type { Hub } from '../../core/hub.js';
import { UnsealableError, type Sealing } from '../../platform/sealing/index.js';
import { complainantLookups, openComplainant } from './complainant.js';
import {
  complainantsWithoutLookups,
  writeLookups,
  type ComplainantLookups,
  type SealedComplainant,
} from './complainant.sql.js';

/** Complainants in one statement. */
const most = 500;

/** What migration 0120 leaves to a hub, which has the keys: by what complainants of before are found again. */
export async function lookUpComplainants({ pool, sealing }: Pick<Hub, 'pool' | 'sealing'>): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const found: Map<string, SealedComplainant> = await complainantsWithoutLookups(pool, { after, most });
    if (found.size === 0) return;
    const lookups = [...found].flatMap(([key, sealed]) => lookupsOf(sealing, key, sealed));
    if (lookups.length > 0) await writeLookups(pool, lookups);
    after = [...found.keys()].at(-1) ?? null;
  }
}

/** None of what was sealed under a key that is gone: it stays closed, and everything else works. */
function lookupsOf(
  sealing: Sealing,
  key: string,
  sealed: SealedComplainant,
): (ComplainantLookups & { readonly key: string })[] {
  try {
    return [{ key, ...complainantLookups(sealing, openComplainant(sealing, sealed, key)) }];
  } catch (error) {
    if (error instanceof UnsealableError) return [];
    throw error;
  }
}
