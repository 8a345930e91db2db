import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { type Attachment, attachmentLoader, AttachmentType } from '../attachments/index.js';
import {
  AvailableStepType,
  DeadlineType,
  presentDeadline,
  type AvailableStep,
  type Deadline,
} from '../deadlines/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { readReadings, ReadingType, type Reading } from '../readings/index.js';
import { actingFor, rowsByOwner } from '../visibility/index.js';
import { availableSteps } from './available-steps.js';
import { correctedFields } from './corrected-fields.js';
import { draftPath, isFor, readyDrafts } from './drafts.js';
import { actingKey } from './heirs.js';
import { wordsOfStep } from './known-steps.js';
import { isRegisteredLate } from './occurrence.js';
import { deadlineIds, labelOfClock } from './proceeding-deadlines.sql.js';
import { DraftDocumentType, Proceeding, ProceedingMaterialType, ProceedingStepType } from './proceeding.graphql.js';
import type { Material } from './proceeding.js';
import { procedureOf, type ProceedingRow } from './procedure.js';
import { proceedingLoader } from './proceeding-loader.js';
import { readClocks, readMaterials, readSteps } from './parts.sql.js';

@Resolver(() => Proceeding)
export class ProceedingResolver {
  @FieldResolver(() => String)
  stateLabel(@Root() { procedure, state }: ProceedingRow, @Ctx() { hub }: RequestContext): string {
    return procedureOf(hub.procedures, procedure).table.states[state] ?? state;
  }

  @FieldResolver(() => Proceeding, { nullable: true })
  async about(@Root() { aboutId }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<ProceedingRow | null> {
    return aboutId === null ? null : loaders.own(proceedingLoader).load(aboutId);
  }

  @FieldResolver(() => [ProceedingStepType])
  async steps(
    @Root() { key, procedure: name }: ProceedingRow,
    @Ctx() { hub, loaders }: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<object[]> {
    const procedure = procedureOf(hub.procedures, name);
    const { table } = procedure;
    const steps = await loaders.ownFor(readSteps, rowsByOwner).load(key);
    return steps.map((taken) => ({
      ...taken,
      ...wordsOfStep(table, taken.step),
      registeredLate: isRegisteredLate(taken, hub),
      changes: correctedFields(schema, procedure, taken.changes),
      stateLabel: table.states[taken.state] ?? taken.state,
      organization: hub.organizations.byKey(taken.organizationId),
    }));
  }

  @FieldResolver(() => [ProceedingMaterialType])
  materials(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<Material[]> {
    return loaders.ownFor(readMaterials, rowsByOwner).load(key);
  }

  @FieldResolver(() => [ReadingType])
  readings(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<Reading[]> {
    return loaders.ownFor(readReadings, rowsByOwner).load(key);
  }

  @FieldResolver(() => [DeadlineType])
  async deadlines(
    @Root() { key, id, title, number, procedure, heirs }: ProceedingRow,
    @Ctx() { hub, loaders }: RequestContext,
  ): Promise<Deadline[]> {
    const clocks = await loaders.ownFor(readClocks, rowsByOwner).load(key);
    return clocks.map(({ id: clockKey, responsibleId, ...clock }) =>
      presentDeadline(
        {
          ...clock,
          key: deadlineIds.of(clockKey),
          title,
          number,
          procedure,
          label: labelOfClock(procedureOf(hub.procedures, procedure), clock.clock),
          subjectId: id,
          // What was met or came to an end before stays whose it was.
          responsible: hub.organizations.byKey(
            clock.metAt === null && clock.endedAt === null ? actingKey({ heirs }, responsibleId) : responsibleId,
          ),
        },
        hub.clock.now(),
      ),
    );
  }

  @FieldResolver(() => [DraftDocumentType])
  async drafts(
    @Root() row: ProceedingRow,
    @Ctx() { hub, viewer: caller, loaders }: RequestContext,
  ): Promise<DraftDocumentType[]> {
    const viewer = requirePermission(caller, 'read');
    const procedure = procedureOf(hub.procedures, row.procedure);
    if (!procedure.drafts?.some((draft) => isFor(procedure, draft, row, viewer))) return [];
    const [steps, materials] = await Promise.all([
      loaders.ownFor(readSteps, rowsByOwner).load(row.key),
      loaders.ownFor(readMaterials, rowsByOwner).load(row.key),
    ]);
    const from = { hub, row, steps, materials, session: actingFor(viewer.organization, hub.pool), viewer };
    const ready = await readyDrafts(procedure, from);
    return ready.map((draft) => ({ ...draft, path: draftPath(row.id, draft.name) }));
  }

  @FieldResolver(() => [AvailableStepType])
  availableSteps(
    @Root() row: ProceedingRow,
    @Ctx() { hub, viewer: caller, loaders }: RequestContext,
  ): Promise<AvailableStep[]> {
    return availableSteps(row, { hub, viewer: requirePermission(caller, 'read'), loaders });
  }
}

@Resolver(() => ProceedingMaterialType)
export class ProceedingMaterialResolver {
  @FieldResolver(() => AttachmentType, { nullable: true })
  async attachment(@Root() { contentId }: Material, @Ctx() { loaders }: RequestContext): Promise<Attachment | null> {
    return contentId === null ? null : loaders.own(attachmentLoader).load(contentId);
  }
}
