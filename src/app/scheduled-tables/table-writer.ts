import type { Hub } from '../../core/hub.js';
import { findOrAddSystem } from '../../core/access/index.js';
import type { Viewer } from '../../core/identity/index.js';
import { shanghaiDay } from '../../kernel/calendar.js';

const subject = (organization: string): string => `scheduled-tables:${organization}`;

/**
 * Whoever writes the tables of an organization: a system of its own without a key, which its administrator sees among the others and may
 * deactivate.
 * @throws Error when the organization has ended or its administrator has ended the system's access
 */
export async function tableWriter(hub: Hub, code: string): Promise<Viewer> {
  const organization = hub.organizations.byCode(code);
  if (!organization) throw new Error(`there is no organization ${code}`);
  const day = shanghaiDay(hub.clock.now()).toString();
  if (organization.validTo !== null && organization.validTo <= day)
    throw new Error(`the organization ${code} has ended`);
  const roles = ['ANALYST'] as const;
  const system = await findOrAddSystem(hub.pool, {
    subject: subject(code),
    name: '定期表格',
    organization: organization.key,
    roles,
  });
  if (system === null) throw new Error(`the system that writes the tables of ${code} was deactivated`);
  return {
    organization,
    roles: new Set(roles),
    person: { key: system, name: '定期表格' },
    expiresAt: Number.MAX_SAFE_INTEGER,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
}
