import { connect, HubError } from '../../src/client/index.js';
import type { Credential } from '../session/credential.js';
import type { Change, FeedReader, Subject } from './change.js';

/** What the table shows of a subject. */
const selection = `... on SharedRecord { title category timeliness publisher { code } }
  ... on PenaltyDecision { decisionNumber fineAmount }`;

const heartbeat = 'HEARTBEAT';
const unusableCursor = new Set<unknown>(['CURSOR_EXPIRED', 'RESYNC_REQUIRED']);
const refused = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN']);

/**
 * Follows the changes from now on, through any interruption, each once and in order: after a reconnect the hub goes on
 * behind the last cursor seen. Ends when aborted, or when a token that cannot be renewed is refused.
 */
export function followChanges(credential: Credential, reader: FeedReader, signal: AbortSignal): void {
  let resumedAt: number | null = null;
  /** Least time seen between a change and its arrival here, which includes how far this computer's clock is ahead. */
  let leastAge = 0;

  const receive = (change: Change): void => {
    const happenedAt = Date.parse(change.occurredAt);
    const missed = resumedAt !== null && happenedAt + leastAge < resumedAt;
    const age = Date.now() - happenedAt;
    if (!missed) leastAge = leastAge === 0 ? age : Math.min(leastAge, age);
    reader.onChange(change, missed);
  };

  async function follow(): Promise<void> {
    const client = connect({
      url: location.origin,
      token: credential.token,
      signal,
      retry: { first: 500, most: 30_000 },
    });
    const changes = client.follow<Subject>({
      selection,
      heartbeats: true,
      onConnection(connection) {
        if (connection.state === 'INTERRUPTED') {
          return reader.onConnection({ state: 'INTERRUPTED', attempt: connection.attempt });
        }
        if (connection.resumed) resumedAt = Date.now();
        reader.onConnection({ state: 'CONNECTED' });
      },
    });
    for await (const change of changes) if (change.kind !== heartbeat) receive(change);
  }

  /** What does not pass by itself: another token, or the newest change, to go on from. */
  async function keepFollowing(): Promise<void> {
    while (!signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (signal.aborted) return;
        const code = error instanceof HubError ? error.code : null;
        if (refused.has(code) && !credential.renewable) return reader.onConnection({ state: 'REFUSED' });
        reader.onConnection(unusableCursor.has(code) ? { state: 'RESTARTED' } : { state: 'INTERRUPTED', attempt: 1 });
        await new Promise((resolve) => setTimeout(resolve, 5_000));
      }
    }
  }
  reader.onConnection({ state: 'CONNECTING' });
  void keepFollowing();
}
