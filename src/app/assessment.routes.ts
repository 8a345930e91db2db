import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { badInput } from '../platform/graphql/connection.graphql.js';
import { contentDisposition } from '../platform/http/content-disposition.js';
import { sendFaults } from '../platform/http/send-faults.js';
import { officialDocument } from '../platform/official-document/index.js';
import { assess, assessmentCircular } from '../statistics/assessment/index.js';
import { checkPeriod } from '../statistics/check-period.js';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The search of the circular. */
export const periodSearch = z.object({ from: z.iso.date(), to: z.iso.date() });

/** `GET /assessment.docx?from=…&to=…`: the draft of a circular (通报) on how organizations did, for whoever oversees the county. */
export function assessmentRoutes(
  http: FastifyInstance,
  hub: Hub,
  recognize: (request: FastifyRequest) => Promise<Viewer | null>,
): void {
  http.get('/assessment.docx', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const viewer = requirePermission(await recognize(request), 'countyFigures');
      const { success, data: period } = periodSearch.safeParse(request.query);
      if (!success) throw badInput('参数 from、to：须为日期，如 2026-01-31');
      checkPeriod(period);
      const assessment = await assess(hub, viewer, period, null);
      const document = assessmentCircular(assessment, period, viewer.organization);
      return await reply
        .type(docx)
        .headers({ 'cache-control': 'no-store', 'content-disposition': contentDisposition(`${document.title}.docx`) })
        .send(await officialDocument(document));
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });
}
