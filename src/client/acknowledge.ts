import { ask } from './ask.js';
import { HubError } from './hub-error.js';
import { texts, type AcknowledgeChangesMutation } from './operations.generated.js';
import type { Session } from './session.js';

/**
 * Tells the hub that everything up to a cursor is processed; gives how many changes one lags behind.
 * @throws HubError
 */
export async function acknowledge(session: Session, cursor: string, consumer: string | null): Promise<number | null> {
  const input = { cursor, ...(consumer === null ? {} : { consumer }) };
  // The same twice is the same.
  const options = { repeatable: true };
  const { acknowledgeChanges } = await ask<AcknowledgeChangesMutation, object>(
    session,
    texts.AcknowledgeChanges,
    { input },
    options,
  );
  const [error] = acknowledgeChanges.userErrors;
  if (error) throw new HubError(error.message, error.code, { path: error.path });
  return acknowledgeChanges.lag;
}

/** Milliseconds between acknowledgements of a stream that flows. */
const every = 1000;

/** Acknowledges what is processed, about once a second; nothing without a consumer. */
export function acknowledger(session: Session, consumer: string | null, signal: AbortSignal) {
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let failure: unknown = null;

  async function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await sending;
    const cursor = waiting;
    if (cursor === null || consumer === null) return;
    waiting = null;
    sending = acknowledge(session, cursor, consumer).then(
      () => undefined,
      (error: unknown) => {
        failure = error;
      },
    );
    await sending;
  }

  return {
    /**
     * @throws HubError for an acknowledgement before it that was refused
     */
    async processed(cursor: string): Promise<void> {
      if (consumer === null) return;
      if (failure !== null) throw failure;
      waiting = cursor;
      if (!signal.aborted) timer ??= setTimeout(() => void send(), every);
    },
    /** What is still to be acknowledged goes out. */
    async close(): Promise<void> {
      await send();
    },
  };
}
