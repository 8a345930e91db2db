import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { graphql } from '../../harness/clients/graphql.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { openSession } from '../../harness/clients/socket-session.js';

let hub: TestHub;
let after: string;
beforeAll(async () => {
  hub = await startHub();
  const [first = ''] = await publishTitles(hub, '一', '二');
  after = first;
  // Whatever the database has to say: here that a table is not there.
  await hub.owner.query('ALTER TABLE shared_record RENAME TO moved_away');
});
afterAll(() => hub.close());

const masked = [{ message: '平台内部错误，请稍后重试', extensions: { code: 'INTERNAL_SERVER_ERROR' } }];
const fields = (root: string): string => `changes(after: "${after}") { ${root} }`;

describe('a fault of the database while changes are read', () => {
  test('is an internal error over HTTP, without its text', async () => {
    const query = `{ ${fields('changes { subject { id } }')} }`;
    const { errors } = await graphql(hub.url, await hub.token('nync'), query);
    expect(errors).toMatchObject(masked);
    expect(JSON.stringify(errors)).not.toContain('shared_record');
  });

  // graphql-ws makes `new GraphQLError(message)` of what a stream throws, which looks as if it was meant for the client.
  test('is an internal error on a socket, without its text', async () => {
    const session = await openSession(hub.url, await hub.token('nync'), `subscription { ${fields('subject { id }')} }`);
    const { errors } = await eventually(() => session.messages.find(({ type }) => type === 'error'));
    session.close();
    expect(errors).toMatchObject(masked);
    expect(JSON.stringify(errors)).not.toContain('shared_record');
  });
});
