import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { recordLists } from '../../core/jurisdiction/index.js';
import { townshipItems } from './lists.js';
import { demonstrationItems } from './material/items.js';
import { overloading } from './material/violations.js';
import { townships } from './offices.js';

/** 南垣乡 has no weighing station: what it decides there is flagged (G3). */
const notHandedOver = { itemCode: overloading, townshipCode: '141025202' };

/** Mech 二: the lists of the county's departments and what townships have taken over, told by the county government. */
export async function seedBoundaries(hub: Hub, county: Viewer): Promise<void> {
  const items = demonstrationItems.map(({ department, delegated: _, ...item }) => ({
    ...item,
    departmentCode: department.code,
    validFrom: '2021-01-01',
    validTo: null,
    basis: '古县县直部门行政执法事项清单（演示）',
  }));
  const ofTownships = townshipItems().map(({ office, ...item }) => ({
    ...item,
    departmentCode: office.code,
    validFrom: '2021-05-25',
    validTo: null,
    basis: '古县乡镇行政执法事项清单（演示）',
  }));
  const delegations = demonstrationItems
    .filter(({ delegated }) => delegated)
    .flatMap(({ code: itemCode, department }) =>
      townships.map(({ code: townshipCode }) => ({
        itemCode,
        departmentCode: department.code,
        townshipCode,
        delegatedFrom: '2021-07-01',
        revokedOn: null,
        basis: '古县人民政府关于下放行政处罚事项的决定（演示）',
        revocationBasis: null,
      })),
    )
    .filter(
      ({ itemCode, townshipCode }) =>
        itemCode !== notHandedOver.itemCode || townshipCode !== notHandedOver.townshipCode,
    );
  const [refusal] = await recordLists(hub, county, { items: [...items, ...ofTownships], delegations });
  if (refusal) throw new Error(`演示清单被拒绝：${refusal.path.join('.')} ${refusal.message}`);
}
