import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { issueDemonstrationToken } from '../../core/identity/index.js';
import { isRole } from '../../core/identity/role.js';
import type { RunningHub } from '../hub.js';
import { demonstrationClaims } from './demonstration-account.js';
import { isFromThisMachine } from './from-this-machine.js';

const query = z.object({
  organization: z.string().default('sfj'),
  /** Of several, with commas between them; all that the organization's account has by default. */
  roles: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().refine(isRole)))
    .optional(),
});

/** The demonstration's sign-in: a token for any organization, and any role, for whoever is on this machine. */
export function demonstrationRoutes(http: FastifyInstance, { hub, keys }: RunningHub): void {
  http.get('/demo/session', async (request, reply) => {
    const { success, data } = query.safeParse(request.query);
    const organization = success ? hub.organizations.byCode(data.organization) : undefined;
    if (!organization || !isFromThisMachine(request.raw)) return reply.callNotFound();
    const token = await issueDemonstrationToken(keys, demonstrationClaims(organization, data?.roles));
    return reply
      .header('cache-control', 'no-store')
      .send({ token, organization: { code: organization.code, name: organization.name } });
  });
}
