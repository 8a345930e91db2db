import type { Choices } from './choices.js';
import type { TestHub } from '../hub/hub.js';
import { pdfOf, uploaded } from '../builders/attachments.js';
import { freshKey, otherInput, penaltyInput, publishOther, publishPenalty, sharing } from '../builders/inputs.js';
import { mutate } from '../clients/publish.js';

/** The organizations of a history; any of them publishes, names others, and looks. */
export const members = ['scjg', 'nync', 'lyj', '141025100', 'xspj'] as const;
export type Member = (typeof members)[number];

/** Who may see something; null: all members. */
type Audience = readonly Member[] | null;

interface Known {
  readonly id: string;
  readonly title: string;
  readonly publisher: Member;
  readonly fine: number | null;
  audience: Audience;
  /** Of the audience, those that its publisher has not named. */
  granted: readonly Member[];
  revision: number;
  withdrawn: boolean;
  /** Content of its file; null: it has none. */
  file: string | null;
}

/** What a random history did, as the oracle keeps it. */
export interface History {
  readonly records: Known[];
  /** Who has uploaded a file, by its content. */
  readonly uploads: Map<string, Set<Member>>;
  readonly changes: { readonly record: Known; readonly kind: string; readonly audience: Audience }[];
}

export const sees = (audience: Audience, member: Member): boolean => audience === null || audience.includes(member);

/** A change as a member is told of it; without a title, it is told of nothing else. */
export interface Telling {
  readonly kind: string;
  readonly subjectId: string | null;
  readonly title: string | null;
}

/** Of what happened, what a member is told when it reads the log now. */
export function toldOf({ changes }: History, member: Member): Telling[] {
  return changes.flatMap(({ record, kind, audience }): Telling[] => {
    if (sees(record.audience, member)) return [{ kind, subjectId: record.id, title: record.title }];
    return sees(audience, member) ? [{ kind: 'RETRACTED', subjectId: record.id, title: null }] : [];
  });
}

/** What a member finds in lists, and what figures count for it. */
export function listedFor({ records }: History, member: Member): Known[] {
  return records.filter(({ audience, withdrawn }) => !withdrawn && sees(audience, member));
}

/** Whether a member reads a file: one that it has uploaded, or that is on a record which it may see, in a list or withdrawn. */
export function readsFile({ records, uploads }: History, member: Member, contentId: string): boolean {
  const isOnRecord = records.some(({ file, audience }) => file === contentId && sees(audience, member));
  return isOnRecord || uploads.get(contentId)?.has(member) === true;
}

/** Publishes, revises the scope of and withdraws records at random, all titles holding `mark`. */
export async function makeHistory(hub: TestHub, choices: Choices, mark: string, steps: number): Promise<History> {
  const history: History = { records: [], uploads: new Map(), changes: [] };
  for (let step = 0; step < steps; step += 1) {
    const standing = history.records.filter(({ withdrawn }) => !withdrawn);
    if (standing.length === 0 || choices.below(3) === 0) await publish(hub, choices, `${mark}第${step}号`, history);
    else if (choices.chance(20)) await withdraw(hub, choices.pick(standing), history);
    else if (choices.chance(40)) await grantOrRevoke(hub, choices, choices.pick(standing), history);
    else await rescope(hub, choices, choices.pick(standing), history);
  }
  return history;
}

async function publish(hub: TestHub, choices: Choices, title: string, history: History): Promise<void> {
  const { records, changes } = history;
  const publisher = choices.pick(members);
  const audience = someAudience(choices, publisher);
  const fine = choices.chance(50) ? 100 * (1 + choices.below(50)) : null;
  const file = await someFile(hub, choices, publisher, history);
  const shared = { ...sharing(title), ...scopeOf(audience, publisher), attachments: attachmentsOf(file) };
  const { record } =
    fine === null
      ? await mutate(hub, publisher, publishOther, otherInput({ sharing: shared }))
      : await mutate(hub, publisher, publishPenalty, penaltyInput({ sharing: shared, fineAmount: `${fine}.00` }));
  const known = {
    id: record?.id ?? '',
    title,
    publisher,
    fine,
    audience,
    granted: [],
    revision: 1,
    withdrawn: false,
    file,
  };
  records.push(known);
  changes.push({ record: known, kind: 'PUBLISHED', audience });
}

