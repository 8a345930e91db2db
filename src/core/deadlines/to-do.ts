import { shanghaiDay } from '../../kernel/calendar.js';
import { connection, type AskedPage } from '../../platform/graphql/connection.js';
import type { Page } from '../../platform/graphql/connection.graphql.js';
import { deadlineList, listedDeadlines } from './deadline-list.sql.js';
import { isOwn, stepsOf } from './deadline-steps.js';
import type { Deadline } from './deadline.js';
import type { DeadlineScope } from './deadline-source.js';
import { deadlinesOf } from './whose.js';

/** Further pages that are read when all of one has to wait for others. */
const mostReads = 10;

/**
 * What the viewer's organization has to do, the earliest due first: what is awaited from it and in which the viewer may take some step now.
 * What has to wait for others is passed over, so a page may take more than one read.
 */
export async function toDo(scope: DeadlineScope, asked: AskedPage): Promise<Page<Deadline>> {
  const { hub, viewer } = scope;
  const whose = deadlinesOf([viewer.organization], hub.organizations, shanghaiDay(hub.clock.now()).toString());
  const listed = listedDeadlines(hub, viewer, deadlineList, { whose, conditions: [], toDo: true });
  return connection(
    deadlineList,
    {
      count: listed.count,
      async rows(request) {
        const found: Deadline[] = [];
        let place = request;
        for (let reads = 0; reads < mostReads && found.length <= request.size; reads += 1) {
          const rows = await listed.rows(place);
          const steps = await Promise.all(rows.map(async (row) => (isOwn(row, viewer) ? stepsOf(row, scope) : [])));
          found.push(...rows.filter((_, index) => (steps[index]?.length ?? 0) > 0));
          const last = rows.at(-1);
          if (!last || rows.length <= place.size) break;
          place = { ...place, ...(place.backward ? { before: last } : { after: last }) };
        }
        return found.slice(0, request.size + 1);
      },
    },
    asked,
  );
}
