import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import { transaction } from '../../platform/database/index.js';
import type { RequestContext } from '../hub.js';
import { enqueueMessage, insertMessages, testedSince } from './messages.sql.js';
import { channelNames, type NotificationChannel } from './notification-kinds.js';
import { ownRecipient, type PreferencesAnswer } from './preferences.js';
import { isConfigured, targetOf } from './targets.js';

/** Seconds between two tests of a channel: a robot takes twenty messages a minute, of everybody. */
const between = 30;

/** Sends the viewer a message, quiet hours or not: they ask for it now. */
export async function sendTest(context: RequestContext, channel: NotificationChannel): Promise<PreferencesAnswer> {
  const { hub } = context;
  const recipient = await ownRecipient(context);
  if (channel === 'IN_PAGE') return refused('INVALID', '站内通知无须测试');
  const name = channelNames[channel];
  if (!isConfigured(hub, channel)) return refused('WRONG_STATE', `平台尚未配置${name}，请联系平台管理员`);
  if (targetOf(hub, recipient, channel) === null) return refused('REQUIRED', `尚未填写${name}的地址`);
  const now = hub.clock.now();
  const { affiliation, organizationId } = recipient;
  const since = shanghaiText(now.subtract({ seconds: between }));
  if (await testedSince(hub.pool, { affiliation, channel }, since)) {
    return refused('WRONG_STATE', `${between}秒内已发送过测试通知，请稍后再试`);
  }
  await transaction(hub.pool, async (executor) => {
    const id = uuid();
    const message = { id, organizationId, affiliation, holder: null, channel, kind: 'TEST' as const };
    await insertMessages(executor, [{ ...message, sendAt: shanghaiText(now) }]);
    await enqueueMessage(executor, id);
  });
  return { recipient, userErrors: [] };
}

function refused(code: 'INVALID' | 'REQUIRED' | 'WRONG_STATE', message: string): PreferencesAnswer {
  return { recipient: null, userErrors: [refusal('channel', code, message)] };
}
