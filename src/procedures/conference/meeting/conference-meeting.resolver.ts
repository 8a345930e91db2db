import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { requireViewer } from '../../../core/identity/index.js';
import { Proceeding, proceedingLoader, type ProceedingRow } from '../../../core/proceedings/index.js';
import { rowsByOwner } from '../../../core/visibility/index.js';
import { carriedResolutions, resolutionsOfMeetings, topicsOfMeetings } from './agenda.sql.js';
import { ConferenceMeetingType } from './conference-meeting.api.js';
import type { ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { AgendaItem, MeetingAttendance } from './conference-meeting.graphql.js';
import { askedToCome } from './conference-meeting.js';
import { calendarPath } from './meeting-calendar.js';
import { mayReadMinutes } from './meeting-minutes.js';

type Row = ProceedingRow<ConferenceMeetingFacts>;

/** What a meeting tells that is no fact, or not one for everybody. */
@Resolver(() => ConferenceMeetingType)
export class ConferenceMeetingResolver {
  @FieldResolver(() => [MeetingAttendance], {
    description: '参会单位及出席情况（规则 J11、J15）。Who is asked to come, and who came (rules J11, J15).',
  })
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

  @FieldResolver(() => [AgendaItem], {
    description:
      '议程：审定的议题，及此前会议待通报的决议事项（规则 J13、J19）。Approved topics, and resolutions that are to be reported.',
  })
  async agenda(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<object[]> {
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

  @FieldResolver(() => [Proceeding], { description: '本次会议形成的决议事项。Resolutions that it adopted.' })
  async resolutions(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<object[]> {
    const adopted = await loaders.ownFor(resolutionsOfMeetings, rowsByOwner).load(key);
    const rows = await Promise.all(adopted.map((each) => loaders.own(proceedingLoader).load(each.key)));
    return rows.filter((row) => row !== null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '会议纪要；印发前仅办公室和召集人可见（规则 J17）。Minutes; of the office and convener until issued.',
  })
  minutes(@Root() row: Row, @Ctx() { viewer }: RequestContext): string | null {
    return mayReadMinutes(row, requireViewer(viewer).organization.key) ? row.minutes : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      '召集人的修改意见；仅办公室和召集人可见。What the convener wants changed, for the office and convener.',
  })
  returnOpinion(@Root() row: Row, @Ctx() { viewer }: RequestContext): string | null {
    return mayReadMinutes({ ...row, issuedAt: null }, requireViewer(viewer).organization.key)
      ? row.returnOpinion
      : null;
  }

  @FieldResolver(() => String, {
    description:
      '日历文件（iCalendar）的路径，凭访问令牌以 GET 取得。Path of its iCalendar file; fetched by GET with the bearer token.',
  })
  calendarPath(@Root() { id }: Row): string {
    return calendarPath(id);
  }
}
