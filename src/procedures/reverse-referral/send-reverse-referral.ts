import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { competence } from '../../core/jurisdiction/index.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  dueWithin,
  factsGiven,
  isRefused,
  unlessRefused,
  type Circumstances,
  type Deciding,
  type LoadingOpening,
  type Made,
  type Opened,
  type Opening,
} from '../../core/proceedings/index.js';
import { reverseReferralFacts, type ReverseReferral } from './reverse-referral.facts.js';
import { checkAuthority, checkIssuer, checkListed, checkTold } from './reverse-referral.rules.js';
import { groundsOf, titleOf, type ReverseGround } from './reverse-referral.js';
import { reverseTable } from './reverse-table.js';

/** Who is competent for the item in the township by the lists; null where they do not say. */
type Listed = Organization | null;

/** The step of each ground: what the procuratorate does not prosecute comes with its opinion. */
export const sendingStep = (ground: ReverseGround): 'opine' | 'send' =>
  ground === 'NOT_PROSECUTED' ? 'opine' : 'send';

export async function loadListed({ hub, input, today }: LoadingOpening<ReverseReferral, 'send'>): Promise<Listed> {
  const { itemCode, townshipCode } = input;
  const township = townshipCode == null ? undefined : hub.organizations.byCode(townshipCode);
  if (itemCode == null || !township) return null;
  const listed = await competence(hub.pool, hub.organizations, { itemCode, township: township.key, on: today });
  return listed && hub.organizations.byKey(listed.organization);
}

/** X2: what is no crime is sent to whoever penalizes, together with the decision that says so; the reply is waited for. */
export function sendReverseReferral(opening: Opening<ReverseReferral, 'send', Listed>): Opened<ReverseReferral> {
  const { input, viewer, organizations, loaded, today, occurredOn } = opening;
  const issuer = viewer.organization;
  const { partyCode = null, decidedOn, replyBy = null, ground } = input;
  const authority = namedOrganization(organizations, input.toCode, 'toCode', today);
  const township =
    input.townshipCode == null ? null : namedOrganization(organizations, input.townshipCode, 'townshipCode', today);
  const refusals = [
    ...checkIssuer(issuer, groundsOf[ground]),
    ...checkTold({ partyCode, decidedOn, replyBy }, occurredOn),
    ...(township && isRefused(township) ? township : []),
    ...(isRefused(authority)
      ? authority
      : [...checkAuthority('toCode', authority, issuer.key), ...checkListed('toCode', authority, loaded)]),
  ];
  if (refusals.length > 0 || isRefused(authority)) return refusals;
  const due = replyBy === null ? null : endOfDay(Temporal.PlainDate.from(replyBy));
  const set = { issuerId: issuer.key, authorityId: authority.key, ...factsGiven(reverseReferralFacts, 'send', input) };
  return {
    set: { ...set, replyDueAt: due === null ? replyDue(opening) : shanghaiText(due) },
    title: titleOf(input),
    // The first day does not count: the time to serve an opinion begins with the day of the decision.
    starts: { serving: Temporal.PlainDate.from(decidedOn).toZonedDateTime('Asia/Shanghai').toInstant() },
    ...(due === null ? {} : { dueAt: { reply: due } }),
  };
}

/** X2: it was another's; whoever returned it goes on reading what becomes of it. */
export function sendOn(deciding: Deciding<ReverseReferral, 'sendOn'>): Made<ReverseReferral> {
  const { input, row, organizations, today } = deciding;
  const authority = namedOrganization(organizations, input.toCode, 'toCode', today);
  if (isRefused(authority)) return authority;
  return unlessRefused(checkAuthority('toCode', authority, row.issuerId), () => ({
    set: { authorityId: authority.key, replyDueAt: replyDue(deciding), returnReason: null },
    guestIds: [...new Set([...row.guestIds, row.authorityId])],
    note: input.reason,
  }));
}

/** The reply is due from the day on which the case, or the order of the county government, came. */
export function replyDue(context: Circumstances): string {
  return shanghaiText(dueWithin(reverseTable.clocks.reply.within, context.occurredAt, context).at);
}
