import type { Refusal } from '../../kernel/refusal.js';
import { checkNoComplainant } from '../../categories/complaint-handling/index.js';
import type { StepScope } from '../../core/proceedings/index.js';
import { openComplainant } from './complainant.js';
import { complainantToLookFor } from './complainant.sql.js';
import type { Identity } from './secrecy.rules.js';
import { checkNoIdentity, isFreeText, textsOf } from './secrecy.rules.js';

/**
 * S7: what is written about a complaint, on whatever step, identifies nobody by number and does not tell who complained: it goes to
 * every party, into the search and, in part, to all members.
 */
export function checkSecrecy(input: object, identity: Identity | null): Refusal[] {
  const texts = textsOf(input);
  const named = identity ? checkNoIdentity(texts, identity) : [];
  const numbers = texts.filter(isFreeText).flatMap(({ path, text }) => checkNoComplainant(path.join('.'), text));
  const isNamed = new Set(named.map(({ path }) => path.join('.')));
  return [...named, ...numbers.filter(({ path }) => !isNamed.has(path.join('.')))];
}

/** Who complained, for looking that nobody tells it: whoever takes the step need not be able to read it. */
export async function readIdentity(
  { hub }: Pick<StepScope, 'hub'>,
  complaint: { readonly key: string; readonly anonymous: boolean },
): Promise<Identity | null> {
  const sealed = complaint.anonymous ? null : await complainantToLookFor(hub.pool, complaint.key);
  return sealed && openComplainant(hub.sealing, sealed, complaint.key);
}
