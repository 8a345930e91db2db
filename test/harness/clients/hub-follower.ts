import { connect, type Change, type Client, type FollowOptions } from '../../../src/client/index.js';
import type { TestHub } from '../hub/hub.js';
import { eventually } from '../time/eventually.js';

/** The client of the project as somebody of an organization has it, coming back fast. */
export async function clientOf(hub: Pick<TestHub, 'token'>, url: string, organization = 'nync'): Promise<Client> {
  const token = await hub.token(organization, ['PUBLISHER', 'ANALYST']);
  return connect({ url, token, retry: { first: 20, most: 200 } });
}

/** Somebody who follows the log by the client, and what came. */
export interface Follower {
  readonly changes: readonly Change[];
  readonly titles: () => readonly string[];
  /** How often it was connected, and interrupted. */
  readonly connections: () => readonly string[];
  until(count: number): Promise<readonly Change[]>;
  /** Why it ended, if it did by itself. */
  readonly ended: Promise<unknown>;
  stop(): Promise<unknown>;
}

export function followBy(client: Client, options: FollowOptions = {}): Follower {
  const ending = new AbortController();
  const changes: Change[] = [];
  const states: string[] = [];
  const running = (async (): Promise<unknown> => {
    try {
      const onConnection: FollowOptions['onConnection'] = ({ state }) => void states.push(state);
      for await (const change of client.follow({ onConnection, ...options, signal: ending.signal }))
        changes.push(change);
      return null;
    } catch (error) {
      return error;
    }
  })();
  return {
    changes,
    titles: () => changes.map(({ subject }) => (subject && 'title' in subject ? subject.title : '')),
    connections: () => states,
    until: (count) => eventually(() => changes.length >= count && changes),
    ended: running,
    stop() {
      ending.abort();
      return running;
    },
  };
}
