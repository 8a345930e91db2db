import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Hub, RequestContext } from '../hub.js';
import { permits, requirePermission, type Viewer } from '../identity/index.js';
import type { Organization } from '../organizations/index.js';
import { dutyKey, dutyNames, ruleOf, type Duty, type DutyHolder } from './duty.js';
import type { DutyWords } from './duty.rules.js';
import { readHolder } from './duty-timeline.sql.js';

/** Who tells of duties, and on which day. */
export interface DutyAuthor {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly today: string;
}

export function dutyAuthor({ hub, viewer: caller }: RequestContext): DutyAuthor {
  const viewer = requirePermission(caller, 'manageDuties');
  return { hub, viewer, today: shanghaiDay(hub.clock.now()).toString() };
}

/** An organization tells of its own people, the county government of anybody's. */
function maySpeakFor({ viewer }: DutyAuthor, organization: Organization): boolean {
  return permits(viewer, 'administerCounty') || viewer.organization.key === organization.key;
}

const notTheirs = (path: string): Refusal => refusal(path, 'NOT_COMPETENT', '由该单位的管理员或县政府登记');

/** The organization that is named, or whoever asks; or what is wrong with the name. */
export function organizationOfDuty(author: DutyAuthor, code: string | null): Organization | Refusal {
  const organization = code === null ? author.viewer.organization : author.hub.organizations.byCode(code);
  if (!organization) return refusal('organizationCode', 'NOT_FOUND', '没有此代码的单位');
  return maySpeakFor(author, organization) ? organization : notTheirs('organizationCode');
}

/** Somebody in a duty of an organization. */
export interface Held {
  readonly holder: DutyHolder;
  readonly organization: Organization;
}

/** Whoever is named by a global id, or what is wrong with it. */
export async function heldById(author: DutyAuthor, dutyId: string): Promise<Held | Refusal> {
  const key = dutyKey(dutyId);
  const holder = key === null ? null : await readHolder(author.hub.pool, key);
  if (!holder) return refusal('dutyId', 'NOT_FOUND', '没有此任职');
  const organization = author.hub.organizations.byKey(holder.organizationId);
  return maySpeakFor(author, organization) ? { holder, organization } : notTheirs('dutyId');
}

export const wordsOf = (duty: Duty): DutyWords => ({ name: dutyNames[duty], rule: ruleOf(duty) });
