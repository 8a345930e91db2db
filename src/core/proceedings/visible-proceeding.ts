import { refusal, type Refusal } from '../../kernel/refusal.js';
import { maySee } from '../visibility/index.js';
import type { StepScope } from './decision.js';
import type { ProceedingRow } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';

/** A proceeding of any procedure that a request names beside its own; one that the viewer may not see is answered like none. */
export async function visibleProceeding(
  { hub, viewer, session }: StepScope,
  path: string,
  id: string,
): Promise<ProceedingRow | readonly Refusal[]> {
  const keys = [...hub.procedures.values()].flatMap(({ ids }) => ids.keyOf(id) ?? []);
  const found = (await readProceedings(hub, keys, session)).get(keys[0] ?? '');
  return found && maySee(found.audience, viewer.organization) ? found : [refusal(path, 'NOT_FOUND', '没有此办理事项')];
}
