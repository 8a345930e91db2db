import { z } from 'zod';
import { Unreachable } from '../exit-code.js';
import type { HubClient } from '../hub-client.js';
import { reporterOf, type Report } from './check.js';

const answer = z.object({
  viewer: z.object({
    name: z.string(),
    organization: z.object({ code: z.string(), name: z.string() }),
    roles: z.array(z.string()),
  }),
});

/** Whether the hub takes the identity, and whose it is: without one nothing that it shows can be asked. */
export async function checkIdentity(client: HubClient, report: Report): Promise<boolean> {
  const identity = reporterOf(report, 'identity', '身份');
  const roles = reporterOf(report, 'roles', '角色');
  try {
    const { source } = await client.identity();
    const { viewer } = await client.ask(answer, { query: '{ viewer { name organization { code name } roles } }' });
    const { code, name } = viewer.organization;
    identity.ok(`${name}（${code}），来自 ${source}`);
    if (viewer.roles.length > 0) roles.ok(viewer.roles.join('、'));
    else roles.fail('没有任何角色', '请管理员在身份认证服务或密钥中给予角色，见 docs/operate/permissions.md');
    return true;
  } catch (error) {
    identity.fail(error instanceof Error ? error.message : String(error));
    if (!(error instanceof Unreachable)) roles.skip('没有身份');
    return false;
  }
}
