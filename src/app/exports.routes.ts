import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { v4 as uuid } from 'uuid';
import type { Hub } from '../core/hub.js';
import { requireViewer, type Viewer } from '../core/identity/index.js';
import { requestContext } from '../core/request-context.js';
import { callerReasons, unauthenticated, type CallerReason } from '../platform/graphql/unauthenticated.js';
import { openLiveConnections } from '../platform/http/live-connections.js';
import { searchOf } from '../platform/http/request-target.js';
import { openSlots } from '../platform/http/slots.js';
import { sendFaults } from '../platform/http/send-faults.js';
import { tableFormats, type TableFormat } from '../platform/tables/index.js';
import { ExportRefused, type Exports } from '../statistics/exports/index.js';
import { answerExport } from './answer-export.js';

export interface ExportRoutesOptions {
  readonly exports: Exports;
  recognize(request: FastifyRequest): Promise<Viewer | null>;
  /** How many exports of one organization may run at a time on this node; 0: any number. */
  readonly mostOfOrganization: number;
}

/** `/export/<query>.<format>`: tables of any length for programs that know neither GraphQL nor paging. */
export function exportRoutes(
  http: FastifyInstance,
  hub: Hub,
  { exports, recognize, mostOfOrganization }: ExportRoutesOptions,
): { stop(): void } {
  const running = openLiveConnections<Viewer>({
    keyOf: ({ organization }) => organization.code,
    most: mostOfOrganization,
    expiresAt: ({ expiresAt }) => expiresAt,
  });
  // Each holds a connection for as long as its reader takes: half of them stay free for everybody else.
  const slots = openSlots(Math.max(1, Math.floor((hub.pool.options.max ?? 0) / 2)));
  const stop = hub.revocations.onRevoked((isRevoked) => running.closeWhere(isRevoked, 0, callerReasons.revoked));

  http.route<{ Params: { file: string } }>({
    url: '/export/:file',
    method: ['GET', 'HEAD'],
    // Whoever does not read is noticed by what stands unsent.
    compress: false,
    async handler(request, reply) {
      const ending = new AbortController();
      const leave: (() => void)[] = [];
      try {
        const viewer = requireViewer(await recognize(request));
        const { name, format } = fileOf(request.params.file, exports.names);
        const asked = exports.open(name, new URLSearchParams(searchOf(request.url)));
        if (!asked) throw noSuchExport(exports.names);
        leave.push(running.add(viewer, (_code, reason) => ending.abort(reason)) ?? tooMany());
        leave.push(slots.take('') ?? tooMany());
        return await answerExport(reply, {
          hub,
          viewer,
          id: uuid(),
          ...{ name, format, asked, ending },
          isHead: request.method === 'HEAD',
          contextOf: () => requestContext(hub, viewer),
          onEnd: () => leave.splice(0).forEach((free) => free()),
        });
      } catch (error) {
        for (const free of leave.splice(0)) free();
        // Whoever has left reads no answer, and it is no fault that the work for them was ended.
        if (reply.raw.destroyed) return reply.hijack();
        return refuse(reply, ending.signal.aborted ? ended(ending.signal.reason as CallerReason) : error, hub);
      }
    },
  });
  return { stop };
}

/** @throws GraphQLError NOT_FOUND */
function fileOf(file: string, names: readonly string[]): { readonly name: string; readonly format: TableFormat } {
  const [, name = '', ending] = /^(\w+)\.(\w+)$/.exec(file) ?? [];
  const format = tableFormats.find((each) => each === ending);
  if (!format) throw noSuchExport(names);
  return { name, format };
}

function noSuchExport(names: readonly string[]): GraphQLError {
  const message = `没有此导出：地址须为 /export/<名称>.<格式>，格式为 ${tableFormats.join('、')}，名称为 ${names.join('、')}`;
  return new GraphQLError(message, { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
}

/** Ended by the hub before the first byte: the token has expired, or access was revoked. */
function ended(reason: CallerReason): GraphQLError {
  return unauthenticated('登录已失效，请重新登录', reason);
}

function tooMany(): never {
  const seconds = 10;
  throw new GraphQLError(`同时进行的导出过多，请在${seconds}秒后再试`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfter: seconds,
      http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
    },
  });
}

function refuse(reply: FastifyReply, error: unknown, { log }: Hub): FastifyReply {
  const faults = error instanceof ExportRefused ? error.faults : [error];
  return sendFaults(reply, faults.map(ofHttp), log);
}

/** A fault as HTTP tells it: where it stands in the hub's own document is nobody's concern. */
function ofHttp(fault: unknown): unknown {
  const original = fault instanceof GraphQLError ? (fault.originalError ?? fault) : fault;
  if (!(original instanceof GraphQLError)) return fault;
  const { message, extensions } = original;
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...extensions } });
}
