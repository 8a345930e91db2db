import { WrongUse } from './exit-code.js';

/** @throws WrongUse for what will never lead to a hub */
export function hubAddress(given: string): string {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new WrongUse(`--url 不是 http 地址：${given} (not an http address)`);
  }
  return given.replace(/\/+$/, '');
}
