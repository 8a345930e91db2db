import { randomUUID } from 'node:crypto';
import type { Client, UserError } from './ask-hub.js';
import { say, standing, tellStep, type Standing } from './tell.js';

/** A mutation that takes a step, the type of its input and the field in which it answers the case. */
export interface Step {
  readonly mutation: string;
  readonly input: string;
  readonly field: 'complaint' | 'caseTransfer' | 'dispute' | 'criminalReferral';
}

interface StepAnswer {
  readonly answer: { readonly standing: Standing | null; readonly userErrors: readonly UserError[] };
}

/** All steps answer alike: the case, or what is wrong. The key lets a request be repeated without acting twice. */
async function ask(client: Client, organization: string, { mutation, input: type, field }: Step, input: object) {
  const document = `mutation ($input: ${type}!) {
    answer: ${mutation}(input: $input) {
      standing: ${field} { ...Standing }
      userErrors { path code message rule }
    }
  }
  ${standing}`;
  const variables = { input: { idempotencyKey: randomUUID(), ...input } };
  return (await client.ask<StepAnswer>(organization, document, variables)).answer;
}

/**
 * Takes a step and tells of it; the id of the case.
 * @throws Error with the userErrors if the step is refused
 */
export async function take(client: Client, organization: string, step: Step, input: object): Promise<string> {
  const { standing, userErrors } = await ask(client, organization, step, input);
  if (!standing) throw new Error(`${organization} ${step.mutation} 被拒绝：${JSON.stringify(userErrors)}`);
  tellStep(standing);
  return standing.id;
}

/**
 * Asks for a step that a rule forbids, and tells how it is refused.
 * @throws Error if it is not refused, or for something else
 */
export async function takeInVain(
  client: Client,
  organization: string,
  step: Step,
  input: object,
  rule: string,
): Promise<void> {
  const { userErrors } = await ask(client, organization, step, input);
  const refusal = userErrors.find((error) => error.rule === rule);
  if (!refusal) throw new Error(`${organization} ${step.mutation} 应依 ${rule} 被拒绝：${JSON.stringify(userErrors)}`);
  say(`  [${rule}] ${step.mutation} 被拒绝：${refusal.message}（${refusal.code}）`);
}
