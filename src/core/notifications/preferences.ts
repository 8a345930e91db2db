import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { transaction } from '../../platform/database/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { checkEmail } from '../duties/index.js';
import type { Choice } from './choice.js';
import { clearFault } from './faults.sql.js';
import { messageChannels } from './notification-kinds.js';
import { checkAddresses, checkQuiet, checkRobot, checkSecret } from './preferences.rules.js';
import { affiliationOf, readPreference, writePreference } from './preferences.sql.js';
import type { Preference } from './preference.js';
import { hasAddress, type Recipient } from './recipient.js';
import { readRecipient } from './recipients.sql.js';
import { sendingTimes } from './sending-times.js';
import { allowedRobot, columnOf, sealedAt, secretColumn, targetDigest, targetOf } from './targets.js';

/** What somebody asks to be told, how, and when not. An address that is left out stays; an empty text takes it out. */
export interface PreferencesAsked {
  readonly choices: readonly Choice[];
  readonly email?: string | null;
  readonly wecomWebhook?: string | null;
  readonly dingtalkWebhook?: string | null;
  readonly dingtalkSecret?: string | null;
  readonly quietHours?: { readonly from: string; readonly to: string } | null;
  readonly digest: boolean;
}

export interface PreferencesAnswer {
  readonly recipient: Recipient | null;
  readonly userErrors: readonly Refusal[];
}

/** As whom the viewer is told what their organization has to do. */
export async function ownRecipient({
  hub,
  viewer: caller,
}: RequestContext): Promise<Recipient & { affiliation: number }> {
  const viewer = requirePermission(caller, 'read');
  return recipientOfViewer(hub, viewer);
}

async function recipientOfViewer(
  hub: Hub,
  { person, organization }: Viewer,
): Promise<Recipient & { affiliation: number }> {
  const affiliation = await affiliationOf(hub.pool, person.key, organization.key);
  const day = shanghaiDay(hub.clock.now()).toString();
  const recipient = await readRecipient(hub.pool, { affiliation, holder: null }, day);
  if (!recipient) throw new Error('whoever asks has access');
  return { ...recipient, affiliation };
}

const hosts = { WECOM: 'qyapi.weixin.qq.com', DINGTALK: 'oapi.dingtalk.com' } as const;
type Robots = keyof typeof hosts;

/** Sets all that somebody has chosen; what was told of their addresses as not working is forgotten. */
export async function setPreferences(context: RequestContext, asked: PreferencesAsked): Promise<PreferencesAnswer> {
  const { hub } = context;
  const own = await ownRecipient(context);
  const { affiliation } = own;
  const standing = (await readPreference(hub.pool, affiliation)) ?? {
    email: null,
    wecom: null,
    dingtalk: null,
    dingtalkSecret: null,
  };
  const wecom = robotAsked(hub, 'WECOM', asked.wecomWebhook, standing.wecom, affiliation);
  const dingtalk = robotAsked(hub, 'DINGTALK', asked.dingtalkWebhook, standing.dingtalk, affiliation);
  const { quiet, wrong } = checkQuiet(asked.quietHours ?? null, sendingTimes(hub, null));
  const email = kept(asked.email, standing.email);
  const secret = blank(asked.dingtalkSecret) ? null : (asked.dingtalkSecret ?? null);
  const preference: Preference = {
    choices: asked.choices,
    ...{ email, wecom: wecom.sealed, dingtalk: dingtalk.sealed, quiet, digest: asked.digest },
    dingtalkSecret:
      dingtalk.sealed === null || blank(asked.dingtalkSecret)
        ? null
        : secret === null
          ? standing.dingtalkSecret
          : hub.sealing.seal(secret.trim(), sealedAt(secretColumn, affiliation)),
  };
  const recipient = { ...own, preference };
  const userErrors = [
    ...checkEmail(email, ['email']),
    ...wecom.wrong,
    ...dingtalk.wrong,
    ...checkSecret(secret === null ? null : secret.trim(), dingtalk.sealed !== null),
    ...wrong,
    ...(wecom.wrong.length + dingtalk.wrong.length > 0
      ? []
      : checkAddresses(asked.choices, (channel) => hasAddress(recipient, channel))),
  ];
  if (userErrors.length > 0) return { recipient: null, userErrors };
  await transaction(hub.pool, async (executor) => {
    await writePreference(executor, affiliation, preference, shanghaiText(hub.clock.now()));
    for (const channel of messageChannels) {
      const target = targetOf(hub, recipient, channel);
      if (target === null) continue;
      const { organizationId } = recipient;
      await clearFault(executor, { organizationId, channel, target: targetDigest(hub, target) });
    }
  });
  return { recipient, userErrors: [] };
}

/** An address of a robot as it is asked: sealed, as it stands, or taken out. */
function robotAsked(
  hub: Hub,
  channel: Robots,
  asked: string | null | undefined,
  standing: Buffer | null,
  affiliation: number,
): { readonly sealed: Buffer | null; readonly wrong: readonly Refusal[] } {
  if (asked == null) return { sealed: standing, wrong: [] };
  if (blank(asked)) return { sealed: null, wrong: [] };
  const address = allowedRobot(hub, channel, asked.trim());
  const wrong = checkRobot(channel, address !== null, hosts[channel]);
  const sealed = address && hub.sealing.seal(address.href, sealedAt(columnOf(channel), affiliation));
  return { sealed, wrong };
}

const blank = (text: string | null | undefined): boolean => text?.trim() === '';

function kept(asked: string | null | undefined, standing: string | null): string | null {
  if (asked == null) return standing;
  return blank(asked) ? null : asked.trim();
}
