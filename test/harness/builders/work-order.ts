import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestHub } from '../hub/hub.js';

/** The fields of the mapping file of the tests' own system: short names, so that a test shows what it is about. */
export const orderMapping = {
  into: 'complaints',
  fields: {
    externalNumber: '/no',
    kind: { place: '/type', values: { 投诉: 'COMPLAINT', 举报: 'TIP_OFF' } },
    subject: '/title',
    summary: 'detail.content',
    receivedAt: { place: '/time', dateFormat: 'YYYY-MM-DD HH:mm:ss' },
    townshipCode: '/area',
    itemCode: '/item',
    partyName: '/party',
    anonymous: { place: '/secret', values: { '1': 'true', '0': 'false' } },
    'complainant.name': '/caller/name',
    'complainant.contact': '/caller/phone',
    'complainant.citizenNumber': '/caller/id',
  },
};

export const freshNumber = (): string => `GX${randomUUID().slice(0, 8)}`;

/** A work order of that system; change what a test is about. */
export function workOrder(changes: object = {}) {
  return {
    no: freshNumber(),
    type: '举报',
    title: '某砂场夜间采砂',
    detail: { content: '反映河道内夜间采砂，车辆由北侧便道出入。' },
    caller: { name: '钱守正', phone: '13903570001' },
    ...changes,
  };
}

const made = new Set<string>();
process.once('exit', () => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A directory with a mapping file for each system, until the tests of the file are over. */
export async function mappingsIn(systems: Readonly<Record<string, unknown>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-orders-'));
  made.add(directory);
  await mkdir(join(directory, 'secrets'));
  for (const [name, mapping] of Object.entries(systems)) {
    const text = typeof mapping === 'string' ? mapping : JSON.stringify(mapping);
    await writeFile(join(directory, `${name}.json`), text);
  }
  return directory;
}

export interface OrderError {
  readonly field: string;
  readonly place: string | null;
  readonly code: string;
  readonly message: string;
}

/** The answer to a work order. */
export interface OrderAnswer {
  readonly status: number;
  readonly externalNumber: string | null;
  readonly complaintId: string | null;
  readonly number: string | null;
  readonly state: string | null;
  readonly duplicates: readonly {
    readonly complaintId: string;
    readonly externalNumber: string | null;
    readonly likenesses: readonly string[];
  }[];
  readonly errors: readonly OrderError[];
}

export interface OrderRequest {
  readonly who?: string;
  readonly system?: string;
  readonly token?: string;
}

/** Posts text to where work orders go. */
export async function postText(
  hub: TestHub,
  text: string,
  { who = 'scjg', system = '12345', token }: OrderRequest = {},
) {
  const response = await fetch(`${hub.url}/work-orders/${system}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? (await hub.token(who))}` },
    body: text,
  });
  return { status: response.status, body: await response.json() };
}

/** Passes a work order on. */
export async function passOn(hub: TestHub, order: unknown, request: OrderRequest = {}): Promise<OrderAnswer> {
  const { status, body } = await postText(hub, JSON.stringify(order), request);
  const answer = body as OrderAnswer;
  if (answer.status !== status) throw new Error(`a work order was answered with ${status}: ${JSON.stringify(body)}`);
  return answer;
}

/** Asks what became of one. */
export async function askProgress(hub: TestHub, number: string, { who = 'scjg', system = '12345' }: OrderRequest = {}) {
  const response = await fetch(`${hub.url}/work-orders/${system}/${encodeURIComponent(number)}`, {
    headers: { authorization: `Bearer ${await hub.token(who)}` },
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

/** What was wrong, as `field CODE`. */
export const errorsIn = ({ errors }: OrderAnswer): string[] => errors.map(({ field, code }) => `${field} ${code}`);
