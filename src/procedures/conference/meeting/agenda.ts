import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import {
  isRefused,
  readProceedings,
  takeLinkedStep,
  takeStep,
  type Deciding,
  type ProceedingPayload,
  type ProceedingRow,
  type StepTaken,
} from '../../../core/proceedings/index.js';
import { maySee } from '../../../core/visibility/index.js';
import { agendaTopic } from '../topic/agenda-topic.procedure.js';
import type { AgendaTopicFacts } from '../topic/agenda-topic.facts.js';
import { topicsOfMeetings } from './agenda.sql.js';
import type { Asked, ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { askedToCome, type MeetingKind } from './conference-meeting.js';
import { conferenceMeeting } from './conference-meeting.procedure.js';
import { checkTopic } from './meeting.rules.js';
import { withOwingUnits } from './owing-units.sql.js';

/** More than a meeting can discuss. */
const mostTopics = 50;

type TopicRow = ProceedingRow<AgendaTopicFacts>;

/** Topics that a request puts on an agenda, or what is wrong with them. */
export async function namedTopics(
  { hub, viewer, session }: Deciding,
  ids: readonly string[],
  meeting: { readonly key: string | null; readonly kind: MeetingKind },
): Promise<{ readonly topics: readonly TopicRow[] } | readonly Refusal[]> {
  if (ids.length > mostTopics) return [refusal('topicIds', 'INVALID', `一次会议至多${mostTopics}个议题`)];
  const keys = ids.map((id) => agendaTopic.ids.keyOf(id));
  const found = await readProceedings(
    hub,
    keys.filter((key) => key !== null),
    session,
  );
  const topics: TopicRow[] = [];
  const refusals = keys.flatMap((key, index) => {
    const path = ['topicIds', String(index)];
    const topic = found.get(key ?? '') as TopicRow | undefined;
    if (!topic || !maySee(topic.audience, viewer.organization)) return [refusal(path, 'NOT_FOUND', '没有此议题')];
    topics.push(topic);
    return keys.indexOf(key) < index ? [refusal(path, 'INVALID', '议题重复')] : checkTopic(path, topic, meeting);
  });
  return refusals.length > 0 ? refusals : { topics };
}

/** Puts topics on the agenda of a meeting: whoever is asked to come reads them from now on. */
export async function scheduleTopics(
  taken: StepTaken<ConferenceMeetingFacts>,
  topics: readonly { readonly key: string }[],
): Promise<void> {
  for (const { key } of topics) {
    await takeLinkedStep(taken, key, {
      step: { own: 'schedule' },
      decide: (_, row) => ({
        set: { meetingId: taken.row.key },
        guestIds: [...new Set([...row.guestIds, ...askedToCome(taken.row)])],
      }),
    });
  }
}

/** Takes topics off the agenda: they stay approved, for another meeting. */
export async function releaseTopics(
  taken: StepTaken<ConferenceMeetingFacts>,
  topics: readonly { readonly key: string }[],
): Promise<void> {
  for (const { key } of topics) {
    await takeLinkedStep(taken, key, { step: { own: 'unschedule' }, decide: () => ({ set: { meetingId: null } }) });
  }
}

/** The topics that stand on the agenda of a meeting now. */
export async function standingTopics(
  { session }: Pick<Deciding, 'session'>,
  meetingKey: string,
): Promise<readonly { readonly key: string }[]> {
  return (await topicsOfMeetings([meetingKey], session)).get(meetingKey) ?? [];
}

/** J13: the agenda is what the convener approved; what was carried over stands on it by itself (J19). */
export function setAgenda(
  context: RequestContext,
  input: Asked<'setAgenda'>,
): Promise<ProceedingPayload<ConferenceMeetingFacts>> {
  const meeting = { path: 'meetingId', id: input.meetingId };
  return takeStep(context, conferenceMeeting, 'setAgenda', meeting, input, async (deciding) => {
    const { row } = deciding;
    const named = await namedTopics(deciding, input.topicIds, row);
    if (isRefused(named)) return named;
    const { topics } = named;
    if (row.kind === 'SPECIAL' && topics.length === 0) {
      return [refusal('topicIds', 'REQUIRED', '专题会议须有经审定的议题', 'J14')];
    }
    return {
      guestIds: await withOwingUnits(deciding.session, row.meetsAt, row.guestIds),
      async also(taken) {
        const standing = await standingTopics(taken, row.key);
        const wanted = new Set(topics.map(({ key }) => key));
        const kept = new Set(standing.map(({ key }) => key));
        await releaseTopics(
          taken,
          standing.filter(({ key }) => !wanted.has(key)),
        );
        await scheduleTopics(
          taken,
          topics.filter(({ key }) => !kept.has(key)),
        );
      },
    };
  });
}
