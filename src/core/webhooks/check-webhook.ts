import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import type { TargetFault } from '../../platform/outgoing/index.js';
import type { ChangeFilter } from '../changes/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';

/** A webhook as somebody asks for it. */
export interface AskedWebhook {
  readonly name: string;
  readonly url: string;
  readonly filter: ChangeFilter | null;
  readonly document: string | null;
}

const [longestName, longestUrl, longestDocument, mostListed] = [100, 2048, 16_384, 100];

const targetFaults: Readonly<Record<TargetFault, string>> = {
  NO_URL: '须为 https 地址 (an https URL)',
  CREDENTIALS: '不得含用户名或密码 (no credentials in the URL)',
  FRAGMENT: '不得含 # 片段 (no fragment)',
  NOT_HTTPS: '须为 https；http 地址须由平台运维方允许 (https, unless WEBHOOK_ALLOWED_HOSTS names the host)',
  PORT: '不允许此端口 (this port is not allowed)',
  PRIVATE: '内网或本机地址须由平台运维方允许 (private, unless WEBHOOK_ALLOWED_HOSTS names it)',
};

/** Everything that is wrong with a webhook, or the filter by which it is posted. */
export async function checkWebhook(
  hub: Hub,
  viewer: Viewer,
  { name, url, filter, document }: AskedWebhook,
): Promise<{ readonly posted: ChangeFilter } | readonly Refusal[]> {
  const shaped = document === null ? null : await readDocument(hub, viewer, document);
  const wrong = [
    ...checkName(name),
    ...checkTarget(hub, url),
    ...(filter === null ? [] : checkFilter(hub, filter)),
    ...(filter === null || document === null
      ? []
      : [refusal('filter', 'INVALID', '填写了订阅文档的，筛选条件写在文档中 (put the filter into the document)')]),
    ...(shaped && 'fault' in shaped ? [refusal('document', 'INVALID', `订阅文档无效：${shaped.fault}`)] : []),
    ...(shaped && 'filter' in shaped ? checkFilter(hub, shaped.filter, 'document') : []),
  ];
  if (wrong.length > 0) return wrong;
  return { posted: shaped && 'filter' in shaped ? shaped.filter : (filter ?? {}) };
}

/** As any other document of the viewer's: one that only registered documents are taken of says so by throwing. */
async function readDocument(hub: Hub, viewer: Viewer, document: string) {
  if (document.length > longestDocument || !isWellFormed(document)) {
    return { fault: `不得超过${longestDocument}字，不得含非法字符` };
  }
  await hub.documents.textOf({ query: document }, viewer);
  return hub.webhooks.payloads.read(document);
}

function checkName(name: string): Refusal[] {
  if (name.trim() === '') return [refusal('name', 'REQUIRED', '名称不能为空')];
  const isLong = Array.from(name.trim()).length > longestName;
  return isLong || !isWellFormed(name)
    ? [refusal('name', 'INVALID', `名称不得超过${longestName}字，不得含非法字符`)]
    : [];
}

export function checkTarget({ webhooks }: Pick<Hub, 'webhooks'>, url: string): Refusal[] {
  if (url.length > longestUrl || !isWellFormed(url)) return [refusal('url', 'INVALID', `地址不得超过${longestUrl}字`)];
  const target = webhooks.guard.target(url);
  return typeof target === 'string' ? [refusal('url', 'INVALID', targetFaults[target])] : [];
}

/** Names in a stored filter that nobody has would let nothing through, silently and for ever. */
function checkFilter(hub: Hub, filter: ChangeFilter, at: 'filter' | 'document' = 'filter'): Refusal[] {
  const path = (...more: string[]): string[] => (at === 'filter' ? [at, ...more] : [at]);
  const types = new Set([
    ...hub.subjectTypes.map(({ name }) => name),
    ...[...hub.categories.values()].map(({ typeName }) => typeName),
  ]);
  const unknown = (name: 'publisherCodes' | 'subjectTypes', isKnown: (text: string) => boolean, message: string) =>
    (filter[name] ?? []).flatMap((text, index) =>
      isKnown(text) ? [] : [refusal(path(name, String(index)), 'NOT_FOUND', message)],
    );
  const long = Object.entries(filter).filter(([, value]) => Array.isArray(value) && value.length > mostListed);
  if (long.length > 0) return long.map(([name]) => refusal(path(name), 'INVALID', `至多${mostListed}项`));
  return [
    ...unknown('publisherCodes', (code) => hub.organizations.byCode(code) !== undefined, '没有此代码的单位'),
    ...unknown('subjectTypes', (type) => types.has(type), '没有此对象类型'),
  ];
}
