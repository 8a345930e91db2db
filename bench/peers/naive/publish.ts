import { createHash, randomUUID } from 'node:crypto';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { v7 } from 'uuid';
import { given } from '../peer.js';
import type { Context } from './context.js';
import { ChangeEvent, IdempotencyKey, RecordRevision } from './publication-entities.js';
import { PublishPenaltyDecisionInput, PublishPenaltyDecisionPayload } from './publication.js';
import { PenaltyDecision, SharedRecordEntity } from './records.js';

const day = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

@Resolver()
export class PublicationMutations {
  @Mutation(() => PublishPenaltyDecisionPayload)
  async publishPenaltyDecision(
    @Arg('input', () => PublishPenaltyDecisionInput) input: PublishPenaltyDecisionInput,
    @Ctx() { em, organization }: Context,
  ): Promise<PublishPenaltyDecisionPayload> {
    const { idempotencyKey, sharing, ...fields } = input;
    const record = await em.transactional(async (em) => {
      if (await em.findOne(IdempotencyKey, { organization, key: idempotencyKey }))
        throw new Error('the key was used before');
      const now = new Date();
      const [id, eventId] = [v7(), randomUUID()];
      const formedAt = sharing.formedAt ?? now;
      const formedOn = day(formedAt);
      const dueAt = new Date(`${day(new Date(formedAt.getTime() + 86_400_000))}T00:00:00+08:00`);
      const title = sharing.title ?? '';
      const requestHash = createHash('sha256').update(JSON.stringify(input)).digest();
      em.create(IdempotencyKey, { organization, key: idempotencyKey, requestHash, recordId: id, eventId, usedAt: now });
      const timeliness = now < dueAt ? 'SAME_DAY' : 'LATE';
      const shared = em.create(SharedRecordEntity, {
        id,
        category: 'PENALTY_DECISION',
        status: 'SHARED',
        title,
        publisher: organization,
        formedAt,
        formedOn,
        dueAt,
        sharedAt: now,
        timeliness,
        revision: 1,
        itemCodes: [],
        searchText: [title, fields.decisionNumber, fields.partyName].join('\n'),
        registeredAt: now,
      });
      const decision = em.create(PenaltyDecision, {
        ...fields,
        record: shared,
        normalizedNumber: fields.decisionNumber,
        heaviestKind: fields.penaltyKinds[0] ?? '',
        executionStatus: 'NOT_YET',
      });
      em.create(RecordRevision, {
        record: shared,
        revision: 1,
        kind: 'PUBLISHED',
        changedAt: now,
        changedBy: given.person,
      });
      em.create(ChangeEvent, {
        eventId,
        kind: 'PUBLISHED',
        subjectType: 'SharedRecord',
        subjectId: id,
        subjectRevision: 1,
        category: 'PENALTY_DECISION',
        organizationId: organization,
        publisherId: organization,
        at: now,
        body: JSON.stringify({ status: 'SHARED', timeliness, dueAt }),
      });
      return decision;
    });
    return { record, userErrors: [] };
  }
}
