import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import asyncSpecs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { pathsOfGraphql } from '../../../src/app/api-documents/open-api.js';
import { doConference, meetingToday, office } from '../../harness/builders/conference.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { draftsOf } from '../../harness/clients/draft.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, object> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}
interface AsyncApi {
  readonly components: { readonly messages: Record<string, { readonly payload: object }>; readonly schemas: object };
}

const workOrders = new URL('../../../examples/work-orders/', import.meta.url);
let hub: TestHub;
let open: OpenApi;
let streams: AsyncApi;
beforeAll(async () => {
  hub = await startHub({ workOrdersDir: fileURLToPath(workOrders) });
  open = (await (await fetch(`${hub.url}/openapi.json`)).json()) as OpenApi;
  streams = (await (await fetch(`${hub.url}/asyncapi.json`)).json()) as AsyncApi;
});
afterAll(() => hub.close());

/** What is wrong with a value, by a schema of a document; its references lead into the document's components. */
function faultsOf(components: object, schema: object, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const check = ajv.compile({ ...schema, components });
  return check(value) ? null : check.errors;
}

/** A path of Fastify as OpenAPI writes it; exports are described one by one. */
const written = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

describe('[connect] /openapi.json', () => {
  test('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(open) as never);
    expect([errors, valid]).toEqual([undefined, true]);
    expect(open).toMatchObject({ openapi: '3.1.0' });
  });

  test('has every route that the hub serves, and no other', () => {
    // HEAD comes with GET; preflights are of the Fetch standard; the demonstration's sign-in is of no hub in service.
    const served = hub.routes
      .filter(
        ({ method, path }) =>
          !['HEAD', 'OPTIONS'].includes(method) && ![...pathsOfGraphql, '/demo/session'].includes(path),
      )
      .map(({ method, path }) => `${method} ${written(path)}`);
    const described = Object.entries(open.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => method !== 'head')
        .map((method) => `${method.toUpperCase()} ${path.replace(/^\/export\/\w+\.\{format\}$/, '/export/{file}')}`),
    );
    expect([...new Set(described)].sort()).toEqual([...new Set(served)].sort());
  });

  test('has every export, and what each takes: nothing that it describes is unknown to the hub', async () => {
    const refused = await fetch(`${hub.url}/export/nothing.csv`, { headers: await signedIn() });
    const names = /名称为 (.+)$/
      .exec(((await refused.json()) as { errors: { message: string }[] }).errors[0]?.message ?? '')?.[1]
      ?.split('、');
    const described = Object.keys(open.paths).flatMap((path) => /^\/export\/(\w+)\./.exec(path)?.[1] ?? []);
    expect(described.sort()).toEqual(names?.sort());
    for (const name of described) {
      for (const { name: parameter, in: place } of open.paths[`/export/${name}.{format}`]?.['get']?.parameters ?? []) {
        if (place !== 'query') continue;
        const answer = await fetch(`${hub.url}/export/${name}.jsonl?${parameter}=%00`, {
          method: 'GET',
          headers: await signedIn(),
        });
        expect([name, parameter, (await answer.text()).match(/没有此?参数/)]).toEqual([name, parameter, null]);
      }
    }
  });

  test('names every parameter of /events and /schema.graphql that these take', async () => {
    for (const path of ['/events', '/schema.graphql']) {
      const answer = await fetch(`${hub.url}${path}?nothing=1`, { headers: await signedIn() });
      const { errors } = (await answer.json()) as { errors: { message: string }[] };
      const known = /可用 (.+)$/.exec(errors[0]?.message ?? '')?.[1]?.split('、');
      const described = open.paths[path]?.['get']?.parameters
        ?.filter((each) => each.in === 'query')
        .map(({ name }) => name);
      expect(described?.sort()).toEqual(known?.sort());
    }
  });
});

const signedIn = async (
  roles: Parameters<TestHub['token']>[1] = ['PUBLISHER', 'ANALYST', 'COUNTY_GOVERNMENT'],
  of = 'xzf',
) => ({
  authorization: `Bearer ${await hub.token(of, roles)}`,
});

interface Sample {
  readonly operation: string;
  readonly path: string;
  readonly init?: RequestInit;
  readonly status: number;
}

