import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { askedPage } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { personGlobalId, requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { markNotificationsRead, type MarkedRead } from './mark-read.js';
import { messageFaults } from './notification-kinds.js';
import { messageLoader } from './message-loader.js';
import { namingOf } from './naming.js';
import { notificationGlobalId, type Notification } from './notification.js';
import { lineOf } from './notification-text.js';
import {
  MarkNotificationsReadInput,
  MarkNotificationsReadPayload,
  NotificationConnection,
  NotificationFilterInput,
  NotificationType,
} from './notifications.graphql.js';
import { countUnread, notificationList, notificationSource } from './notifications.sql.js';
import { affiliationOf } from './preferences.sql.js';

@Resolver(() => NotificationType)
export class NotificationsResolver {
  @Query(() => NotificationConnection, {
    description: '通知：本人在本单位的站内通知，自新至旧。What the viewer is told in the page, newest first.',
  })
  async notifications(
    @Arg('filter', () => NotificationFilterInput, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: NotificationFilterInput | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Notification>> {
    const { person, organization } = requirePermission(caller, 'read');
    const affiliation = await affiliationOf(hub.pool, person.key, organization.key);
    const source = notificationSource(actingFor(organization, hub.pool), affiliation, filter ?? {});
    return keysetConnection(notificationList, source, askedPage(hub, args, info));
  }

  @Query(() => Int, { description: '未读通知：本人在本单位的条数。How many notifications the viewer has not read.' })
  async unreadNotifications(@Ctx() { hub, viewer: caller }: RequestContext): Promise<number> {
    const { person, organization } = requirePermission(caller, 'read');
    const affiliation = await affiliationOf(hub.pool, person.key, organization.key);
    return countUnread(actingFor(organization, hub.pool), affiliation);
  }

  @Mutation(() => MarkNotificationsReadPayload, {
    description: '标记通知为已读：本人的。Marks notifications of the viewer as read.',
  })
  markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, { description: '请求内容。What is asked for.' })
    input: MarkNotificationsReadInput,
    @Ctx() context: RequestContext,
  ): Promise<MarkedRead> {
    return markNotificationsRead(context, input);
  }

  @FieldResolver()
  id(@Root() { key }: Notification): string {
    return notificationGlobalId(key);
  }

  @FieldResolver()
  text(@Root() notification: Notification, @Ctx() { hub }: RequestContext): string {
    return lineOf(notification, namingOf(hub));
  }

  @FieldResolver()
  subjectId(@Root() { subjectType, subjectId }: Notification, @Ctx() { hub }: RequestContext): string | null {
    return subjectType === null || subjectId === null ? null : namingOf(hub).idOf(subjectType, subjectId);
  }

  @FieldResolver()
  onBehalfOfId(@Root() { absent }: Notification): string | null {
    return absent === null ? null : personGlobalId(absent);
  }

  @FieldResolver()
  async messages(@Root() { key }: Notification, @Ctx() { loaders }: RequestContext): Promise<object[]> {
    const messages = await messageLoader(loaders).load(key);
    return messages.map((each) => ({ ...each, fault: each.fault && messageFaults[each.fault] }));
  }
}
