import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { contentDisposition } from '../platform/http/content-disposition.js';
import { sendFaults } from '../platform/http/send-faults.js';
import { meetingCalendar } from '../procedures/conference/index.js';

type Request = FastifyRequest<{ Params: { id: string } }>;

/** `GET /meetings/<id>.ics`: a meeting of the joint conference for a calendar (RFC 5545), for whoever sees it. */
export function meetingRoutes(
  http: FastifyInstance,
  hub: Hub,
  recognize: (request: FastifyRequest) => Promise<Viewer | null>,
): void {
  http.get('/meetings/:id.ics', { exposeHeadRoute: false }, async (request: Request, reply) => {
    try {
      const viewer = requirePermission(await recognize(request), 'read');
      const calendar = await meetingCalendar(hub, viewer, request.params.id);
      if (!calendar) throw new GraphQLError('没有此会议', { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
      return await reply
        .type('text/calendar; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'content-disposition': contentDisposition(calendar.fileName) })
        .send(calendar.text);
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });
}
