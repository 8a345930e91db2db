import { bodiesToday, type County } from '../county/county.js';
import { read } from '../county/ask.js';
import { wholeList } from './pages.js';

interface Due {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly subjectId: string;
  readonly nextSteps: readonly object[];
}

/** Who supervises. */
const supervisor = 'sfj';

/**
 * Every day what is overdue is overdue for everybody alike: what organizations find overdue among their own is what the supervisor finds in the county, as
 * many as the figures count; and whatever one can do about it is on one's to-do list.
 */
export async function checkOverdue(county: County): Promise<void> {
  const { journal } = county;
  const own = new Map<string, string>();
  for (const { code: who } of bodiesToday(county)) {
    const selection = 'id label title subjectId nextSteps { step }';
    const overdue = await wholeList<Due>(county, who, 'deadlines', selection, {
      filter: 'filter: { responsible: ME, statuses: [OVERDUE] }',
      first: 50,
    });
    const toDo = new Set((await onDesk(county, who)).map(({ id }) => id));
    for (const { id, label, title, subjectId, nextSteps } of overdue) {
      own.set(id, who);
      if (nextSteps.length > 0 && !toDo.has(id))
        journal.violate('to do', `“${title}”, ${label}, is overdue, and not on the list of ${who}`, subjectId);
    }
  }
  const found = await wholeList<{ deadlineId: string; label: string }>(
    county,
    supervisor,
    'overdueMatters',
    'deadlineId label',
  );
  const inCounty = new Set(found.map(({ deadlineId }) => deadlineId));
  const { overdueFigures } = await read<{ overdueFigures: { total: number; rows: { count: number }[] } }>(
    county,
    supervisor,
    '{ overdueFigures { total rows { count } } }',
  );
  const sum = overdueFigures.rows.reduce((all, { count }) => all + count, 0);
  if (overdueFigures.total !== found.length || sum !== found.length)
    journal.violate('overdue', `${found.length} are listed, ${overdueFigures.total} told, ${sum} counted by rows`);
  for (const [id, who] of own) {
    if (!inCounty.has(id)) journal.violate('overdue', `the supervisor does not find ${id} of ${who}`);
  }
  for (const { deadlineId, label } of found) {
    if (!own.has(deadlineId)) journal.violate('overdue', `${label}, ${deadlineId}, is on nobody’s own list`);
  }
}

/** A to-do list tells also how many wait for others: its pages are read to the end, and are fewer than it counts. */
async function onDesk(county: County, who: string): Promise<readonly { readonly id: string }[]> {
  const nodes: { readonly id: string }[] = [];
  const query = `query ($after: String) { toDo(first: 50, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
  for (let after: string | null = null; ;) {
    const { toDo }: ToDoAnswer = await read<ToDoAnswer>(county, who, query, { after });
    nodes.push(...toDo.nodes);
    if (!toDo.pageInfo.hasNextPage) return nodes;
    after = toDo.pageInfo.endCursor;
  }
}

interface ToDoAnswer {
  readonly toDo: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
