import { shanghaiText } from '../../../src/kernel/instant-text.js';
import type { Role } from '../../../src/core/identity/index.js';
import { send, type Answered } from '../county/ask.js';
import type { County } from '../county/county.js';
import { mutationsOf, procedures, type KnownMutation } from './mutations.js';
import type { Matter } from './matter.js';
import { writeInput, type Input } from './write-input.js';

/** Something that somebody is about to ask. */
export interface Attempt {
  readonly who: string;
  readonly intent: string;
  readonly mutation: string;
  readonly matter?: Matter | null;
  /** What the request says beside what is written for it. */
  readonly given?: Input;
  readonly roles?: readonly Role[];
  readonly token?: string;
}

let mutations: ReadonlyMap<string, KnownMutation> | undefined;

export function mutationOf(county: County, name: string): KnownMutation {
  const found = (mutations ??= mutationsOf(county.schema)).get(name);
  if (!found) throw new Error(`there is no mutation ${name}`);
  return found;
}

/** The request that somebody who knows what is asked for would write. */
export function requestFor(county: County, { who, mutation, matter = null, given = {} }: Attempt): Input {
  const { input, changes } = mutationOf(county, mutation);
  const target = matter && changes?.type === matter.type ? { [`${changes.field}Id`]: matter.id } : {};
  return writeInput({ county, who, mutation, matter }, input, { ...target, ...given });
}

/** Asks, and takes note of what was opened or published. */
export async function perform(county: County, attempt: Attempt, input?: Input): Promise<Answered> {
  const { who, intent, mutation, matter } = attempt;
  const known = mutationOf(county, mutation);
  const request = input ?? requestFor(county, attempt);
  const at = shanghaiText(county.now());
  const act = county.journal.write({ at, who, intent, mutation, input: request });
  const answered = await send(county, act, known.document, attempt);
  const changed = known.changes && (answered.payload?.[known.changes.field] as Changed | null | undefined);
  for (const id of [matter?.id, changed?.id]) if (id != null) county.journal.concern(act, id);
  if (changed && answered.refusals.length === 0 && request['dryRun'] !== true) remember(county, changed);
  return answered;
}

interface Changed {
  readonly id?: string;
  readonly __typename: string;
  readonly revision?: number;
  readonly status?: string;
  readonly dueAt?: string;
  readonly category?: string;
  readonly scope?: string;
  readonly publisher?: { readonly code: string };
}

function remember(county: County, changed: Changed): void {
  const { id, __typename: type, revision, status, dueAt = '', category, scope = '', publisher } = changed;
  if (id === undefined) return;
  if (procedures.has(type)) {
    if (!county.matters.has(id)) county.matters.set(id, { id, type, order: county.matters.size });
  } else if (revision !== undefined && status !== undefined && category !== undefined && publisher) {
    const record = county.records.find((each) => each.id === id);
    if (record) Object.assign(record, { revision, status, dueAt, scope });
    else {
      const known = { id, type: typeOf(category), publisher: publisher.code };
      county.records.push({ ...known, revision, status, dueAt, scope });
    }
  }
}

/** `PENALTY_DECISION` is published as a PenaltyDecision. */
function typeOf(category: string): string {
  return category.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
