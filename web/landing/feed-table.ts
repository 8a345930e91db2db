import type { Change } from './change.js';
import { element } from './element.js';
import { detailInWords, kindInWords, titleInWords } from './words.js';

const most = 20;
const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** Shows changes, newest first, at most twenty. Paused (WCAG 2.2.2), it keeps what comes until it may go on. */
export function feedTable(): (change: Change) => void {
  const body = element('changes', HTMLTableSectionElement);
  const template = element('change', HTMLTemplateElement);
  const pause = element('pause', HTMLButtonElement);
  let paused = false;
  let waiting: Change[] = [];
  let waitingCount = 0;

  const show = (change: Change): void => {
    const row = document.importNode(template.content, true);
    const fill = (selector: string, text: string): void => {
      const cell = row.querySelector(selector);
      if (cell) cell.textContent = text;
    };
    row.querySelector('time')?.setAttribute('datetime', change.occurredAt);
    row.querySelector('.kind')?.setAttribute('data-kind', change.kind);
    fill('time', clock.format(new Date(change.occurredAt)));
    fill('.organization', change.organization?.name ?? '平台');
    fill('.kind', kindInWords(change.kind));
    fill('.title', titleInWords(change));
    fill('.detail', detailInWords(change));
    body.querySelector('.empty')?.remove();
    body.prepend(row);
    while (body.rows.length > most) body.deleteRow(-1);
  };

  const label = (): void => {
    pause.textContent = !paused ? '暂停滚动' : `继续${waitingCount > 0 ? `（${waitingCount} 条待显示）` : ''}`;
  };
  pause.addEventListener('click', () => {
    paused = !paused;
    for (const change of waiting) show(change);
    waiting = [];
    waitingCount = 0;
    label();
  });
  pause.disabled = false;

  return (change) => {
    if (!paused) return show(change);
    waiting = [...waiting, change].slice(-most);
    waitingCount += 1;
    label();
  };
}
