import { givenCode } from './given-code.js';
import { delegate, type DelegationEntry } from './delegate.js';
import type { ListFile } from './import-list.js';
import { delegationColumns, itemColumns } from './list-columns.js';
import type { Defaults } from './read-list.js';
import { recordItem, type ItemEntry } from './record-item.js';

type ItemField = (typeof itemColumns)[number]['field'];
type DelegationField = (typeof delegationColumns)[number]['field'];

/** The list of items: each row is an item, or a version of one. */
export function itemFile(defaults: Defaults<ItemField>): ListFile<ItemField, ItemEntry> {
  return {
    action: 'ENFORCEMENT_ITEMS_IMPORTED',
    columns: itemColumns,
    defaults,
    entryOf: ({ code, name, legalBasis, validFrom, basis, ...cells }, ownCode) => ({
      ...cells,
      code: code ?? givenCode(cells.departmentCode ?? ownCode, name ?? ''),
      name: name ?? '',
      legalBasis: legalBasis ?? '',
      validFrom: validFrom ?? '',
      basis: basis ?? '',
    }),
    codeOf: ({ code }) => code,
    givenOf: ({ code, name }, cells) => (cells.code === null ? { code, name } : null),
    keyOf: ({ validFrom }, { code, department }) => `${code} ${department} ${validFrom}`,
    tellsDoubles: true,
    change: recordItem,
  };
}

/** The list of handovers: each row is an item that a township has taken over. */
export function delegationFile(defaults: Defaults<DelegationField>): ListFile<DelegationField, DelegationEntry> {
  return {
    action: 'DELEGATIONS_IMPORTED',
    columns: delegationColumns,
    defaults,
    entryOf: ({ itemCode, townshipCode, delegatedFrom, basis, ...cells }) => ({
      ...cells,
      itemCode: itemCode ?? '',
      townshipCode: townshipCode ?? '',
      delegatedFrom: delegatedFrom ?? '',
      basis: basis ?? '',
    }),
    codeOf: ({ itemCode }) => itemCode,
    keyOf: ({ delegatedFrom, townshipCode }, { code, department }) =>
      `${code} ${department} ${townshipCode} ${delegatedFrom}`,
    tellsDoubles: false,
    change: delegate,
  };
}
