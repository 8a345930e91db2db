import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { readDraft } from '../core/proceedings/index.js';
import { contentDisposition } from '../platform/http/content-disposition.js';
import { sendFaults } from '../platform/http/send-faults.js';
import { officialDocument } from '../platform/official-document/index.js';

type Request = FastifyRequest<{ Params: { id: string; name: string } }>;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** `GET /proceedings/<id>/<name>.docx`: the draft of an official document, for whoever sees the proceeding. */
export function draftRoutes(
  http: FastifyInstance,
  hub: Hub,
  recognize: (request: FastifyRequest) => Promise<Viewer | null>,
): void {
  http.get('/proceedings/:id/:name.docx', { exposeHeadRoute: false }, async (request: Request, reply) => {
    try {
      const viewer = requirePermission(await recognize(request), 'read');
      const { id, name } = request.params;
      const draft = await readDraft(hub, viewer, id, name);
      if (!draft) throw new GraphQLError('没有此文书', { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
      return await reply
        .type(docx)
        .headers({ 'cache-control': 'no-store', 'content-disposition': contentDisposition(draft.fileName) })
        .send(await officialDocument(draft.document));
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });
}
