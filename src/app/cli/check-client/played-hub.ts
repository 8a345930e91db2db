import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { execute, parse, subscribe, validate, type ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { changeEvent, endOfEvents, type FollowedChange } from '../../change-events.js';
import { operationIn, sendErrors, sendEvents, sendJson, streamChannel } from './played-answers.js';
import type { Channel, PlayedEvent } from './played-connection.js';
import { playedRoot, type PlayedContext } from './played-root.js';
import { playedField, playedSchema } from './played-schema.js';
import type { Stage } from './stage.js';

export interface PlayedHub {
  readonly url: string;
  close(): Promise<void>;
}

/** The addresses of a hub, as far as who follows it needs them: `/graphql` (HTTP and WebSocket), `/graphql/stream`, `/events`, `/export`. */
export async function openPlayedHub(stage: Stage, port: number): Promise<PlayedHub> {
  const schema = playedSchema();
  const root = playedRoot(stage);
  const rootValue = { ...root.query, ...root.mutation };
  const argsOf = async (request: IncomingMessage, url: URL, contextValue: PlayedContext): Promise<ExecutionArgs> => {
    const { query, variables, operationName } = await operationIn(request, url);
    const document = parse(query);
    const [fault] = validate(schema, document);
    if (fault) throw fault;
    const named = operationName === undefined ? {} : { operationName };
    return {
      schema,
      document,
      variableValues: variables ?? {},
      contextValue,
      fieldResolver: playedField as never,
      ...named,
    };
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (stage.mood().kind === 'AWAY') {
      stage.missed();
      request.socket.destroy();
    } else if (url.pathname === '/events') await answerEvents(request, response, url);
    else if (url.pathname === '/graphql/stream') await answerStream(request, response, url);
    else if (url.pathname === '/graphql') {
      sendJson(response, 200, await execute({ ...(await argsOf(request, url, { channel: null })), rootValue }));
    } else if (url.pathname.startsWith('/export/')) sendExport(stage, url, response);
    else sendJson(response, 404, { errors: [{ message: '没有此地址', extensions: { code: 'NOT_FOUND' } }] });
  }

  async function answerEvents(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const asked = Object.fromEntries(url.searchParams);
    const lastEventId = request.headers['last-event-id'];
    const channel = streamChannel(request, response, endOfEvents);
    const place = typeof lastEventId === 'string' && lastEventId !== '' ? { after: lastEventId } : asked;
    await sendEvents(response, asEvents(stage.follow(place, channel).events()));
  }

  async function answerStream(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const channel = streamChannel(request, response, (error) => next({ data: null, errors: [error] }));
    const results = await subscribe({ ...(await argsOf(request, url, { channel })), rootValue: root.subscription });
    if (!(Symbol.asyncIterator in results))
      return sendErrors(
        response,
        (results.errors ?? []).map(({ originalError, ...rest }) => originalError ?? rest),
      );
    await sendEvents(response, mapped(results, next));
  }

  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendErrors(response, [error]);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const webSockets = new WebSocketServer({ noServer: true });
  useServer(
    {
      schema,
      roots: { query: root.query, mutation: root.mutation, subscription: root.subscription },
      context: ({ extra }): PlayedContext => ({ channel: socketChannel((extra as { socket: WebSocket }).socket) }),
      execute: (args) => execute({ ...args, fieldResolver: playedField as never }),
      subscribe: (args) => subscribe({ ...args, fieldResolver: playedField as never }),
    },
    webSockets,
  );
  server.on('upgrade', (request, socket, head) => {
    if (stage.mood().kind === 'AWAY') {
      stage.missed();
      socket.destroy();
      return;
    }
    webSockets.handleUpgrade(request, socket, head, (opened) => webSockets.emit('connection', opened, request));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      webSockets.close();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A result as graphql-sse tells it. */
function next(result: object): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}

function socketChannel(socket: WebSocket): Channel {
  return {
    transport: 'WebSocket',
    cut: () => socket.terminate(),
    close: (code) => socket.close(code, 'played by check-client'),
    isOpen: () => socket.readyState === socket.OPEN,
  };
}

async function* asEvents(changes: AsyncIterable<PlayedEvent>): AsyncGenerator<string> {
  for await (const change of changes) yield changeEvent(change satisfies FollowedChange);
}

async function* mapped<One>(results: AsyncIterable<One>, to: (one: One) => string): AsyncGenerator<string> {
  for await (const result of results) yield to(result);
}

/** The records as JSON Lines; whoever wants another format gets these too. */
function sendExport(stage: Stage, url: URL, response: ServerResponse): void {
  const cursor = stage.log.cursor(stage.log.head());
  stage.read();
  const rows = /^\/export\/(sharedRecords|otherInformation)\./.test(url.pathname) ? stage.log.changes : [];
  const text = rows.map(({ subject: { publisher, ...own } }) =>
    JSON.stringify({ ...own, 'publisher.code': publisher.code, 'publisher.name': publisher.name }),
  );
  response.writeHead(200, { 'content-type': 'application/jsonl; charset=utf-8', 'x-liandong-cursor': cursor });
  response.end(text.map((line) => `${line}\n`).join(''));
}
