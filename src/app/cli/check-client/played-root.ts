import type { Channel } from './played-connection.js';
import type { Asked, Stage } from './stage.js';

/** What follows the log needs a way to its client. */
export interface PlayedContext {
  readonly channel: Channel | null;
}

/** What the played hub answers: who asks, the log, and the records in lists; everything else is made up. */
export function playedRoot(stage: Stage) {
  const { log } = stage;
  const places = () => ({
    head: log.cursor(log.head()),
    earliest: log.cursor(log.pruned()),
    length: log.head(),
    retentionDays: 1095,
  });
  const list = () => {
    stage.read();
    const nodes = log.changes.map(({ subject }) => subject);
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    return { nodes, totalCount: nodes.length, pageInfo, edges: nodes.map((node) => ({ node, cursor: node.id })) };
  };
  const nodeOf = (id: string) => log.changes.find(({ subjectId }) => subjectId === id)?.subject ?? null;
  const query = {
    viewer: () => ({
      id: 'person',
      name: 'check-client',
      organization: { id: 'org', code: 'sfj', name: '司法局' },
      roles: [],
    }),
    changeLog: places,
    sharedRecords: list,
    otherInformation: list,
    node: ({ id }: { id: string }) => nodeOf(id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map(nodeOf),
  };
  const mutation = {
    acknowledgeChanges({ input }: { input: { cursor: string; consumer?: string | null } }) {
      const lag = stage.acknowledge(input.cursor, input.consumer ?? null);
      const wrong = { path: ['cursor'], code: 'INVALID', message: '游标无效', rule: null };
      return { lag, userErrors: lag === null ? [wrong] : [] };
    },
  };
  const subscription = {
    changes(asked: Asked, { channel }: PlayedContext): AsyncGenerator<object, void, void> {
      if (!channel) throw new Error('a subscription without a way to its client');
      return rooted(stage.follow(asked, channel).events());
    },
  };
  return { query, mutation, subscription };
}

/** Events as the root of what is executed for each of them. */
async function* rooted(events: AsyncIterable<object>): AsyncGenerator<object, void, void> {
  for await (const changes of events) yield { changes };
}
