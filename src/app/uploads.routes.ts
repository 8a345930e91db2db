import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { checkActing } from '../core/organizations/index.js';
import { shanghaiDay } from '../kernel/calendar.js';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { receiveUpload, UploadRefused, type UploadFormat, type UploadQuota } from '../core/uploads/index.js';
import { sendFaults } from '../platform/http/send-faults.js';

/** The tables that are taken, by media type. */
export const uploadFormats: Readonly<Record<string, UploadFormat>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
const known = Object.entries(uploadFormats).map(([type, format]) => `${format.toUpperCase()}（${type}）`);

/** `PUT /uploads`: a file that a mutation reads afterwards, streamed into the database; never through GraphQL. */
export function uploadRoutes(
  http: FastifyInstance,
  hub: Hub,
  quota: UploadQuota,
  recognize: (request: FastifyRequest) => Promise<Viewer | null>,
): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Nothing is parsed: the handler takes the bytes as they come, and refuses types by itself.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.put('/uploads', async (request, reply) => {
      try {
        const viewer = requirePermission(await recognize(request), 'upload');
        const [ended] = checkActing(
          hub.organizations.byKey(viewer.organization.key),
          shanghaiDay(hub.clock.now()).toString(),
        );
        if (ended) throw refused(403, ended.message);
        const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
        const format = uploadFormats[type];
        if (!format) throw refused(415, `文件类型须为 ${known.join(' 或 ')}`);
        const uploadId = await receiveUpload(hub, viewer, format, quota, request.raw);
        return await reply.code(201).send({ uploadId });
      } catch (error) {
        // What still comes of the file would hold the connection.
        reply.header('connection', 'close');
        return sendFaults(reply, [faultOf(error, request)], hub.log);
      }
    });
  });
}

/** Whoever leaves in the middle is no fault of the hub's. */
function faultOf(error: unknown, { raw }: FastifyRequest): unknown {
  if (error instanceof UploadRefused) return refused(error.status, error.message);
  return raw.destroyed && !raw.complete ? refused(400, '内容没有传完') : error;
}

const codes = new Map([
  [403, 'FORBIDDEN'],
  [429, 'RATE_LIMITED'],
]);

function refused(status: number, message: string): GraphQLError {
  const code = codes.get(status) ?? 'BAD_REQUEST';
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
