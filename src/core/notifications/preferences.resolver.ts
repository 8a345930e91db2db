import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { ownPreferences } from './own-preferences.js';
import {
  NotificationPreferencesPayload,
  NotificationPreferencesType,
  SendTestNotificationInput,
  SendTestNotificationPayload,
  SetNotificationPreferencesInput,
  UnreachedPersonType,
} from './preferences.graphql.js';
import { setPreferences, type PreferencesAnswer } from './preferences.js';
import { sendTest } from './send-test.js';
import { shownPreferences } from './shown-preferences.js';
import { unreachedPeople, type UnreachedPerson } from './unreached-people.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class NotificationPreferencesResolver {
  @Query(() => NotificationPreferencesType, {
    description: '通知设置：本人在本单位的。What the viewer has chosen to be told in the organization, and how.',
  })
  notificationPreferences(@Ctx() context: RequestContext): Promise<object> {
    return ownPreferences(context);
  }

  @Query(() => [UnreachedPersonType], {
    description:
      '无渠道人员：本单位应接收通知而收不到任何通知的，至多 500 人。People of one’s own organization who are to be told and whom nothing reaches, at most 500.',
  })
  peopleWithoutChannel(@Ctx() context: RequestContext): Promise<UnreachedPerson[]> {
    return unreachedPeople(context);
  }

  @Mutation(() => NotificationPreferencesPayload, {
    description:
      '设置通知：选择种类、渠道、免打扰时段和汇总，本人在本单位的。Chooses what the viewer is told, how, and when not.',
  })
  async setNotificationPreferences(
    @Arg('input', () => SetNotificationPreferencesInput, asked) input: SetNotificationPreferencesInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return shown(context, await setPreferences(context, input), true);
  }

  @Mutation(() => SendTestNotificationPayload, {
    description:
      '发送测试通知：向本人的某渠道，不论免打扰时段。Sends the viewer a message by a channel, quiet hours or not.',
  })
  async sendTestNotification(
    @Arg('input', () => SendTestNotificationInput, asked) { channel }: SendTestNotificationInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const answer = await sendTest(context, channel);
    return { preferences: answer.recipient && (await ownPreferences(context)), userErrors: answer.userErrors };
  }
}

async function shown(
  { hub }: RequestContext,
  { recipient, userErrors }: PreferencesAnswer,
  isChosen: boolean,
): Promise<object> {
  return { preferences: recipient && (await shownPreferences(hub, recipient, isChosen)), userErrors };
}
