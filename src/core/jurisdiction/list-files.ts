import { delegate, type DelegationTold } from './delegate.js';
import type { ListFile } from './import-list.js';
import { delegationColumns, itemColumns } from './list-columns.js';
import { recordItem, type ItemTold } from './record-item.js';

type Field<Columns extends readonly { readonly field: string }[]> = Columns[number]['field'];

/** What holds for rows that do not say it themselves. */
export interface ListDefaults {
  readonly departmentCode: string | null;
  readonly from: string;
  readonly basis: string;
}

/** The list of items: each row is an item, or a version of one. */
export function itemFile(defaults: ListDefaults): ListFile<Field<typeof itemColumns>, ItemTold> {
  return {
    action: 'ENFORCEMENT_ITEMS_IMPORTED',
    columns: itemColumns,
    entryOf: (cells) => ({
      ...cells,
      code: cells.code ?? '',
      name: cells.name ?? '',
      legalBasis: cells.legalBasis ?? '',
      departmentCode: cells.departmentCode ?? defaults.departmentCode,
      validFrom: cells.validFrom ?? defaults.from,
      basis: cells.basis ?? defaults.basis,
    }),
    codeOf: ({ code }) => code,
    keyOf: ({ validFrom }, { code, department }) => `${code} ${department} ${validFrom}`,
    tell: recordItem,
  };
}

/** The list of handovers: each row is an item that a township has taken over. */
export function delegationFile(defaults: ListDefaults): ListFile<Field<typeof delegationColumns>, DelegationTold> {
  return {
    action: 'DELEGATIONS_IMPORTED',
    columns: delegationColumns,
    entryOf: (cells) => ({
      ...cells,
      itemCode: cells.itemCode ?? '',
      townshipCode: cells.townshipCode ?? '',
      departmentCode: cells.departmentCode ?? defaults.departmentCode,
      delegatedFrom: cells.delegatedFrom ?? defaults.from,
      basis: cells.basis ?? defaults.basis,
    }),
    codeOf: ({ itemCode }) => itemCode,
    keyOf: ({ delegatedFrom, townshipCode }, { code, department }) =>
      `${code} ${department} ${townshipCode} ${delegatedFrom}`,
    tell: delegate,
  };
}
