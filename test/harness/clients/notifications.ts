import type { Role } from '../../../src/core/identity/index.js';
import type { UserErrorAnswer } from '../builders/inputs.js';
import { change, read } from '../builders/dated.js';
import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';

export interface NotificationAnswer {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly subjectId: string | null;
  readonly number: string | null;
  readonly rule: string | null;
  readonly label: string | null;
  readonly dueAt: string | null;
  readonly readAt: string | null;
  readonly messages: readonly { readonly channel: string; readonly state: string; readonly fault: string | null }[];
}

export interface AddressAnswer {
  readonly channel: string;
  readonly isConfigured: boolean;
  readonly target: string | null;
  readonly failingSince: string | null;
  readonly fault: string | null;
  readonly lastState: string | null;
}

export interface PreferencesAnswer {
  readonly choices: readonly { readonly kind: string; readonly channel: string }[];
  readonly isChosen: boolean;
  readonly addresses: readonly AddressAnswer[];
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly digest: boolean;
  readonly isWithoutChannel: boolean;
}

export interface PreferencesSet {
  readonly preferences: PreferencesAnswer | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

/** Somebody of an organization who asks. */
export type Somebody = readonly [organization: string, roles?: readonly Role[], subject?: string];

const preferenceFields = `choices { kind channel } isChosen digest isWithoutChannel quietHours { from to }
  addresses { channel isConfigured target failingSince fault lastState }`;

/** A hub as one person sees it. */
function seenBy(hub: TestHub, [, , subject]: Somebody): Pick<TestHub, 'url' | 'token'> {
  return { url: hub.url, token: (code, roles) => hub.token(code, roles, subject) };
}

/** What somebody is told in the page, oldest first. */
export async function notificationsOf(
  hub: TestHub,
  who: Somebody,
  filter: object = {},
): Promise<readonly NotificationAnswer[]> {
  const [code, roles = ['LIAISON']] = who;
  const { notifications } = await read<{ notifications: { nodes: NotificationAnswer[] } }>(
    seenBy(hub, who),
    [code, roles],
    `query ($filter: NotificationFilter) { notifications(filter: $filter, first: 100) { nodes {
      id kind text subjectId number rule label dueAt readAt messages { channel state fault } } } }`,
    { filter },
  );
  return notifications.nodes.toReversed();
}

export async function unreadOf(hub: TestHub, who: Somebody): Promise<number> {
  const [code, roles = ['LIAISON']] = who;
  return (await read<{ unreadNotifications: number }>(seenBy(hub, who), [code, roles], '{ unreadNotifications }'))
    .unreadNotifications;
}

export async function preferencesOf(hub: TestHub, who: Somebody): Promise<PreferencesAnswer> {
  const [code, roles = ['LIAISON']] = who;
  const document = `{ notificationPreferences { ${preferenceFields} } }`;
  return (await read<{ notificationPreferences: PreferencesAnswer }>(seenBy(hub, who), [code, roles], document))
    .notificationPreferences;
}

const kinds = ['NEW_FOR_ME', 'DUE_SOON', 'OVERDUE', 'URGED', 'STALLED_CONSUMER'];
/** Every kind by some channels. */
export const allBy = (...channels: readonly string[]): object[] =>
  kinds.flatMap((kind) => channels.map((channel) => ({ kind, channel })));

export function choose(hub: TestHub, who: Somebody, input: object): Promise<PreferencesSet> {
  const [code, roles = ['LIAISON']] = who;
  return change(seenBy(hub, who), [code, roles], 'setNotificationPreferences', `preferences { ${preferenceFields} }`, {
    choices: allBy('IN_PAGE'),
    ...input,
  });
}

export function sendTest(hub: TestHub, who: Somebody, channel: string): Promise<PreferencesSet> {
  const [code, roles = ['LIAISON']] = who;
  return change(seenBy(hub, who), [code, roles], 'sendTestNotification', `preferences { ${preferenceFields} }`, {
    channel,
  });
}

export interface MarkedAnswer {
  readonly markedCount: number | null;
  readonly unreadCount: number | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

export function markRead(hub: TestHub, who: Somebody, input: object): Promise<MarkedAnswer> {
  const [code, roles = ['LIAISON']] = who;
  return change(seenBy(hub, who), [code, roles], 'markNotificationsRead', 'markedCount unreadCount', input);
}

/** Who is to be told and whom nothing reaches, as an administrator sees it. */
export async function unreached(
  hub: TestHub,
  code: string,
): Promise<readonly { id: string; name: string; reason: string }[]> {
  const { peopleWithoutChannel } = await read<{ peopleWithoutChannel: { id: string; name: string; reason: string }[] }>(
    hub,
    [code, ['ADMINISTRATOR']],
    '{ peopleWithoutChannel { id name reason } }',
  );
  return peopleWithoutChannel;
}

/** Lets somebody sign in, so that the hub knows them; the id that they have in their organization. */
export async function signIn(hub: TestHub, who: Somebody): Promise<string> {
  const [code, roles = ['LIAISON'], subject] = who;
  const { status } = await graphql(hub.url, await hub.token(code, roles, subject), '{ viewer { name } }');
  if (status !== 200) throw new Error(`the hub answered ${status}`);
  const { rows } = await hub.owner.query<{ id: string }>(
    `SELECT 'psn_' || a.id AS id FROM affiliation a JOIN person p ON p.id = a.person_id JOIN organization o ON o.id = a.organization_id
     WHERE o.code = $1 AND p.subject = $2`,
    [code, subject ?? `test:${code}:${roles.join()}`],
  );
  return rows[0]?.id ?? '';
}
