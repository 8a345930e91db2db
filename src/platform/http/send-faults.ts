import type { FastifyReply } from 'fastify';
import { maskError, toldError } from '../graphql/errors.js';
import type { Logger } from '../log/index.js';

/** What HTTP tells of a fault beside its body, as its extension `http` names it. */
interface HttpOfFault {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

const usual: Readonly<Record<string, number>> = { INTERNAL_SERVER_ERROR: 500, FORBIDDEN: 403 };

/** Answers with faults in the form of a GraphQL answer, masked; the first decides the status. */
export function sendFaults(reply: FastifyReply, faults: readonly unknown[], log: Logger): FastifyReply {
  const masked = faults.map((fault) => maskError(fault, log));
  const extensions = masked[0]?.extensions;
  const byCode = usual[String(extensions?.['code'])] ?? 400;
  const { status = byCode, headers = new Map() } = (extensions?.['http'] as HttpOfFault | undefined) ?? {};
  return reply
    .code(status)
    .headers(Object.fromEntries(headers))
    .send({ errors: masked.map(toldError) });
}
