import { refusal } from '../../kernel/refusal.js';
import { complaintHandling } from '../../categories/complaint-handling/index.js';
import type { RequestContext } from '../../core/hub.js';
import {
  reasonedNote,
  takeCommonStep,
  type ProceedingPayload,
  type ProceedingRow,
  type StepContext,
  type StepInput,
} from '../../core/proceedings/index.js';
import { reviseWithin } from '../../core/records/index.js';
import type { ComplaintFacts } from './complaint.facts.js';
import type { ComplaintSharingInput } from './complaint.graphql.js';
import { complaint } from './complaint.procedure.js';
import { checkSharing, sharedAs } from './sharing-scope.js';
import { readersOf } from './told.js';

export interface SharingRevision extends StepInput {
  readonly complaintId: string;
  readonly sharing: ComplaintSharingInput;
  readonly reason: string;
}

/** S7: whoever handles a complaint says who may see how; it holds for every later step, and a complaint that is closed may still be hidden. */
export function reviseSharing(context: RequestContext, input: SharingRevision): Promise<ProceedingPayload> {
  const named = { path: 'complaintId', id: input.complaintId };
  return takeCommonStep(context, named, input, {
    step: 'reviseSharing',
    mutation: 'reviseComplaintSharing',
    of: complaint,
    afterClosing: true,
    decide(deciding) {
      const { viewer } = deciding;
      const row = deciding.row as ProceedingRow<ComplaintFacts>;
      const revised = sharedAs(input.sharing);
      const { sharingScope, sharedWith } = row;
      const changes = {
        ...(sharingScope === revised.sharingScope
          ? {}
          : { sharingScope: [sharingScope, revised.sharingScope] as const }),
        ...(String(sharedWith) === String(revised.sharedWith)
          ? {}
          : { sharedWith: [sharedWith, revised.sharedWith] as const }),
      };
      const refusals = [
        ...(row.handlerId === viewer.organization.key
          ? []
          : [refusal('complaintId', 'WRONG_PARTY', '共享范围由办理单位调整', 'S7')]),
        ...(input.reason.trim() === '' ? [refusal('reason', 'REQUIRED', '调整共享范围须说明理由', 'S7')] : []),
        ...(Object.keys(changes).length === 0 ? [refusal('sharing', 'INVALID', '共享范围没有变化', 'S7')] : []),
        ...checkSharing(input.sharing, deciding),
      ];
      if (refusals.length > 0) return refusals;
      return { set: revised, changes, note: reasonedNote(input), also: (taken) => shareAnew(taken as Taken) };
    },
  });
}

type Taken = StepContext<ComplaintFacts>;

/** What the record says stays as the last step has left it. */
async function shareAnew(taken: Taken): Promise<void> {
  const { row, hub } = taken;
  if (row.recordId === null) return;
  await reviseWithin(taken, complaintHandling, row.recordId, (record) => ({
    title: record.title,
    fields: complaintHandling.fieldsOf(record, {}),
    audience: readersOf(row, hub.organizations),
    reason: null,
  }));
}
