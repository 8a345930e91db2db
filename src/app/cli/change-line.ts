import { z } from 'zod';

/** What `tail` asks of the subject of a change. */
export const subjectFields = `... on SharedRecord { title category timeliness publisher { code name } }
  ... on LegalAdjustment { instrumentTitle adjustmentKind adoptedOn } ... on PenaltyDecision { decisionNumber }`;

export const changeSchema = z.object({
  cursor: z.string(),
  previousCursor: z.string().nullable(),
  kind: z.string(),
  occurredAt: z.string(),
  organization: z.object({ code: z.string(), name: z.string() }).nullable(),
  subjectId: z.string().nullable(),
  subject: z.looseObject({ title: z.string().optional(), category: z.string().optional() }).nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** A change for people; the cursor comes last, so that it can be copied after `--after`. */
export function changeLine({ occurredAt, kind, organization, subject, subjectId, cursor }: Change): string {
  const when = occurredAt.slice(0, 19).replace('T', ' ');
  const what = [subject?.category ?? '', subject?.title ?? subjectId ?? ''].filter((part) => part !== '').join(' ');
  return `${when} ${kind} ${organization?.name ?? '平台'} ${what} [${cursor}]`;
}
