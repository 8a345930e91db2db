import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, parse } from 'graphql';
import type { Refusal } from '../kernel/refusal.js';
import { shanghaiDay } from '../kernel/calendar.js';
import type { Hub } from '../core/hub.js';
import { requirePermission, type Viewer } from '../core/identity/index.js';
import { checkActing } from '../core/organizations/index.js';
import { requestContext } from '../core/request-context.js';
import { progressOf, receiveWorkOrder, type OrderAnswer, type WorkOrderSystem } from '../procedures/complaint/index.js';
import type { ExecuteOperation } from '../platform/graphql/executor.js';
import { ReadyJson } from '../platform/graphql/ready-json.js';
import { sendFaults } from '../platform/http/send-faults.js';

export interface WorkOrderRoutesOptions {
  readonly execute: ExecuteOperation;
  recognize(request: FastifyRequest): Promise<Viewer | null>;
  /** @throws GraphQLError RATE_LIMITED */
  countOrganization(organization: Viewer['organization']): void;
}

type OfSystem = FastifyRequest<{ Params: { system: string } }>;
type OfOrder = FastifyRequest<{ Params: { system: string; number: string } }>;

/** Work orders in one request: with the bound on bodies, some kilobytes for each. */
const mostOrders = 100;

const registration = parse(`mutation ReceiveWorkOrder($input: RegisterComplaintInput!) {
  registerComplaint(input: $input) { userErrors { path code message rule } }
}`);

/**
 * `POST /work-orders/<system>`: work orders of a system of somebody else in its own JSON, as its mapping file tells of it; each becomes a
 * complaint by the mutation of the schema, so that rights, rules and checks are the same. `GET /work-orders/<system>/<number>`: what became of one.
 */
export function workOrderRoutes(http: FastifyInstance, hub: Hub, options: WorkOrderRoutesOptions): void {
  http.post('/work-orders/:system', async (request: OfSystem, reply) => {
    try {
      const viewer = requirePermission(await options.recognize(request), 'handleCases');
      const [ended] = checkActing(
        hub.organizations.byKey(viewer.organization.key),
        shanghaiDay(hub.clock.now()).toString(),
      );
      if (ended) throw refused('FORBIDDEN', 403, ended.message);
      const system = systemNamed(hub, request.params.system);
      const { body } = request;
      // Fastify takes plain text as well.
      if (body === undefined || !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
        throw refused('BAD_REQUEST', 415, '请求体须为 application/json');
      }
      if (!Array.isArray(body)) {
        const answer = await receive(viewer, system, body);
        return await reply.code(answer.status).send(answer);
      }
      if (body.length === 0) throw refused('BAD_REQUEST', 400, '没有工单');
      if (body.length > mostOrders) throw refused('BAD_REQUEST', 400, `一次至多${mostOrders}件工单`);
      const answers: OrderAnswer[] = [];
      for (const [index, order] of body.entries()) {
        // The request itself was counted.
        if (index > 0) options.countOrganization(viewer.organization);
        answers.push(await receive(viewer, system, order));
      }
      return await reply.code(207).send(answers);
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });

  http.get('/work-orders/:system/:number', { exposeHeadRoute: false }, async (request: OfOrder, reply) => {
    try {
      const viewer = requirePermission(await options.recognize(request), 'read');
      const { system, number } = request.params;
      systemNamed(hub, system);
      const progress = await progressOf(requestContext(hub, viewer), { system, number });
      if (!progress) throw refused('NOT_FOUND', 404, '没有此编号的工单，或本单位不可见');
      return await reply.header('cache-control', 'no-store').send(progress);
    } catch (error) {
      return sendFaults(reply, [error], hub.log);
    }
  });

  function receive(viewer: Viewer, system: WorkOrderSystem, order: unknown): Promise<OrderAnswer> {
    const contextOf = () => requestContext(hub, viewer);
    return receiveWorkOrder(contextOf, system, order, async (input) => {
      const contextValue = contextOf();
      const operation = { document: registration, operationName: null, variables: { input }, contextValue };
      const { data, errors = [] } = await options.execute(operation);
      if (errors[0]) throw errors[0].originalError ?? errors[0];
      const plain = data instanceof ReadyJson ? data.toJSON() : data;
      return (plain as Registered).registerComplaint.userErrors;
    });
  }
}

interface Registered {
  readonly registerComplaint: { readonly userErrors: readonly Refusal[] };
}

function systemNamed({ workOrders }: Hub, name: string): WorkOrderSystem {
  const system = workOrders.get(name);
  if (system) return system;
  throw refused('NOT_FOUND', 404, '没有此来源系统：平台的运行单位尚未配置其映射文件');
}

function refused(code: string, status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
