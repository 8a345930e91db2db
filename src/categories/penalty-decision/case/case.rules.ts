import { refusal, type Refusal } from '../../../kernel/refusal.js';

/** A case as a decision finds it. */
export interface CaseToEnd {
  readonly parties: readonly number[];
  /** Whether it has ended otherwise than by a penalty. */
  readonly endedOtherwise: boolean;
}

/** The form of the key in the global id of a case of any kind, or of the key itself. */
const form = /^(?:[a-z]+_)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;

/** The key behind the global id of a case; null when the text is none. */
export function keyOfCase(id: string): string | null {
  return form.exec(id)?.slice(1).join('-') ?? null;
}

/** S3: a decision ends a case of its own publisher, and none that has ended otherwise. */
export function checkCase(publisher: number, found: CaseToEnd | null): Refusal[] {
  if (found === null) return [refusal('caseId', 'NOT_FOUND', '没有此案件', 'S3')];
  if (!found.parties.includes(publisher)) {
    return [refusal('caseId', 'WRONG_PARTY', '只能填写本单位作为一方的案件', 'S3')];
  }
  return found.endedOtherwise ? [refusal('caseId', 'WRONG_STATE', '此案件已以处罚以外的方式办结', 'S3')] : [];
}
