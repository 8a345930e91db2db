import type { Change, Connection } from './change.js';
import labels from '../../schema/page-labels.json';

const kinds: Readonly<Record<string, string>> = labels.ChangeKind;
const timeliness: Readonly<Record<string, string>> = labels.Timeliness;

export function kindInWords(kind: string): string {
  return kinds[kind] ?? kind;
}

export function titleInWords({ kind, subject }: Change): string {
  if (subject?.title) return subject.title;
  return kind === 'RETRACTED' ? '一条信息对本单位不再可见' : '（无标题）';
}

/** What stands behind the title: document number, fine, whether it was shared in time. */
export function detailInWords({ subject }: Change): string {
  const details = [
    subject?.decisionNumber,
    subject?.fineAmount == null ? undefined : `罚款 ${subject.fineAmount} 元`,
    subject?.timeliness === undefined ? undefined : (timeliness[subject.timeliness] ?? subject.timeliness),
  ];
  return details.filter((detail) => detail !== undefined).join(' · ');
}

const connections: Readonly<Record<Connection['state'], string>> = {
  CONNECTING: '正在连接…',
  CONNECTED: '已连接 · 实时更新',
  INTERRUPTED: '连接中断',
  RESTARTED: '断线过久，已从最新变更处继续；其间的变更请在查询台补读',
  REFUSED: '令牌无效或已过期，请重新填写',
};

/** State of the connection, with the number of changes that were missed meanwhile and have now been received. */
export function connectionInWords(connection: Connection, missed: number): string {
  if (connection.state === 'CONNECTED' && missed > 0) return `已连接 · 断线期间补收 ${missed} 条`;
  if (connection.state === 'INTERRUPTED') return `${connections.INTERRUPTED}，正在第 ${connection.attempt} 次重新连接…`;
  return connections[connection.state];
}

/** What one has to do by when, as the operation of the page asks for it. */
export interface DueMatter {
  readonly label: string;
  readonly title: string;
  readonly number: string;
  readonly status: string;
  readonly timeLeft: { readonly overdue: boolean; readonly workingDays: number };
  readonly nextSteps: readonly { readonly label: string }[];
}

export function timeLeftInWords({ status, timeLeft: { overdue, workingDays } }: DueMatter): string {
  if (status === 'PAUSED') return '暂停计时';
  if (overdue) return workingDays === 0 ? '已逾期' : `已逾期 ${workingDays} 个工作日`;
  if (status === 'DUE_TODAY') return '今日到期';
  return workingDays === 0 ? '尚余不足 1 个工作日' : `尚余 ${workingDays} 个工作日`;
}
