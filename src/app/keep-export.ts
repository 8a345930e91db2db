import { shanghaiText } from '../kernel/instant-text.js';
import { appendAudit, type Actor } from '../core/audit/index.js';
import type { Hub } from '../core/hub.js';
import type { TableFormat } from '../platform/tables/index.js';

/** An export as the audit log tells of it: never what was asked for, which may name people. */
export interface KeptExport {
  /** Of this one export: its two entries belong together by it. */
  readonly id: string;
  readonly name: string;
  readonly format: TableFormat;
}

/** Keeps that something is exported, and in the end how much of it. */
export function keepExport(
  hub: Hub,
  actor: Actor,
  { id, name, format }: KeptExport,
  action: 'EXPORT_BEGUN' | 'EXPORTED',
  end: { readonly rows?: number; readonly isWhole?: boolean },
): Promise<void> {
  const act = { action, subjectType: 'Export', subjectId: name, details: { export: id, format, ...end } };
  return appendAudit(hub.pool, actor, act, shanghaiText(hub.clock.now()));
}
