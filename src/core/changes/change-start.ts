import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { ChangeConsumer, ConsumerFault } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';

/** Where a reader of the log begins that has no cursor of its own. */
export const changeStarts = { NOW: 'NOW', BEGINNING: 'BEGINNING', ACKNOWLEDGED: 'ACKNOWLEDGED' } as const;
export type ChangeStart = keyof typeof changeStarts;

/** What a reader says of where it begins. */
export interface StartArguments {
  readonly after?: string | null;
  readonly from?: ChangeStart | null;
  readonly consumer?: string | null;
}

/**
 * The place after which a reader begins. ACKNOWLEDGED makes a request right whenever it is repeated: the client libraries of the trade send
 * theirs again, unchanged, after a cut.
 * @throws GraphQLError BAD_USER_INPUT for a contradiction or a name that cannot be one
 * @throws CursorError where the log no longer has what comes next
 */
export async function startOf(
  hub: Hub,
  viewer: Viewer,
  { after, from, consumer }: StartArguments,
  otherwise: ChangeStart,
): Promise<number> {
  if (after != null && from != null) throw badInput('from：填写了 after 的，不再填写');
  if (consumer != null && from !== 'ACKNOWLEDGED') throw badInput('consumer：只与 from: ACKNOWLEDGED 一起填写');
  if (after != null) return hub.feed.openCursor(after);
  const start = from ?? otherwise;
  if (start === 'NOW') return hub.feed.head();
  if (start === 'BEGINNING') return hub.feed.beginning();
  const known = consumerOf(requirePermission(viewer, 'acknowledge'), consumer);
  const place = 'message' in known ? known : await hub.feed.placeOf(known, shanghaiText(hub.clock.now()));
  if (typeof place === 'number') return place;
  throw badInput(`consumer：${typeof place === 'string' ? consumerFaults[place] : place.message}`);
}

/** What is wrong with a consumer, as its system is told. */
export const consumerFaults: Readonly<Record<ConsumerFault, string>> = {
  OF_ANOTHER_SYSTEM: '此名称属于本单位另一系统，请换用其他名称',
  TOO_MANY: '本单位的命名消费者已满，请先删除不再使用的（removeChangeConsumer）',
};

/** A consumer of the viewer's system by the name that it gives, if any; a refusal where that cannot be one. */
export function consumerOf(
  { organization, person }: Viewer,
  name: string | null | undefined,
): ChangeConsumer | Refusal {
  const isNamed = name != null;
  if (isNamed && (name.trim() !== name || name === '' || Array.from(name).length > 100 || !isWellFormed(name)))
    return refusal('consumer', 'INVALID', '名称须为 1 至 100 字，首尾无空格');
  return { organizationKey: organization.key, client: person.name, name: name ?? null };
}
