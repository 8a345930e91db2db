import type { EntityManager } from '@mikro-orm/postgresql';
import { countyDivisions, countyOrganizations } from './county.js';
import { DivisionEntity } from './division.entity.js';
import { OrganizationEntity } from './organization.entity.js';

/** Loads the county's divisions and organizations; what is there already is left as it is, so every start may call it. */
export async function seedOrganizations(em: EntityManager): Promise<void> {
  await em.transactional(async (tx) => {
    // Successors refer to rows of the same table: they are set in a second pass.
    await tx.upsertMany(
      DivisionEntity,
      countyDivisions.map(({ successorCode: _, ...division }) => division),
      { onConflictAction: 'ignore' },
    );
    await tx.upsertMany(
      OrganizationEntity,
      countyOrganizations.map(({ successorCode: _, ...organization }) => organization),
      { onConflictFields: ['code'], onConflictAction: 'ignore' },
    );
    for (const { code, successorCode } of countyOrganizations) {
      if (!successorCode) continue;
      const successor = await tx.findOneOrFail(OrganizationEntity, { code: successorCode });
      await tx.nativeUpdate(DivisionEntity, { code, successorCode: null }, { successorCode });
      await tx.nativeUpdate(OrganizationEntity, { code, successorId: null }, { successorId: successor.id });
    }
  });
}
