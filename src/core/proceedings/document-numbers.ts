import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Viewer } from '../identity/index.js';
import type { Decided, Decision, StepInput } from './decision.js';
import type { DecisionContext } from './decision-context.js';
import type { ReadyDraft } from './drafts.js';
import { actingKey } from './heirs.js';
import { reasonedNote } from './reasoned-note.js';
import type { DocumentNumber, Proceeding } from './proceeding.js';

/** The number of a document, as its office has given it; null while it has none. Of two whose draft it is each has its own. */
export function numberOf(
  row: Pick<Proceeding, 'documentNumbers' | 'heirs'>,
  draft: string,
  { organization }: Pick<Viewer, 'organization'>,
): string | null {
  return row.documentNumbers?.find(isOwn(row, draft, organization.key))?.number ?? null;
}

function isOwn(row: Pick<Proceeding, 'heirs'>, draft: string, organizationKey: number) {
  return (each: DocumentNumber): boolean =>
    each.draft === draft && actingKey(row, each.organizationId) === organizationKey;
}

/** What is told of a document's number. */
export interface NumberInput extends StepInput {
  readonly draft: string;
  readonly documentNumber: string;
  readonly reason?: string | null;
}

const longestNumber = 100;

/** S0: the office has numbered a document; another number than the one that stands has a reason. */
export function recordNumber({
  input,
  row,
  viewer,
  loaded: drafts,
}: DecisionContext<object, NumberInput, readonly ReadyDraft[]>): Decided<Decision<object>> {
  const draft = drafts.find(({ name }) => name === input.draft);
  if (!draft) return [refusal('draft', 'NOT_FOUND', '本单位没有此公文', 'S0')];
  const number = input.documentNumber.trim();
  const before = numberOf(row, draft.name, viewer);
  const refusals = checkNumber(number, before, input.reason);
  if (refusals.length > 0) return refusals;
  const organizationId = viewer.organization.key;
  const others = (row.documentNumbers ?? []).filter((each) => !isOwn(row, draft.name, organizationId)(each));
  const { reason, note = null } = input;
  return {
    documentNumbers: [...others, { draft: draft.name, organizationId, number }],
    changes: { [draft.name]: [before, number] },
    note: reason == null ? note : reasonedNote({ reason, note }),
  };
}

function checkNumber(number: string, before: string | null, reason: string | null | undefined): Refusal[] {
  if (number === '') return wrong('REQUIRED', '须填写发文字号');
  if (number.length > longestNumber) return wrong('INVALID', `发文字号不得超过${longestNumber}字`);
  if (number === before) return wrong('INVALID', '与已登记的发文字号相同');
  return before !== null && (reason ?? '').trim() === ''
    ? [refusal('reason', 'REQUIRED', '更正发文字号须说明理由', 'S0')]
    : [];
}

const wrong = (code: 'REQUIRED' | 'INVALID', message: string): Refusal[] => [
  refusal('documentNumber', code, message, 'S0'),
];
