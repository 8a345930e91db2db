import { Temporal } from 'temporal-polyfill';
import { countyZone } from '../../kernel/calendar.js';
import { kindNames } from './notification-kinds.js';
import type { Told } from './notification.js';

/** What texts are made with, beside what is told. */
export interface Naming {
  /** What a procedure is called. */
  procedureName(name: string): string;
  /** What a category of records is called. */
  categoryName(name: string): string;
  /** The global id of a subject; null for a type that there is not. */
  idOf(subjectType: string, key: string): string | null;
  /** Where people find the hub; null: texts have no link. */
  readonly publicUrl: string | null;
}

/** A message as people read it. */
export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

/** What each text begins with: 钉钉 lets a group ask for a word that its messages hold. */
const from = '【联动】';
/** The messengers take 2,048 bytes: a part is told, and how many more there are. */
const mostLines = 12;

/**
 * A message that tells some things: of each its kind, its procedure and number, its clock and when that is due. Whatever somebody has typed,
 * titles and names among it, stays behind the link.
 */
export function messageText(told: readonly Told[], naming: Naming): MessageText {
  const [only] = told;
  if (only && told.length === 1) {
    const link = linkOf(only, naming);
    const line = lineOf(only, naming);
    return { subject: `${from}${line}`, text: [`${from}${line}`, ...(link === null ? [] : [link])].join('\n') };
  }
  const subject = `${from}有${told.length}件事项待处理`;
  const lines = told.slice(0, mostLines).map((each, index) => `${index + 1}. ${lineOf(each, naming)}`);
  const left = told.length > mostLines ? [`另有${told.length - mostLines}件，请登录平台查看`] : [];
  return {
    subject,
    text: [subject, ...lines, ...left, ...(naming.publicUrl === null ? [] : [naming.publicUrl])].join('\n'),
  };
}

/** A message that tells nothing, to see whether it arrives. */
export function testText(publicUrl: string | null): MessageText {
  const subject = `${from}测试通知`;
  return {
    subject,
    text: [`${subject}：收到本条即说明此渠道可用`, ...(publicUrl === null ? [] : [publicUrl])].join('\n'),
  };
}

/** One line of what is told: 已逾期：案件移送 YS20260001「签收」应于12月1日 17:30前完成. */
export function lineOf({ kind, procedure, number, category, label, dueAt, ...of }: Told, naming: Naming): string {
  const what =
    procedure === null
      ? recordText(category, idOf(of, naming), naming)
      : `${naming.procedureName(procedure)} ${number ?? ''}`;
  const clock = label === null ? '' : `「${label}」`;
  const due = dueAt === null ? '' : `${dueText(dueAt)}到期`;
  return `${kindNames[kind]}：${[what.trim(), clock, due].filter((part) => part !== '').join(' ') || '请登录平台查看'}`;
}

/** A record is told by its category and id: its title is somebody's words. */
function recordText(category: string | null, id: string | null, naming: Naming): string {
  return [category === null ? '' : naming.categoryName(category), id ?? ''].join(' ');
}

function idOf({ subjectType, subjectId }: Pick<Told, 'subjectType' | 'subjectId'>, naming: Naming): string | null {
  return subjectType === null || subjectId === null ? null : naming.idOf(subjectType, subjectId);
}

/** The id stands behind the #, where no server on the way logs it. */
function linkOf(told: Told, naming: Naming): string | null {
  const id = idOf(told, naming);
  return naming.publicUrl === null ? null : `${naming.publicUrl}/${id === null ? '' : `#${id}`}`;
}

/** 12月1日 17:30, in the county; midnight is the end of the day before. */
function dueText(dueAt: string): string {
  const at = Temporal.Instant.from(dueAt).toZonedDateTimeISO(countyZone);
  if (at.hour === 0 && at.minute === 0) {
    const day = at.subtract({ days: 1 });
    return `${day.month}月${day.day}日 24:00`;
  }
  return `${at.month}月${at.day}日 ${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
}
