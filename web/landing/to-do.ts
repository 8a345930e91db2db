import toDoDocument from '../../examples/operations/proceedings/20-to-do.graphql?raw';
import { askHub } from '../session/ask-hub.js';
import type { Credential } from '../session/credential.js';
import { element } from './element.js';
import { keepFresh } from './keep-fresh.js';
import { timeLeftInWords, type DueMatter } from './words.js';

interface ToDo {
  readonly toDo: { readonly nodes: readonly DueMatter[]; readonly pageInfo: { readonly hasNextPage: boolean } };
}

const minute = 60_000;

/** Lists what whoever looks at the page has to do, the most urgent first; nothing where they have nothing to do. Ends when aborted. */
export function followToDo(credential: Credential, signal: AbortSignal): void {
  const section = element('to-do-section', HTMLElement);
  const summary = element('to-do-summary', HTMLElement);
  const list = element('to-do-list', HTMLElement);
  const read = async (): Promise<void> => {
    try {
      const { nodes, pageInfo } = (await askHub<ToDo>(await credential.token(), toDoDocument)).toDo;
      section.hidden = nodes.length === 0;
      const overdue = nodes.filter(({ timeLeft }) => timeLeft.overdue).length;
      const count = pageInfo.hasNextPage ? `最急的 ${nodes.length} 件` : `${nodes.length} 件`;
      summary.textContent = overdue === 0 ? count : `${count}，其中逾期 ${overdue} 件`;
      list.replaceChildren(...nodes.map(itemOf));
    } catch {
      summary.textContent = '暂时无法读取，稍后自动重试';
    }
  };
  keepFresh(read, minute, signal);
}

function itemOf(matter: DueMatter): HTMLElement {
  const item = document.createElement('li');
  item.dataset['status'] = matter.status;
  const left = document.createElement('strong');
  left.textContent = timeLeftInWords(matter);
  const next = document.createElement('span');
  // Where something else has to come first there is no step.
  const steps = matter.nextSteps.map(({ label }) => label);
  next.textContent = steps.length === 0 ? '' : `可办：${steps.join('、')}`;
  item.append(left, ` ${matter.label} · ${matter.number} ${matter.title} `, next);
  return item;
}
