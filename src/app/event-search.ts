import { badInput } from '../platform/graphql/connection.graphql.js';

/** What `/events` tells of a change: enough to know what it is; whoever needs more asks for it by its id. */
export const followedChanges = `subscription Events($after: String, $from: ChangeStart, $consumer: String, $filter: ChangeFilter) {
  changes(after: $after, from: $from, consumer: $consumer, filter: $filter) {
    cursor previousCursor kind occurredAt subjectId organization { code name }
    subject {
      __typename id
      ... on SharedRecord { title category status timeliness formedAt sharedAt revision publisher { code name } }
      ... on Proceeding { number title stateLabel openedAt changedAt closedAt }
    }
  }
}`;

const lists = ['categories', 'kinds', 'publisherCodes', 'subjectTypes'] as const;
const single = ['after', 'from', 'consumer', 'needed'] as const;
/** All that an address of `/events` may say. */
export const eventParameters = [...lists, ...single] as const;

/**
 * The search of `GET /events` as variables of the subscription. Where a client was cut off it says with `Last-Event-ID` where it goes on, whatever its
 * address says.
 * @throws GraphQLError BAD_USER_INPUT for a parameter that there is not, is given twice or has no form
 */
export function readEventSearch(search: string, lastEventId: string | string[] | undefined): Record<string, unknown> {
  const given = new URLSearchParams(search);
  const known: readonly string[] = eventParameters;
  for (const name of new Set(given.keys())) {
    if (!known.includes(name)) throw badInput(`${name}：没有此参数，可用 ${known.join('、')}`);
    if (given.getAll(name).length > 1) throw badInput(`${name}：只能填写一次，多项以逗号分隔`);
  }
  const needed = given.get('needed');
  if (needed !== null && needed !== 'true' && needed !== 'false') throw badInput('needed：须为 true 或 false');
  const filter = {
    ...Object.fromEntries(lists.flatMap((name) => (given.has(name) ? [[name, itemsOf(given.get(name) ?? '')]] : []))),
    ...(needed === null ? {} : { needed: needed === 'true' }),
  };
  if (typeof lastEventId === 'string' && lastEventId !== '') return { after: lastEventId, filter };
  const place = Object.fromEntries(
    (['after', 'from', 'consumer'] as const).flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])),
  );
  return { ...place, filter };
}

function itemsOf(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}
