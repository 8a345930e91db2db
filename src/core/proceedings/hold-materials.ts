import { shanghaiText } from '../../kernel/instant-text.js';
import type { Session } from '../../platform/database/index.js';
import { holdContents } from '../attachments/index.js';
import type { StepContext } from './decision.js';
import { readContentIds } from './parts.sql.js';
import type { GivenMaterial } from './proceeding.js';

/** The attachments among the material of a request. */
export function contentsOf(materials: readonly GivenMaterial[]): string[] {
  return [...new Set(materials.flatMap(({ contentId }) => contentId ?? []))];
}

/**
 * Everybody who sees a proceeding reads what was attached to it: the parties what came now, and those who were let in just now what
 * came before.
 */
export async function holdMaterials(
  { row, now }: StepContext<object>,
  given: readonly string[],
  newcomers: readonly number[],
  session: Session,
): Promise<void> {
  const at = shanghaiText(now);
  if (given.length > 0) await holdContents(session, given, row.audience, at);
  if (newcomers.length === 0) return;
  const standing = await readContentIds(row.key, session);
  if (standing.length > 0) await holdContents(session, standing, newcomers, at);
}
