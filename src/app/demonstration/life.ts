import type { Temporal } from 'temporal-polyfill';
import { updatePenaltyExecution } from '../../categories/penalty-decision/index.js';
import type { RequestContext } from '../../core/hub.js';
import {
  extendSharing,
  publishRecord,
  registerPendingRecord,
  reviseRecord,
  withdrawRecord,
  type RecordPayload,
} from '../../core/records/index.js';
import type { Office } from './offices.js';
import type { Publication } from './material/publication.js';

/** What an act came to. */
export type Acted = Pick<RecordPayload, 'userErrors'>;

/** One act of an office at a moment of the past. The key makes a repeated act answer as it did the first time. */
export interface Step {
  readonly at: Temporal.Instant;
  readonly office: Office;
  act(context: RequestContext, idempotencyKey: string): Promise<Acted>;
}

/** The acts on one record, each as a step; they are carried out in time order, registering or sharing first. */
export interface Life {
  register(at: Temporal.Instant): Step;
  extend(at: Temporal.Instant, until: string, explanation: string): Step;
  /** Completes the registered record if `registered`, else shares at once. */
  share(at: Temporal.Instant, registered: boolean): Step;
  execute(at: Temporal.Instant, status: 'PARTIAL' | 'EXECUTED' | 'COMPULSORY', executedOn: string | null): Step;
  revise(at: Temporal.Instant, reason: string, changes: object): Step;
  withdraw(at: Temporal.Instant, reason: string): Step;
}

export interface Birth {
  readonly office: Office;
  readonly publication: Publication;
  readonly formedAt: Temporal.Instant;
  /** Empty: all members. */
  readonly organizationCodes: readonly string[];
}

export function lifeOf({ office, publication, formedAt, organizationCodes }: Birth): Life {
  const { category, title, externalRef, fields } = publication;
  const audience =
    organizationCodes.length === 0
      ? ({ scope: 'ALL_MEMBERS' } as const)
      : ({ scope: 'NAMED_ORGANIZATIONS', organizationCodes } as const);
  let recordId = '';
  // Counted here and not read: when an interrupted start is resumed, the record is already further than its steps.
  let revision = 0;

  type Act = (context: RequestContext, idempotencyKey: string) => Promise<RecordPayload>;
  const step = (at: Temporal.Instant, act: Act): Step => ({
    at,
    office,
    async act(context, key) {
      const payload = await act(context, key);
      recordId = payload.record?.id ?? recordId;
      revision += 1;
      return payload;
    },
  });

  return {
    register: (at) =>
      step(at, (context, idempotencyKey) =>
        registerPendingRecord(context, { idempotencyKey, category, title, externalRef, formedAt, ...audience }),
      ),
    extend: (at, until, explanation) =>
      step(at, (context, idempotencyKey) =>
        extendSharing(context, { idempotencyKey, recordId, reason: 'COLLATING', explanation, until }),
      ),
    share: (at, registered) =>
      step(at, (context, idempotencyKey) => {
        const sharing = registered
          ? { pendingRecordId: recordId, ...audience }
          : { title, externalRef, formedAt, ...audience };
        return publishRecord(context, categoryOf(context, category), { idempotencyKey, sharing, ...fields });
      }),
    execute: (at, executionStatus, executedOn) =>
      step(at, (context, idempotencyKey) =>
        updatePenaltyExecution(context, { idempotencyKey, recordId, executionStatus, executedOn }),
      ),
    revise: (at, reason, changes) =>
      step(at, (context, idempotencyKey) =>
        reviseRecord(context, categoryOf(context, category), {
          idempotencyKey,
          recordId,
          expectedRevision: revision,
          reason,
          ...changes,
        }),
      ),
    withdraw: (at, reason) =>
      step(at, (context, idempotencyKey) => withdrawRecord(context, { idempotencyKey, recordId, reason })),
  };
}

function categoryOf({ hub }: RequestContext, name: string) {
  const category = hub.categories.get(name);
  if (!category) throw new Error(`category ${name} is not registered`);
  return category;
}
