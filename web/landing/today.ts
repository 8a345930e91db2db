import todayDocument from '../../examples/operations/start/10-today.graphql?raw';
import { askHub } from '../session/ask-hub.js';
import type { Credential } from '../session/credential.js';
import { element } from './element.js';
import { keepFresh } from './keep-fresh.js';

interface Today {
  readonly sharedOn: readonly { readonly category: string; readonly count: number }[];
}

const quiet = 2_000;
const minute = 60_000;
const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
});

/**
 * Keeps today's counts up to date: reads them now, every minute (a new day begins at 24:00 in Asia/Shanghai), and soon
 * after the returned function is called, however often it is. Ends when aborted.
 */
export function followToday(credential: Credential, signal: AbortSignal): () => void {
  const summary = element('today-summary', HTMLElement);
  const read = async (): Promise<void> => {
    try {
      const counts = await readToday(credential);
      showCounts(counts);
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      summary.textContent = `${day.format(new Date())} · 共 ${total} 条`;
    } catch {
      summary.textContent = '暂时无法读取，稍后自动重试';
    }
  };
  const refresh = keepFresh(read, minute, signal);

  let soon = false;
  return () => {
    if (soon) return;
    soon = true;
    setTimeout(() => {
      soon = false;
      void refresh();
    }, quiet);
  };
}

async function readToday(credential: Credential): Promise<Map<string, number>> {
  const { sharedOn } = await askHub<Today>(await credential.token(), todayDocument);
  return new Map(sharedOn.map(({ category, count }) => [category, count]));
}

/** A category nothing was shared in today need not be in the answer. */
function showCounts(counts: ReadonlyMap<string, number>): void {
  for (const item of document.querySelectorAll<HTMLElement>('[data-category]')) {
    const figure = item.querySelector('strong');
    if (figure) figure.textContent = String(counts.get(item.dataset['category'] ?? '') ?? 0);
  }
}
