import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 4 and 6: who convenes, who is deputy and who directs the office, term by term (J4, J10). */
export const TermRoleEntity = defineEntity({
  name: 'TermRoleEntity',
  tableName: 'conference_term_role',
  properties: {
    role: column.text().primary(),
    validFrom: column.date().primary(),
    validTo: column.date().nullable(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    title: column.text(),
    personName: column.text().nullable(),
    basis: column.text(),
  },
});
