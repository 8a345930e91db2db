import type { ComplaintFacts } from './complaint.facts.js';

/** The department to which the result is owed; nobody where it was designated to handle the complaint itself (D2). */
export function informerOf({ informerId, handlerId }: Pick<ComplaintFacts, 'informerId' | 'handlerId'>): number | null {
  return informerId === handlerId ? null : informerId;
}
