import { randomUUID } from 'node:crypto';
import type { Acting, ConferenceClient } from './conference-client.js';
import { say, stepLine, type Taken } from './half-year-lines.js';

/** Why the hub refuses a step, with the rule behind it. */
export interface UserError {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly rule: string | null;
}

interface Answer<Proceeding> {
  readonly answer: { readonly proceeding: Proceeding | null; readonly userErrors: readonly UserError[] };
}

/** A step that was refused and should not be. */
export class StepRefused extends Error {
  constructor(
    readonly operation: string,
    readonly userErrors: readonly UserError[],
  ) {
    super(`${operation} 被拒绝`);
  }
}

/** The hub answered as it should not. */
export class Unexpected extends Error {}

/** Takes a step, which must not be refused, and says so. */
export async function take<Proceeding extends Taken = Taken>(
  client: ConferenceClient,
  acting: Acting,
  operation: string,
  input: object,
): Promise<Proceeding> {
  const { answer } = await send<Proceeding>(client, acting, operation, input);
  if (!answer.proceeding) throw new StepRefused(operation, answer.userErrors);
  say(stepLine(answer.proceeding));
  return answer.proceeding;
}

/** Tries a step that the regulation forbids: the hub refuses it with the rule. */
export async function expectRefusal(
  client: ConferenceClient,
  acting: Acting,
  operation: string,
  input: object,
  { rule, attempt }: { readonly rule: string; readonly attempt: string },
): Promise<void> {
  const { answer } = await send(client, acting, operation, input);
  const { userErrors } = answer;
  if (userErrors.length === 0) throw new Unexpected(`${attempt}：应依 ${rule} 拒绝而未拒绝`);
  if (userErrors.some((error) => error.rule !== rule)) throw new StepRefused(operation, userErrors);
  say(`✗ ${attempt} → 拒绝（${rule}）：${userErrors.map(({ message }) => message).join('；')}`);
}

/** A key of its own for each request: a client that repeats a request sends the same key again. */
function send<Proceeding>(client: ConferenceClient, acting: Acting, operation: string, input: object) {
  return client.ask<Answer<Proceeding>>(acting, operation, { input: { idempotencyKey: randomUUID(), ...input } });
}
