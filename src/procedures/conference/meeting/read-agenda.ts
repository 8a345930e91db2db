import type { Hub } from '../../../core/hub.js';
import { readProceedings, type ProceedingRow } from '../../../core/proceedings/index.js';
import type { Viewer } from '../../../core/identity/index.js';
import { maySee, type ReadByOwner } from '../../../core/visibility/index.js';
import type { Session } from '../../../platform/database/index.js';
import type { ResolutionFacts } from '../resolution/resolution.facts.js';
import type { AgendaTopicFacts } from '../topic/agenda-topic.facts.js';
import { carriedResolutions, resolutionsOfMeetings, topicsOfMeetings, type Belonging } from './agenda.sql.js';

/** What a meeting is about, whole: for its documents. */
export interface Agenda {
  readonly topics: readonly ProceedingRow<AgendaTopicFacts>[];
  readonly carried: readonly ProceedingRow<ResolutionFacts>[];
  readonly adopted: readonly ProceedingRow<ResolutionFacts>[];
}

/** The topics and resolutions of one meeting that the viewer sees. */
export async function readAgenda(
  { hub, viewer, session }: { readonly hub: Hub; readonly viewer: Viewer; readonly session: Session },
  meetingKey: string,
): Promise<Agenda> {
  const keysOf = async (read: ReadByOwner<Belonging>): Promise<string[]> =>
    ((await read([meetingKey], session)).get(meetingKey) ?? []).map(({ key }) => key);
  const [topics, carried, adopted] = await Promise.all(
    [topicsOfMeetings, carriedResolutions, resolutionsOfMeetings].map(keysOf),
  );
  const found = await readProceedings(
    hub,
    [topics, carried, adopted].flatMap((keys) => keys ?? []),
    session,
  );
  const rowsOf = <Facts extends object>(keys: readonly string[] = []): ProceedingRow<Facts>[] =>
    keys.flatMap((key) => {
      const row = found.get(key) as ProceedingRow<Facts> | undefined;
      return row && maySee(row.audience, viewer.organization) ? row : [];
    });
  return { topics: rowsOf(topics), carried: rowsOf(carried), adopted: rowsOf(adopted) };
}