/** A request of each operation that is answered, and of each kind of refusal. */
async function samples(): Promise<Sample[]> {
  const known = { headers: await signedIn() };
  const content = new TextEncoder().encode('%PDF-1.7\n%one\n');
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
  const request = `mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { contentId url } userErrors { message } } }`;
  const asked = await mutate<{ requestUpload: { upload: { url: string; contentId: string } } }>(hub, 'xzf', request, {
    name: '一.pdf',
    contentType: 'application/pdf',
    size: content.length,
    sha256: digest,
  });
  const { url, contentId } = asked.upload;
  const meeting = await doConference(hub, office, 'meeting', 'planMeeting', meetingToday());
  const [draft = ''] = (await draftsOf(hub, 'sfj', meeting.id)).values();
  const of = (operation: string, path: string, status: number, init?: RequestInit): Sample => ({
    ...{ operation, path, status },
    ...(init ? { init } : {}),
  });
  const order = { headers: { ...known.headers, 'content-type': 'application/json' }, method: 'POST' };
  const orders = JSON.parse(await readFile(new URL('sent/orders.json', workOrders), 'utf8')) as object[];
  const csv = { ...known, method: 'PUT', body: 'a,b' };
  return [
    of('put /uploads', '/uploads', 201, { ...csv, headers: { ...known.headers, 'content-type': 'text/csv' } }),
    of('put /uploads', '/uploads', 415, { ...csv, headers: { ...known.headers, 'content-type': 'text/html' } }),
    of('put /uploads', '/uploads', 401, { ...csv, headers: {} }),
    of('put /attachments/{contentId}', url, 201, { method: 'PUT', body: content }),
    of('put /attachments/{contentId}', url.replace(/ticket=.*/, 'ticket=forged'), 403, {
      method: 'PUT',
      body: content,
    }),
    of('get /attachments/{contentId}', `/attachments/${contentId}`, 200, known),
    of('get /attachments/{contentId}', '/attachments/sha256-0', 404, known),
    of('get /proceedings/{id}/{name}.docx', draft, 200, { headers: await signedIn(['PUBLISHER'], 'sfj') }),
    of('get /proceedings/{id}/{name}.docx', '/proceedings/none/none.docx', 404, known),
    of('get /meetings/{id}.ics', `/meetings/${meeting.id}.ics`, 200, known),
    of('get /meetings/{id}.ics', '/meetings/none.ics', 404, known),
    of('get /assessment.docx', '/assessment.docx?from=2026-01-01&to=2026-01-31', 200, known),
    of('get /assessment.docx', '/assessment.docx', 400, known),
    of('get /supervision/overdue-circular.docx', '/supervision/overdue-circular.docx', 200, known),
    of('get /supervision/overdue-circular.docx', '/supervision/overdue-circular.docx', 403, {
      headers: await signedIn(['VIEWER'], 'lyj'),
    }),
    of('get /.well-known/liandong-heads.json', '/.well-known/liandong-heads.json?before=9', 200),
    of('get /.well-known/liandong-heads.json', '/.well-known/liandong-heads.json?before=x', 400),
    of('get /.well-known/jwks.json', '/.well-known/jwks.json', 200),
    of('get /.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource', 200),
    of('post /work-orders/{system}', '/work-orders/12345', 207, { ...order, body: JSON.stringify(orders) }),
    of('post /work-orders/{system}', '/work-orders/12345', 200, { ...order, body: JSON.stringify(orders[0]) }),
    of('post /work-orders/{system}', '/work-orders/12345', 422, { ...order, body: '{}' }),
    of('post /work-orders/{system}', '/work-orders/nobody', 404, { ...order, body: '{}' }),
    of('get /work-orders/{system}/{number}', '/work-orders/12345/GX20250610000118', 200, known),
    of('get /work-orders/{system}/{number}', '/work-orders/12345/none', 404, known),
    of('get /schema.graphql', '/schema.graphql?role=VIEWER,ANALYST&chapter=changes', 200),
    of('get /schema.graphql', '/schema.graphql?role=NOBODY', 400),
    of('get /possibleTypes.json', '/possibleTypes.json', 200),
    of('get /openapi.json', '/openapi.json', 200),
    of('get /asyncapi.json', '/asyncapi.json', 200),
    of('get /healthz', '/healthz', 200),
    of('get /readyz', '/readyz', 200),
    of('get /metrics', '/metrics', 200),
    of('get /events', '/events?kinds=NOTHING', 400, known),
    of('get /events', '/events?after=forged', 400, known),
    of('get /events', '/events', 406, { headers: { ...known.headers, accept: 'text/html' } }),
    of('get /events', '/events', 200, { ...known, signal: AbortSignal.timeout(60_000) }),
    ...['csv', 'xlsx', 'jsonl'].map((format) =>
      of('get /export/sharedRecords.{format}', `/export/sharedRecords.${format}`, 200, known),
    ),
    of('get /export/sharedRecords.{format}', '/export/sharedRecords.csv?columns=nothing', 400, known),
    of('head /export/sharedRecords.{format}', '/export/sharedRecords.csv', 200, { ...known, method: 'HEAD' }),
  ];
}

