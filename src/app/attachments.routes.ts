import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import {
  digestOf,
  isStillAdmitted,
  openTicket,
  readAttachment,
  receiveAttachment,
  UploadRefused,
  type OpenedAttachment,
  type UploadTicket,
} from '../core/attachments/index.js';
import { checkActing } from '../core/organizations/index.js';
import { openedContent } from '../core/readings/index.js';
import { shanghaiDay } from '../kernel/calendar.js';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { contentDisposition } from '../platform/http/content-disposition.js';
import { sendFaults } from '../platform/http/send-faults.js';

export interface AttachmentRoutesOptions {
  /** The viewer behind a request, counted; whoever is not known is counted by address. */
  recognize(request: FastifyRequest): Promise<Viewer | null>;
  /** Counts a request that says nothing of its caller. */
  countAddress(address: string): Promise<unknown>;
  countOrganization(organization: Viewer['organization']): void;
}

type Request = FastifyRequest<{ Params: { contentId: string }; Querystring: { ticket?: unknown } }>;

/** Milliseconds without a byte taken after which a reader is taken for gone. */
const patience = 60_000;

/** `PUT /attachments/<content id>` by a link of requestUpload, and `GET` of the same with a token. Never through GraphQL. */
export function attachmentRoutes(http: FastifyInstance, hub: Hub, options: AttachmentRoutesOptions): void {
  void http.register(async (scope) => {
    // Not parsed, whatever it says it is: the handler takes the bytes as they come, and looks at them.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));

    scope.put('/attachments/:contentId', async (request: Request, reply) => {
      try {
        const { contentId } = request.params;
        const ticket = await admit(hub, request, options);
        // A refusal in the middle leaves the connection, so that it can be told.
        const bytes = request.raw.iterator({ destroyOnReturn: false });
        await receiveAttachment(hub, digestOf(contentId) ?? '', ticket, bytes);
        return await reply.code(201).send({ contentId });
      } catch (error) {
        // What still comes of the file would hold the connection.
        reply.header('connection', 'close');
        return sendFaults(reply, [known(error, request)], hub.log);
      }
    });
  });

  http.get('/attachments/:contentId', { exposeHeadRoute: false }, async (request: Request, reply) => {
    try {
      const viewer = requirePermission(await options.recognize(request), 'read');
      const attachment = await readAttachment(hub, viewer, request.params.contentId);
      if (!attachment)
        throw new GraphQLError('没有此附件', { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
      await openedContent(hub, viewer, attachment.contentId).catch((error: unknown) => {
        attachment.bytes.destroy();
        throw error;
      });
      return await answer(reply, attachment);
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });
}

/** @throws UploadRefused for a link that was forged, altered, or holds no longer */
async function admit(hub: Hub, request: Request, options: AttachmentRoutesOptions): Promise<UploadTicket> {
  const { ticket: sealed } = request.query;
  const ticket = typeof sealed === 'string' ? openTicket(hub.sealing, request.params.contentId, sealed) : null;
  if (!ticket) {
    await options.countAddress(request.ip);
    throw new UploadRefused(403, '上传地址无效');
  }
  options.countOrganization(hub.organizations.byKey(ticket.organization));
  const [ended] = checkActing(hub.organizations.byKey(ticket.organization), shanghaiDay(hub.clock.now()).toString());
  if (ended) throw new UploadRefused(403, ended.message);
  if (ticket.expiresAt <= hub.clock.now().epochMilliseconds) {
    throw new UploadRefused(403, '上传地址已过期，请重新申请');
  }
  if (!(await isStillAdmitted(hub.pool, ticket))) {
    throw new UploadRefused(403, '申请上传的账号或密钥已停用');
  }
  const told = request.headers['content-length'];
  if (told !== undefined && Number(told) !== ticket.size) {
    throw new UploadRefused(Number(told) > ticket.size ? 413 : 400, `内容须为所申请的${ticket.size}字节`);
  }
  return ticket;
}

const codes = new Map([
  [403, 'FORBIDDEN'],
  [503, 'SERVICE_UNAVAILABLE'],
]);

/** Whoever leaves in the middle is no fault of the hub's. */
function known(error: unknown, { raw }: FastifyRequest): unknown {
  if (error instanceof UploadRefused) return fault(error);
  return raw.destroyed && !raw.complete ? fault(new UploadRefused(400, '内容没有传完')) : error;
}

function fault({ message, status }: UploadRefused): GraphQLError {
  return new GraphQLError(message, { extensions: { code: codes.get(status) ?? 'BAD_REQUEST', http: { status } } });
}

function answer(reply: FastifyReply, { contentId, name, contentType, size, bytes }: OpenedAttachment): FastifyReply {
  const digest = Buffer.from(digestOf(contentId) ?? '', 'hex').toString('base64');
  reply.raw.once('close', () => bytes.destroy());
  reply.raw.setTimeout(patience, () => reply.raw.destroy());
  return reply
    .type(contentType)
    .headers({
      'cache-control': 'no-store',
      'content-digest': `sha-256=:${digest}:`,
      'content-disposition': contentDisposition(name),
      'content-length': size,
    })
    .send(bytes);
}
