import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { ofProceeding } from '../../../core/proceedings/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 5(一): a bulletin of the office on a period. */
export const BulletinEntity = defineEntity({
  name: 'BulletinEntity',
  tableName: 'bulletin',
  properties: {
    proceeding: ofProceeding,
    office: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('office_id'),
    periodFrom: column.date(),
    periodTo: column.date(),
    issueNumber: column.text().nullable(),
    content: column.text(),
    publishedAt: column.instant().nullable(),
    recordId: column.uuid().nullable(),
  },
});