describe('[connect] what the hub answers', () => {
  test('is as /openapi.json describes it: status, type and form', async () => {
    const asked = await samples();
    for (const { operation, path, init, status } of asked) {
      const [method = '', described = ''] = operation.split(' ');
      const answer = await fetch(`${hub.url}${path}`, init);
      const type = answer.headers.get('content-type') ?? '';
      const response = open.paths[described]?.[method]?.responses[answer.status];
      const isStream = type.startsWith('text/event-stream');
      const text = isStream ? '' : await answer.text();
      expect([operation, path, answer.status, text.slice(0, answer.status === status ? 0 : 300)]).toEqual([
        operation,
        path,
        status,
        '',
      ]);
      expect([operation, Object.keys(response?.content ?? {})]).toEqual([operation, expect.arrayContaining([type])]);
      if (isStream) await answer.body?.cancel();
      if (!type.includes('json;') || method === 'head' || type.includes('jsonl')) continue;
      const faults = faultsOf(open.components, response?.content?.[type]?.schema ?? {}, JSON.parse(text));
      expect([operation, faults]).toEqual([operation, null]);
    }
    // An export is as good as another; whatever else there is has been asked for.
    const left = Object.entries(open.paths)
      .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
      .filter(
        (operation) =>
          !/\/export\/(?!sharedRecords)/.test(operation) && !asked.some((one) => one.operation === operation),
      );
    expect(left).toEqual([]);
  });
});

describe('[connect] /asyncapi.json', () => {
  test('is AsyncAPI 3', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
    const { $schema: _, ...specification } = asyncSpecs.schemas['3.0.0'] as Record<string, unknown>;
    const check = ajv.compile(specification);
    expect([check(streams), check.errors]).toEqual([true, null]);
  });

  const faults = (name: string, payload: unknown): unknown =>
    faultsOf(streams.components, streams.components.messages[name]?.payload ?? { not: {} }, payload);

  test('describes the events of both streams', async () => {
    const headers = await signedIn(['ANALYST'], 'nync');
    const query = encodeURIComponent('subscription { changes { kind cursor } }');
    const readers = await Promise.all(
      ['/events', `/graphql/stream?query=${query}`].map(async (path) => {
        const ending = new AbortController();
        const answer = await fetch(`${hub.url}${path}`, { headers, signal: ending.signal });
        return { ending, reading: readUntil(answer, /PUBLISHED/) };
      }),
    );
    await mutate(hub, 'scjg', publishOther, otherInput());
    const [events = '', results = ''] = await Promise.all(readers.map(({ reading }) => reading));
    for (const { ending } of readers) ending.abort();
    const dataOf = (text: string) =>
      [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data ?? '') as unknown);
    expect(dataOf(events).map((data) => faults('Change', data))).toEqual([null]);
    expect(dataOf(results).length).toBeGreaterThan(1);
    expect(dataOf(results).map((data) => faults('StreamNext', data))).toEqual(dataOf(results).map(() => null));
    expect(faults('Change', { ...(dataOf(events)[0] as object), type: 'liandong.nothing' })).not.toBeNull();
  });

  test('describes the messages of a socket', async () => {
    const names: Record<string, string> = {
      connection_ack: 'ConnectionAck',
      next: 'Next',
      error: 'Error',
      complete: 'CompleteByHub',
      pong: 'Pong',
    };
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const send = (name: string, sent: object): void => {
      expect([name, faults(name, sent)]).toEqual([name, null]);
      socket.send(JSON.stringify(sent));
    };
    const seen = new Set<string>();
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const received = JSON.parse(data.toString()) as { type: string };
        const name = names[received.type] ?? received.type;
        expect([name, faults(name, received)]).toEqual([name, null]);
        seen.add(name);
        if (seen.size === Object.keys(names).length) resolve();
      });
    });
    send('ConnectionInit', { type: 'connection_init', payload: await signedIn() });
    send('Ping', { type: 'ping' });
    await once(socket, 'message');
    send('Subscribe', { type: 'subscribe', id: '1', payload: { query: '{ viewer { name } }' } });
    send('Subscribe', { type: 'subscribe', id: '2', payload: { query: '{ nothing }' } });
    await all;
    socket.close();
  });
});

async function readUntil(answer: Response, enough: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (enough.test(text) && text.endsWith('\n\n')) return text;
  }
  return text;
}
