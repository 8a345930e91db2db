import { raw, type Sql } from '../../platform/database/sql.js';

/**
 * What counts of a decision `d` after reconsideration and courts, as `penalty_contribution` (migration 0070) counts it in rollups: what was
 * set aside or found void is as if it had never been, what was found unlawful stands, and what was changed has its changed amounts.
 */
export const counted = {
  isSetAside: raw(`d.standing IN ('SET_ASIDE', 'FOUND_VOID')`),
  stands: raw(`d.standing NOT IN ('SET_ASIDE', 'FOUND_VOID')`),
  /** A decision found unlawful stands, and is published no more either (Administrative Penalty Law art. 48). */
  isPublished: raw(`d.standing NOT IN ('SET_ASIDE', 'FOUND_VOID', 'FOUND_UNLAWFUL')`),
  fine: raw('coalesce(d.changed_fine_amount, d.fine_amount)'),
  confiscated: raw('coalesce(d.changed_confiscated_amount, d.confiscated_amount)'),
} as const satisfies Record<string, Sql>;
