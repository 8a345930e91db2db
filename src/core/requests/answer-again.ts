import { refusal, type Refusal } from '../../kernel/refusal.js';

/**
 * The answer to a key that was used before: the first one for the same request, whatever has become wrong with it since; a refusal for
 * another.
 */
export async function answerAgain<Answer>(
  sameRequest: boolean,
  first: () => Promise<Answer>,
  refused: (refusals: readonly Refusal[]) => Answer,
): Promise<Answer> {
  if (sameRequest) return first();
  return refused([refusal('idempotencyKey', 'IDEMPOTENCY_CONFLICT', '该幂等键已用于内容不同的请求')]);
}
