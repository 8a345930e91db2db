/** Messengers whose group robots take messages over HTTP. */
export const messengers = { WECOM: 'WECOM', DINGTALK: 'DINGTALK' } as const;
export type Messenger = keyof typeof messengers;

/** Where their documentation has robots send to, and what tells one robot from another. */
const documented: Readonly<Record<Messenger, { readonly host: string; readonly path: string; readonly key: string }>> =
  {
    WECOM: { host: 'qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', key: 'key' },
    DINGTALK: { host: 'oapi.dingtalk.com', path: '/robot/send', key: 'access_token' },
  };

/**
 * The address of a robot, if it is one: at the messenger's own host over https, or at a host that the operator allows, so that nobody makes the
 * hub ask anything else.
 */
export function robotAddress(messenger: Messenger, text: string, allowedHosts: readonly string[]): URL | null {
  if (!URL.canParse(text)) return null;
  const address = new URL(text);
  const { host, path, key } = documented[messenger];
  if (address.username !== '' || address.password !== '' || address.hash !== '') return null;
  if (address.pathname !== path || (address.searchParams.get(key) ?? '') === '') return null;
  if (allowedHosts.includes(address.host)) return /^https?:$/.test(address.protocol) ? address : null;
  return address.protocol === 'https:' && address.host === host ? address : null;
}

/** What somebody is told of an address that they gave: which host, and how its key ends. */
export function maskedRobot(messenger: Messenger, address: string): string {
  const { host, searchParams } = new URL(address);
  const key = searchParams.get(documented[messenger].key) ?? '';
  return `${host} …${key.length > 8 ? key.slice(-4) : ''}`;
}
