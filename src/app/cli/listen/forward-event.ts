import { codeOf } from '../../../kernel/error-code.js';
import { webhookHeaders } from '../../../platform/outgoing/standard-webhook.js';
import type { FollowedEvent } from './follow-events.js';

/** What came of one attempt: a status, or why there is none. */
export interface Forwarded {
  readonly status: number | null;
  readonly fault: string | null;
  readonly milliseconds: number;
}

const patience = 15_000;

/** Posts an event as a webhook would: signed, with no redirect followed and within fifteen seconds. */
export async function forwardEvent(target: URL, secret: string, { id, text }: FollowedEvent): Promise<Forwarded> {
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'liandong-listen',
        ...webhookHeaders({ id: `change_${id}`, at: Date.now(), body: text }, [secret]),
      },
      body: text,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    return { status: response.status, fault: null, milliseconds: took() };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const fault = codeOf(cause) ?? (error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'FAILED');
    return { status: null, fault, milliseconds: took() };
  }
}
