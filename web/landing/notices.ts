import noticesDocument from '../../examples/operations/people/40-notifications.graphql?raw';
import { askHub } from '../session/ask-hub.js';
import type { Credential } from '../session/credential.js';
import { element } from './element.js';
import { keepFresh } from './keep-fresh.js';

interface Notices {
  readonly unreadNotifications: number;
  readonly notifications: {
    readonly nodes: readonly { readonly id: string; readonly text: string; readonly readAt: string | null }[];
  };
}

/** People are told within the hour at the latest; whoever looks wants to know within half a minute. */
const halfMinute = 30_000;

/** Shows what whoever looks at the page is told, and how much of it they have not read; ends when aborted. */
export function followNotices(credential: Credential, signal: AbortSignal): void {
  const section = element('notices-section', HTMLElement);
  const unread = element('unread', HTMLElement);
  const button = element('mark-read', HTMLButtonElement);
  const list = element('notice-list', HTMLElement);
  let newest: string | undefined;
  const read = async (): Promise<void> => {
    try {
      const { unreadNotifications: count, notifications } = await askHub<Notices>(
        await credential.token(),
        noticesDocument,
      );
      newest = notifications.nodes[0]?.id;
      // Whoever is told nothing has no use for an empty list.
      section.hidden = newest === undefined;
      unread.textContent = count === 0 ? '没有未读通知' : `${count} 条未读`;
      button.disabled = count === 0;
      list.replaceChildren(...notifications.nodes.map(itemOf));
    } catch {
      unread.textContent = '暂时无法读取，稍后自动重试';
    }
  };
  const refresh = keepFresh(read, halfMinute, signal);

  const markRead = async (): Promise<void> => {
    if (newest === undefined) return;
    button.disabled = true;
    const marking = `mutation { markNotificationsRead(input: { upToId: "${newest}" }) { unreadCount } }`;
    await askHub(await credential.token(), marking).catch(() => undefined);
    await refresh();
  };
  button.addEventListener('click', () => void markRead(), { signal });
}

/** What is unread says so in words, not by its weight alone. */
function itemOf({ text, readAt }: Notices['notifications']['nodes'][number]): HTMLElement {
  const item = document.createElement('li');
  item.textContent = readAt === null ? `（未读）${text}` : text;
  return item;
}
