import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { OrganizationDirectory } from './directory.sql.js';
import { existsOn, type Organization } from './organization.js';

/** Only an organization that exists today acts (三(一)4): after a merger its successor does. */
export function checkActing(organization: Organization, today: string): Refusal[] {
  return existsOn(organization, today) ? [] : [refusal([], 'WRONG_PARTY', endedMessage(organization), 'T10')];
}

/** The organization that a request names by its code, or what is wrong with the code: there is none, or it no longer exists. */
export function namedOrganization(
  organizations: OrganizationDirectory,
  code: string,
  path: string | readonly string[],
  today: string,
): Organization | readonly Refusal[] {
  const organization = organizations.byCode(code);
  if (!organization) return [refusal(path, 'NOT_FOUND', '没有此代码的单位')];
  return existsOn(organization, today) ? organization : [refusal(path, 'INVALID', endedMessage(organization))];
}

function endedMessage({ name, validTo, successor }: Organization): string {
  return `${name}已于${validTo ?? ''}撤销${successor ? `，由${successor.name}承接` : ''}`;
}
