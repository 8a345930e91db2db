import { afterAll, beforeAll, expect, test } from 'vitest';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { otherInput, sharing } from '../../harness/builders/inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

async function openSocket() {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const messages: Message[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
  await once(socket, 'open');
  const send = (message: object) => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: { authorization: `Bearer ${await hub.token('scjg')}` } });
  await eventually(() => messages.some(({ type }) => type === 'connection_ack'));
  const answerTo = (id: string) => eventually(() => messages.find((each) => each.id === id));
  return { socket, messages, send, answerTo };
}

const publication = (summary: string) => ({
  query: `mutation ($input: PublishOtherInformationInput!) {
    publishOtherInformation(input: $input) { userErrors { path message } } }`,
  variables: { input: otherInput({ sharing: sharing('长文'), summary }) },
});

test('[connect D6] an operation on a socket is as long as a body over HTTP may be; a longer one ends alone', async () => {
  const { socket, messages, send, answerTo } = await openSocket();
  send({ id: 'follow', type: 'subscribe', payload: { query: 'subscription { changes { kind } }' } });
  await answerTo('follow');
  send({ id: 'long', type: 'subscribe', payload: publication('长'.repeat(19_000)) });
  expect(await answerTo('long')).toMatchObject({
    type: 'next',
    payload: { data: { publishOtherInformation: { userErrors: [] } } },
  });
  for (const id of ['first', 'second']) {
    send({ id, type: 'subscribe', payload: publication('长'.repeat(90_000)) });
    expect(await answerTo(id)).toMatchObject({
      type: 'error',
      payload: [{ message: '一条消息不得超过256kB', extensions: { code: 'REQUEST_TOO_LARGE' } }],
    });
  }
  await eventually(() =>
    messages.some(({ id, payload }) => id === 'follow' && JSON.stringify(payload).includes('PUBLISHED')),
  );
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.close();
});

test('[connect D6] a long message that is no operation closes the socket, with a reason', async () => {
  const { socket } = await openSocket();
  socket.send('x'.repeat(300_000));
  const [code, reason] = await once(socket, 'close');
  expect([code, String(reason)]).toEqual([4400, 'Message too long']);
});
