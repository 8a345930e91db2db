import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { requireViewer } from '../../../core/identity/index.js';
import {
  Proceeding,
  proceedingConditions,
  proceedingConnection,
  proceedingLoader,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { PageArgs, type Page } from '../../../platform/graphql/connection.graphql.js';
import { carriedResolutions, resolutionsOfMeetings, topicsOfMeetings } from './agenda.sql.js';
import {
  AgendaItem,
  ConferenceMeetingConnection,
  ConferenceMeetingType,
  MeetingAttendance,
} from './conference-meeting.graphql.js';
import { askedToCome, type ConferenceMeetingFacts } from './conference-meeting.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';
import { calendarPath } from './meeting-calendar.js';
import { ConferenceMeetingFilter } from './meeting-input.graphql.js';
import { mayReadMinutes } from './meeting-minutes.js';
import { rowsByOwner } from '../../../core/visibility/index.js';

type Row = ProceedingRow<ConferenceMeetingFacts>;

@Resolver(() => ConferenceMeetingType)
export class ConferenceMeetingResolver {
  @FieldResolver(() => [MeetingAttendance])
  attendance(@Root() row: Row, @Ctx() { hub }: RequestContext): object[] {
    return askedToCome(row).map((key) => {
      const place = row.attendedIds.indexOf(key);
      return {
        organization: hub.organizations.byKey(key),
        invited: !row.participantIds.includes(key),
        attended: row.heldAt === null ? null : place >= 0,
        representative: row.representatives[place] || null,
      };
    });
  }

  @FieldResolver(() => [AgendaItem])
  async agenda(@Root() { key }: Row, @Ctx() context: RequestContext): Promise<object[]> {
    const { loaders } = context;
    const [topics, carried] = await Promise.all([
      loaders.ownFor(topicsOfMeetings, rowsByOwner).load(key),
      loaders.ownFor(carriedResolutions, rowsByOwner).load(key),
    ]);
    const items = [...topics.map((topic) => ({ ...topic, reported: null })), ...carried];
    const subjects = await Promise.all(items.map((item) => loaders.own(proceedingLoader).load(item.key)));
    return items.flatMap(({ reported }, index) => {
      const subject = subjects[index];
      return subject ? [{ subject, reported }] : [];
    });
  }

  @FieldResolver(() => [Proceeding])
  async resolutions(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<object[]> {
    const adopted = await loaders.ownFor(resolutionsOfMeetings, rowsByOwner).load(key);
    const rows = await Promise.all(adopted.map((each) => loaders.own(proceedingLoader).load(each.key)));
    return rows.filter((row) => row !== null);
  }

  @FieldResolver(() => String, { nullable: true })
  minutes(@Root() row: Row, @Ctx() { viewer }: RequestContext): string | null {
    return mayReadMinutes(row, requireViewer(viewer).organization.key) ? row.minutes : null;
  }

  @FieldResolver(() => String, { nullable: true })
  returnOpinion(@Root() row: Row, @Ctx() { viewer }: RequestContext): string | null {
    return mayReadMinutes({ ...row, issuedAt: null }, requireViewer(viewer).organization.key)
      ? row.returnOpinion
      : null;
  }

  @FieldResolver(() => String)
  calendarPath(@Root() { id }: Row): string {
    return calendarPath(id);
  }

  @Query(() => ConferenceMeetingConnection, {
    description:
      '本单位参加的联席会议，最近通知的在前（制度第六条）。Meetings that one is asked to come to, announced last first.',
  })
  conferenceMeetings(
    @Arg('filter', () => ConferenceMeetingFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: ConferenceMeetingFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    const { states, kind, meetsFrom, meetsTo } = filter ?? {};
    return proceedingConnection(
      context,
      conferenceMeeting,
      args,
      ($) => [
        ...proceedingConditions(filter, $),
        ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
        ...(kind ? [`d.kind = ${$(kind, 'text')}`] : []),
        ...(meetsFrom ? [`d.meets_at >= ${$(meetsFrom, 'date')}::timestamptz`] : []),
        ...(meetsTo ? [`d.meets_at < (${$(meetsTo, 'date')} + 1)::timestamptz`] : []),
      ],
      info,
    );
  }
}