async function rescope(hub: TestHub, choices: Choices, record: Known, history: History): Promise<void> {
  const { changes } = history;
  const type = record.fine === null ? 'OtherInformation' : 'PenaltyDecision';
  const named = someAudience(choices, record.publisher);
  const granted = named === null ? [] : record.granted.filter((member) => !named.includes(member));
  const audience = named && [...named, ...granted];
  const isReplaced = choices.chance(30);
  const file = isReplaced ? await someFile(hub, choices, record.publisher, history) : record.file;
  const mutation = `mutation ($input: Revise${type}Input!) { revise${type}(input: $input) {
    record { id } userErrors { path message } } }`;
  await mutate(hub, record.publisher, mutation, {
    idempotencyKey: freshKey(),
    recordId: record.id,
    expectedRevision: record.revision,
    reason: '调整共享范围',
    sharing: { ...scopeOf(named, record.publisher), ...(isReplaced ? { attachments: attachmentsOf(file) } : {}) },
  });
  changes.push({ record, kind: 'REVISED', audience: either(record.audience, audience) });
  Object.assign(record, { audience, granted, file, revision: record.revision + 1 });
}

async function grantOrRevoke(hub: TestHub, choices: Choices, record: Known, { changes }: History): Promise<void> {
  const { audience, granted } = record;
  if (audience === null) return;
  const others = members.filter((member) => !audience.includes(member));
  const revoked = granted.length > 0 && (others.length === 0 || choices.chance(50));
  if (!revoked && others.length === 0) return;
  const member = choices.pick(revoked ? granted : others);
  const after = revoked ? audience.filter((one) => one !== member) : [...audience, member];
  const name = revoked ? 'revokeVisibility' : 'grantVisibility';
  const mutation = `mutation ($input: ${revoked ? 'Revoke' : 'Grant'}VisibilityInput!) { ${name}(input: $input) {
    grant { basis } userErrors { path message } } }`;
  const input = { recordId: record.id, organizationCode: member, basis: '县政府常务会议决定' };
  await mutate(hub, record.publisher, mutation, input);
  changes.push({ record, kind: 'VISIBILITY_CHANGED', audience: either(audience, after) });
  record.audience = after;
  record.granted = revoked ? granted.filter((one) => one !== member) : [...granted, member];
}

async function withdraw(hub: TestHub, record: Known, { changes }: History): Promise<void> {
  const mutation = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) {
    record { id } userErrors { path message } } }`;
  await mutate(hub, record.publisher, mutation, {
    idempotencyKey: freshKey(),
    recordId: record.id,
    reason: '信息有误',
  });
  changes.push({ record, kind: 'WITHDRAWN', audience: record.audience });
  Object.assign(record, { revision: record.revision + 1, withdrawn: true });
}

/** One of few, so that the same is on records of several publishers. */
async function someFile(
  hub: TestHub,
  choices: Choices,
  publisher: Member,
  { uploads }: History,
): Promise<string | null> {
  if (choices.chance(40)) return null;
  const contentId = await uploaded(hub, publisher, pdfOf(`第${choices.below(6)}份附件`));
  uploads.set(contentId, (uploads.get(contentId) ?? new Set()).add(publisher));
  return contentId;
}

function attachmentsOf(contentId: string | null) {
  return contentId === null ? [] : [{ name: '附件', contentId }];
}

function someAudience(choices: Choices, publisher: Member): Audience {
  if (choices.chance(30)) return null;
  const named = members.filter((member) => member !== publisher && choices.chance(40));
  return [publisher, ...(named.length > 0 ? named : [choices.pick(members.filter((one) => one !== publisher))])];
}

function scopeOf(audience: Audience, publisher: Member) {
  return audience === null
    ? { scope: 'ALL_MEMBERS' }
    : { scope: 'NAMED_ORGANIZATIONS', organizationCodes: audience.filter((member) => member !== publisher) };
}

function either(before: Audience, after: Audience): Audience {
  return before === null || after === null ? null : [...new Set([...before, ...after])];
}
