import { refusal, type Refusal } from '../../kernel/refusal.js';
import { existsOn, type Organization, type OrganizationDirectory } from '../organizations/index.js';
import type { SharingScope } from './record.js';

/**
 * The organizations a publisher names, as keys with its own among them; null: all members. `path` is where the input holds
 * `scope` and `organizationCodes`.
 */
export function audienceOf(
  scope: SharingScope,
  organizationCodes: readonly string[] | null | undefined,
  path: readonly string[],
  publisher: Organization,
  organizations: OrganizationDirectory,
  today: string,
): { audience: readonly number[] | null; refusals: Refusal[] } {
  const codes = organizationCodes ?? [];
  const codesPath = [...path, 'organizationCodes'];
  if (scope === 'ALL_MEMBERS') {
    const refusals = codes.length > 0 ? [refusal(codesPath, 'INVALID', '共享范围为全体成员时不得指定单位')] : [];
    return { audience: null, refusals };
  }
  if (codes.length === 0) {
    return { audience: null, refusals: [refusal(codesPath, 'REQUIRED', '共享范围为指定单位时须列明单位')] };
  }
  const keys = new Set([publisher.key]);
  const refusals: Refusal[] = [];
  for (const [index, code] of codes.entries()) {
    const organization = organizations.byCode(code);
    const codePath = [...codesPath, String(index)];
    if (!organization) refusals.push(refusal(codePath, 'NOT_FOUND', '没有此代码的单位'));
    else if (!existsOn(organization, today)) refusals.push(refusal(codePath, 'INVALID', closedMessage(organization)));
    else keys.add(organization.key);
  }
  return { audience: [...keys].sort((one, other) => one - other), refusals };
}

/** Only an organization that exists today acts (三(一)4): after a merger its successor does. */
export function checkPublisher(publisher: Organization, today: string): Refusal[] {
  return existsOn(publisher, today) ? [] : [refusal([], 'WRONG_PARTY', closedMessage(publisher), 'T10')];
}

function closedMessage({ name, validTo, successor }: Organization): string {
  return `${name}已于${validTo ?? ''}撤销${successor ? `，由${successor.name}承接` : ''}`;
}
