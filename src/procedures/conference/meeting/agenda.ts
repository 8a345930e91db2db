import { refusal, type Refusal } from '../../../kernel/refusal.js';
import {
  isRefused,
  readProceedings,
  takeLinkedStep,
  type Deciding,
  type Loading,
  type Made,
  type ProceedingRow,
  type StepContext,
  type StepScope,
} from '../../../core/proceedings/index.js';
import { maySee } from '../../../core/visibility/index.js';
import { agendaTopic } from '../topic/agenda-topic.procedure.js';
import type { AgendaTopicFacts } from '../topic/agenda-topic.facts.js';
import { topicsOfMeetings } from './agenda.sql.js';
import type { ConferenceMeeting, ConferenceMeetingFacts } from './conference-meeting.facts.js';
import { askedToCome, type MeetingKind } from './conference-meeting.js';
import { checkTopic } from './meeting.rules.js';
import { loadOwing, withOwing, type Owing } from './owing-units.js';

/** More than a meeting can discuss. */
const mostTopics = 50;

type TopicRow = ProceedingRow<AgendaTopicFacts>;

/** Topics by the place at which a request names them; null where there is none that the viewer may see. */
export type FoundTopics = readonly (TopicRow | null)[];

/** Reads the topics that a request names. */
export async function readTopics({ hub, viewer, session }: StepScope, ids: readonly string[]): Promise<FoundTopics> {
  const keys = ids.slice(0, mostTopics).map((id) => agendaTopic.ids.keyOf(id) ?? '');
  const wanted = keys.filter((key) => key !== '');
  const found = await readProceedings(hub, wanted, session);
  return keys.map((key) => {
    const topic = found.get(key) as TopicRow | undefined;
    return topic && maySee(topic.audience, viewer.organization) ? topic : null;
  });
}

/** Topics that a request puts on an agenda, or what is wrong with them. */
export function checkTopics(
  ids: readonly string[],
  found: FoundTopics,
  meeting: { readonly key: string | null; readonly kind: MeetingKind },
): { readonly topics: readonly TopicRow[] } | readonly Refusal[] {
  if (ids.length > mostTopics) return [refusal('topicIds', 'INVALID', `一次会议至多${mostTopics}个议题`)];
  const refusals = found.flatMap((topic, index) => {
    const path = ['topicIds', String(index)];
    if (!topic) return [refusal(path, 'NOT_FOUND', '没有此议题')];
    const isRepeated = found.findIndex((each) => each?.key === topic.key) < index;
    return isRepeated ? [refusal(path, 'INVALID', '议题重复')] : checkTopic(path, topic, meeting);
  });
  return refusals.length > 0 ? refusals : { topics: found.flatMap((topic) => topic ?? []) };
}

/** Puts topics on the agenda of a meeting: whoever is asked to come reads them from now on. */
export async function scheduleTopics(
  taken: StepContext<ConferenceMeetingFacts>,
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
  taken: StepContext<ConferenceMeetingFacts>,
  topics: readonly { readonly key: string }[],
): Promise<void> {
  for (const { key } of topics) {
    await takeLinkedStep(taken, key, { step: { own: 'unschedule' }, decide: () => ({ set: { meetingId: null } }) });
  }
}

/** The topics that stand on the agenda of a meeting now. */
export async function standingTopics(
  { session }: Pick<StepScope, 'session'>,
  meetingKey: string,
): Promise<readonly { readonly key: string }[]> {
  return (await topicsOfMeetings([meetingKey], session)).get(meetingKey) ?? [];
}

interface NewAgenda {
  readonly found: FoundTopics;
  readonly owing: Owing;
}

export async function loadAgenda(loading: Loading<ConferenceMeeting, 'setAgenda'>): Promise<NewAgenda> {
  return { found: await readTopics(loading, loading.input.topicIds), owing: await loadOwing(loading) };
}

/** J13: the agenda is what the convener approved; what was carried over stands on it by itself (J19). */
export function setAgenda(deciding: Deciding<ConferenceMeeting, 'setAgenda', NewAgenda>): Made<ConferenceMeeting> {
  const { input, row, loaded } = deciding;
  const named = checkTopics(input.topicIds, loaded.found, row);
  if (isRefused(named)) return named;
  const { topics } = named;
  if (row.kind === 'SPECIAL' && topics.length === 0) {
    return [refusal('topicIds', 'REQUIRED', '专题会议须有经审定的议题', 'J14')];
  }
  return {
    guestIds: withOwing(row.guestIds, loaded.owing),
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
}
