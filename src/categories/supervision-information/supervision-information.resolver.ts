import { categoryResolver } from '../../core/records/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import { supervisionInformation } from './supervision-information.category.js';
import { SupervisionInformationFilter } from './supervision-information.graphql.js';

const { resolver } = categoryResolver({
  category: supervisionInformation,
  list: 'supervisionInformation',
  filter: SupervisionInformationFilter,
  conditions,
});

function conditions(filter: SupervisionInformationFilter): Sql[] {
  const { kinds, counterpartCode, licenceNumber, validOn, expiresFrom, expiresTo } = filter;
  return [
    ...(kinds ? [sql`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(counterpartCode == null
      ? []
      : [sql`d.counterpart_code = ${$(wellFormed(counterpartCode, 'counterpartCode'), 'text')}`]),
    ...(licenceNumber == null
      ? []
      : [sql`d.licence_number = ${$(wellFormed(licenceNumber, 'licenceNumber'), 'text')}`]),
    ...(validOn
      ? [sql`d.valid_from <= ${$(validOn, 'date')} AND coalesce(d.valid_to, 'infinity') >= ${$(validOn, 'date')}`]
      : []),
    ...(expiresFrom ? [sql`d.valid_to >= ${$(expiresFrom, 'date')}`] : []),
    ...(expiresTo ? [sql`d.valid_to <= ${$(expiresTo, 'date')}`] : []),
  ];
}

export const supervisionInformationResolvers = [resolver] as const;
