import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'pg';
import { v4, v7 } from 'uuid';
import { defaultPoolSize } from '../src/platform/database/pool-size.js';
import { figuresText, oneText, pageText, publishText, stepText } from './bare.sql.js';
import { answerParent, argument, spent } from './child.js';

/** What one would write for these few requests alone: no schema, no authentication, no validation. */
const { databaseUrl, organization, person } = argument<{ databaseUrl: string; organization: number; person: number }>();
const pool = new Pool({ connectionString: databaseUrl, max: defaultPoolSize, options: '-c TimeZone=Asia/Shanghai' });

interface Body {
  readonly variables: {
    readonly id: string;
    readonly input: { readonly caseTransferId?: string };
    readonly period: { readonly from: string; readonly to: string };
  };
}

async function row(name: string, text: string, values: unknown[]): Promise<(string | null)[]> {
  const types = { getTypeParser: () => (value: string) => value };
  const { rows } = await pool.query<(string | null)[]>({ name, text, values, rowMode: 'array', types });
  return rows[0] ?? [null];
}

const answers: Record<string, (body: Body) => Promise<string>> = {
  '/q1': async () => {
    const [nodes, more, formedAt, id] = await row('q1', pageText, [organization]);
    const cursor = Buffer.from(`${formedAt}|${id}`).toString('base64url');
    const pageInfo = `{"hasNextPage":${more === 't'},"endCursor":"${cursor}"}`;
    return `{"data":{"penaltyDecisions":{"pageInfo":${pageInfo},"nodes":[${nodes}]}}}`;
  },
  '/q2': async ({ variables }) => {
    const [node] = await row('q2', oneText, [variables.id.slice(4), organization]);
    return `{"data":{"node":${node}}}`;
  },
  '/q3': async ({ variables: { period } }) => {
    const answer = await row('q3', figuresText, [period.from, period.to, organization]);
    // json_build_object writes spaces that nobody else writes.
    const [sharing, penalties] = answer.map((text) => JSON.stringify(JSON.parse(text ?? 'null')));
    return `{"data":{"sharingStatistics":{"rows":${sharing}},"penaltyStatistics":{"rows":${penalties}}}}`;
  },
  '/m1': async ({ variables }) => {
    const input = JSON.stringify(variables.input);
    const hash = createHash('sha256').update(input).digest();
    const [record] = await row('m1', publishText, [v7(), organization, person, input, hash, v4()]);
    return `{"data":{"publishPenaltyDecision":{"record":${record},"userErrors":[]}}}`;
  },
  '/p1': async ({ variables: { input } }) => {
    const text = JSON.stringify(input);
    const hash = createHash('sha256').update(text).digest();
    const [transfer] = await row('p1', stepText, [
      input.caseTransferId?.slice(4),
      organization,
      person,
      text,
      hash,
      v4(),
    ]);
    return `{"data":{"recordDissuasion":{"caseTransfer":${transfer},"userErrors":[]}}}`;
  },
};

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Body;
}

async function answer(request: IncomingMessage): Promise<Buffer> {
  const body = await bodyOf(request);
  return Buffer.from((await answers[request.url ?? '']?.(body)) ?? '');
}

const server = createServer((request, response) => {
  void answer(request).then(
    (bytes) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
      return response.end(bytes);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  answerParent({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, spent);
});
