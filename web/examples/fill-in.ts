import { asOf, everyText } from './as-of.js';
import type { Example, Identity } from './example.js';

/** What filling in an example takes from the hub at hand. */
export interface Filling {
  readonly now: Date;
  byName(name: string): Example | undefined;
  /** Runs an example with finished variables and gives its data. @throws Error with what was wrong */
  run(example: Example, variables: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** Uploads a file of `examples/` for an identity: a table for an import, or an attachment. */
  upload(kind: 'table' | 'attachment', path: string, identity: Identity): Promise<string>;
}

export interface Filled {
  readonly variables: unknown;
  /** What was run before, in this order. */
  readonly ran: readonly Example[];
}

const reference = /^\$\{(\w+)((?:\.\w+)+)\}$/;
const file = /^\$\{(table|attachment) ([\w./-]+)\}$/;
const publicKey = '${publicKey}';
/** Each way in which a variable may say where it is taken from. */
export const notation = new RegExp(`${reference.source}|${file.source}|^\\$\\{publicKey\\}$`);
/** What there may be once only, as an idempotency key or a code. */
const once = /\bexample-[\w-]+/g;

/** What of the variables an example must be run for; empty: they may be sent as they are. */
export function needsOf({ variables, after }: Example): string[] {
  const found = new Set(after);
  everyText(variables, (text) => found.add(reference.exec(text)?.[1] ?? file.exec(text)?.[2] ?? ''));
  return [...found].filter((need) => need !== '');
}

/**
 * Variables that can be sent. `${RegisterComplaint.complaint.id}` is taken from the answer of that example, which is run first, and
 * those it needs before it: each time anew, so that a step finds its case as the step needs it. `${table …}` and `${attachment …}`
 * upload a file, `${publicKey}` is a new key. Days move with today (see `asOf`), and each `example-…` gets another end. `given` stands
 * in for the example's own variables: as somebody has changed them, their days moved already.
 */
export async function fillIn(example: Example, filling: Filling, given?: unknown): Promise<Filled> {
  const answers = new Map<string, Readonly<Record<string, unknown>>>();
  const ran: Example[] = [];
  const mark = unique(filling.now);

  async function answerOf(name: string, path: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    if (path.length > longest) throw new Error(`示例互相引用：${path.join(' → ')} (examples that need each other)`);
    const known = answers.get(name);
    if (known) return known;
    const needed = filling.byName(name);
    if (!needed) throw new Error(`没有名为 ${name} 的示例 (no such example)`);
    const variables = await variablesOf(needed, asOf(filling.now, needed.variables), path);
    const answer = await filling.run(needed, variables);
    answers.set(name, answer);
    ran.push(needed);
    return answer;
  }

  async function variablesOf(one: Example, written: unknown, path: readonly string[]): Promise<unknown> {
    for (const name of one.after) await answerOf(name, [...path, name]);
    const texts = new Map<string, unknown>();
    const found: string[] = [];
    everyText(written, (text) => found.push(text));
    for (const text of found) {
      const [, name, steps] = reference.exec(text) ?? [];
      const [, kind, uploaded] = file.exec(text) ?? [];
      if (name !== undefined) texts.set(text, valueAt(await answerOf(name, [...path, name]), steps ?? '', text));
      else if (text === publicKey) texts.set(text, newPublicKey());
      else if (uploaded !== undefined) {
        texts.set(text, await filling.upload(kind as 'table' | 'attachment', uploaded, one.identity));
      }
    }
    return everyText(written, (text) => texts.get(text) ?? text.replace(once, `$&-${mark}`));
  }

  const own = given ?? asOf(filling.now, example.variables);
  const variables = await variablesOf(example, own, [example.name]);
  return { variables, ran };
}

/** More than any chain of steps: whoever goes on goes round. */
const longest = 30;

/** `.complaint.id` from the only root field, or from all of the data where the first step names one of them. */
function valueAt(data: Readonly<Record<string, unknown>>, steps: string, text: string): unknown {
  const [first = '', ...rest] = steps.slice(1).split('.');
  let value: unknown = first in data ? data : Object.values(data)[0];
  for (const step of [first, ...rest]) value = (value as Record<string, unknown> | null | undefined)?.[step];
  if (value === undefined || value === null)
    throw new Error(`${text} 没有取到：先行示例的答复中没有它 (nothing there)`);
  return value;
}

/** An Ed25519 key that nobody has signed with: any 32 bytes are one. */
function newPublicKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const x = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
  return JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x });
}

let made = 0;

/** Of digits and letters, as codes are: another at each time, also within a millisecond. */
function unique(now: Date): string {
  made += 1;
  return `${now.getTime().toString(36)}${made.toString(36)}`;
}
