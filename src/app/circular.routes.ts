import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Hub } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { overdueCircular } from '../core/supervision/index.js';
import { contentDisposition } from '../platform/http/content-disposition.js';
import { sendFaults } from '../platform/http/send-faults.js';
import { officialDocument } from '../platform/official-document/index.js';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** `GET /supervision/overdue-circular.docx`: the draft of a circular on what is overdue, for whoever supervises. */
export function circularRoutes(
  http: FastifyInstance,
  hub: Hub,
  recognize: (request: FastifyRequest) => Promise<Viewer | null>,
): void {
  http.get('/supervision/overdue-circular.docx', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const document = await overdueCircular(hub, await recognize(request));
      return await reply
        .type(docx)
        .headers({ 'cache-control': 'no-store', 'content-disposition': contentDisposition('逾期情况通报.docx') })
        .send(await officialDocument(document));
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });
}
