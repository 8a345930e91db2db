import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Choice } from './choice.js';
import { channelNames, type MessageChannel, type NotificationChannel } from './notification-kinds.js';
import { sendingWindows, type QuietHours, type SendingTimes } from './when-to-send.js';

/** `22:00` in minutes after 0:00; null for what is no time of a day. */
export function minutesOfTime(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

const two = (value: number): string => String(value).padStart(2, '0');

export function timeOfMinutes(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Quiet hours as they are asked: both ends or neither, and some office day is left to tell anything. */
export function checkQuiet(
  asked: { readonly from: string; readonly to: string } | null,
  times: SendingTimes,
): { readonly quiet: QuietHours | null; readonly wrong: readonly Refusal[] } {
  if (asked === null) return { quiet: null, wrong: [] };
  const [from, to] = [minutesOfTime(asked.from), minutesOfTime(asked.to)];
  const wrong = [
    ...(from === null ? [notTime(['quietHours', 'from'])] : []),
    ...(to === null ? [notTime(['quietHours', 'to'])] : []),
  ];
  if (from === null || to === null) return { quiet: null, wrong };
  const quiet = { from, to };
  if (from === to) return { quiet, wrong: [refusal(['quietHours', 'to'], 'INVALID', '免打扰的止时不能与起时相同')] };
  if (sendingWindows({ ...times, quiet }).length > 0) return { quiet, wrong };
  const { opens, closes } = times.daytime;
  const message = `免打扰时段占满可发送通知的${timeOfMinutes(opens)}至${timeOfMinutes(closes)}；不接收的请取消相应的渠道`;
  return { quiet, wrong: [refusal(['quietHours'], 'INVALID', message)] };
}

const notTime = (path: readonly string[]): Refusal => refusal(path, 'INVALID', '时刻须写作时:分，如22:00');

/** A channel is chosen with somewhere to send to. */
export function checkAddresses(
  choices: readonly Choice[],
  hasAddress: (channel: NotificationChannel) => boolean,
): Refusal[] {
  const lacking = new Set(choices.map(({ channel }) => channel).filter((channel) => !hasAddress(channel)));
  return [...lacking].map((channel) =>
    refusal(fieldOf(channel as MessageChannel), 'REQUIRED', `选择了${channelNames[channel]}，须填写其地址`),
  );
}

const fields: Readonly<Record<MessageChannel, string>> = {
  EMAIL: 'email',
  WECOM: 'wecomWebhook',
  DINGTALK: 'dingtalkWebhook',
};
const fieldOf = (channel: MessageChannel): string => fields[channel];

export function checkRobot(channel: 'WECOM' | 'DINGTALK', isRobot: boolean, host: string): Refusal[] {
  if (isRobot) return [];
  const message = `${channelNames[channel]}机器人的地址有误：须为${host}给出的完整 https 地址`;
  return [refusal(fieldOf(channel), 'INVALID', message)];
}

/** 钉钉 gives secrets that begin so. */
export function checkSecret(secret: string | null, hasRobot: boolean): Refusal[] {
  if (secret === null) return [];
  if (!hasRobot) return [refusal('dingtalkSecret', 'INVALID', '未填写钉钉机器人的地址，不能填写加签密钥')];
  return /^SEC[0-9A-Za-z]{16,100}$/.test(secret)
    ? []
    : [refusal('dingtalkSecret', 'INVALID', '加签密钥有误：须为钉钉给出的以 SEC 开头的密钥')];
}
