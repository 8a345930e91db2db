import type { AuditedAct } from '../audit/index.js';
import { needIds, type NeedRow } from './need.js';

/** An act upon a need, as the audit log keeps it. */
export function audited(action: string, { key }: Pick<NeedRow, 'key'>, purpose: string): AuditedAct {
  return { action, subjectType: 'Need', subjectId: needIds.of(key), purpose };
}
