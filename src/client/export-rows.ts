import { HubError, passes } from './hub-error.js';
import { pause, pauseBefore } from './pause.js';
import { lines } from './server-events.js';
import type { Session } from './session.js';

/** Milliseconds for an export to begin, and without a byte after which it is taken for dead. */
const silence = 120_000;
/** Attempts in a row after which it is no use to go on. */
const mostAttempts = 8;

/**
 * The rows of an export, by the names of their columns. One that is cut off is asked for again from its beginning, so that rows may come twice.
 * @throws HubError
 */
export async function* exportRows(
  session: Session,
  path: string,
  signal: AbortSignal | undefined = session.signal,
): AsyncGenerator<Record<string, unknown>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { body } = await session.request(path, signal ? { signal } : {});
      if (!body) return;
      for await (const line of lines(body, silence)) yield JSON.parse(line) as Record<string, unknown>;
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (!passes(error) || attempt === mostAttempts) throw atLast(error, path);
      await pause(pauseBefore(attempt, error, session.retry), signal);
    }
  }
}

function atLast(error: unknown, path: string): unknown {
  if (!(error instanceof HubError)) return error;
  return new HubError(`${error.message}：${path.split('?')[0]}`, error.code, error.details, { cause: error });
}
