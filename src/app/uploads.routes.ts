import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { mostUploadBytes, receiveUpload, UploadTooLarge, type UploadFormat } from '../core/uploads/index.js';
import { sendFaults } from '../platform/http/send-faults.js';

const formats: Readonly<Record<string, UploadFormat>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** `PUT /uploads`: a file that a mutation reads afterwards, streamed into the database; never through GraphQL. */
export function uploadRoutes(
  http: FastifyInstance,
  hub: Hub,
  recognize: (request: FastifyRequest) => Promise<Viewer | null>,
): void {
  void http.register(async (scope) => {
    for (const type of Object.keys(formats)) {
      // Not parsed: the handler takes the bytes as they come.
      scope.addContentTypeParser(type, (_request, _payload, done) => done(null));
    }
    scope.put('/uploads', async (request, reply) => {
      try {
        const viewer = requirePermission(await recognize(request), 'upload');
        const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
        const format = formats[type];
        if (!format) throw refused(415, `文件类型须为 ${Object.keys(formats).join(' 或 ')}`);
        const uploadId = await receiveUpload(hub, viewer, format, request.raw);
        return await reply.code(201).send({ uploadId });
      } catch (error) {
        // What still comes of the file would hold the connection.
        reply.header('connection', 'close');
        return sendFaults(reply, [known(error, request)], hub.log);
      }
    });
  });
}

/** Whoever leaves in the middle is no fault of the hub's. */
function known(error: unknown, { raw }: FastifyRequest): unknown {
  if (error instanceof UploadTooLarge) return refused(413, `文件不得超过${mostUploadBytes / 1024 / 1024}MB`);
  return raw.destroyed && !raw.complete ? refused(400, '内容没有传完') : error;
}

function refused(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}
