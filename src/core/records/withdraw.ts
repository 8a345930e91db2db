import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import { requirePermission } from '../identity/index.js';
import type { RequestContext } from '../hub.js';
import { changeRecord } from './change-record.js';
import type { RecordPayload } from './record-payload.js';
import { keyedRequest } from '../requests/index.js';

export interface WithdrawRecord {
  readonly idempotencyKey?: string | null;
  readonly recordId: string;
  readonly reason: string;
}

/** Withdraws a record of one's own: lists have it on request only, and it stays in the log, with the reason. */
export async function withdrawRecord(context: RequestContext, input: WithdrawRecord): Promise<RecordPayload> {
  const viewer = requirePermission(context.viewer, 'publish');
  const request = keyedRequest('withdrawRecord', input, context.hub);
  const mutation = { request, input, recordId: input.recordId, path: 'recordId' };
  return changeRecord(context.hub, viewer, mutation, async ({ now }) => {
    if (input.reason.trim() === '') return [refusal('reason', 'REQUIRED', '撤回须说明理由')];
    return {
      kind: 'WITHDRAWN',
      reason: input.reason,
      set: { status: 'WITHDRAWN', withdrawnAt: shanghaiText(now), withdrawalReason: input.reason },
    };
  });
}
