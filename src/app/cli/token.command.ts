import { z } from 'zod';
import { isRole, roles as everyRole, type Role } from '../../core/identity/role.js';
import { countyOrganizations } from '../../core/organizations/county.js';
import { demonstrationToken } from './identity/demonstration-key.js';
import { WrongUse } from './exit-code.js';
import { hubClient } from './hub-client.js';
import { tellResult, type ResultOptions } from './result.js';

export interface TokenOptions extends ResultOptions {
  readonly organization: string;
  readonly roles: readonly string[];
  readonly hours: number;
  readonly name?: string;
  /** Of the hub that knows organizations registered since. */
  readonly url: string;
}

/**
 * Prints a bearer token as the last line.
 * @throws Error for an unknown organization or role
 */
export async function printToken(
  dataDir: string,
  { roles, url, json = false, ...options }: TokenOptions,
): Promise<void> {
  const held = roles.map((role): Role => {
    if (isRole(role)) return role;
    throw new WrongUse(`没有角色 ${role} (unknown role)；可用：${Object.keys(everyRole).join('、')}`);
  });
  if (!(options.hours > 0)) throw new WrongUse('有效小时数须大于零 (hours must be positive)');
  await checkOrganization(dataDir, url, options.organization);
  const token = await demonstrationToken(dataDir, { ...options, roles: held });
  tellResult({ json }, { token, organization: options.organization, roles: held }, token);
}

const found = z.object({ organization: z.object({ code: z.string() }).nullable() });

/** The county's own organizations are known here; those that were registered by the API are asked for at the hub. */
async function checkOrganization(dataDir: string, url: string, code: string): Promise<void> {
  if (countyOrganizations.some((each) => each.code === code)) return;
  const asker = hubClient(dataDir, { url, roles: ['VIEWER'] });
  const query = 'query ($code: String!) { organization(code: $code) { code } }';
  const answer = await asker.ask(found, { query, variables: { code } }).catch((error: unknown) => String(error));
  if (typeof answer === 'object' && answer.organization) return;
  const codes = countyOrganizations.map((each) => `${each.code} ${each.name}`).join('、');
  const why = typeof answer === 'object' ? '' : `，也没有问到在平台登记的单位：${answer}`;
  throw new WrongUse(`没有代码为 ${code} 的单位 (unknown organization)${why}；可用：${codes}`);
}
