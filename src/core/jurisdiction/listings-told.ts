import type { Temporal } from 'temporal-polyfill';
import type { Hub } from '../hub.js';
import { listingsAsKnown } from './listing-timeline.sql.js';
import { listingsOf } from './listing.sql.js';
import type { Listing } from './listing.js';

/** The argument by which somebody asks for what was told at a moment. */
export const asOf = {
  nullable: true,
  description:
    '登记时点，默认现在：按当时登记的清单。By the lists as they were told at that moment; as they are told now by default.',
};

/** What any department lists under a code, as it is told now or was told at a moment. */
export function listingsToldOf(
  { pool, organizations }: Hub,
  code: string,
  at: Temporal.Instant | null | undefined,
): Promise<Listing[]> {
  return at == null ? listingsOf(pool, [code]) : listingsAsKnown(pool, organizations, code, at.toString());
}
