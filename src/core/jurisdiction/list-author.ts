import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Organization } from '../organizations/index.js';
import type { ListBook } from './list-book.js';

/** Who tells something of the lists, and the book that it goes into. */
export interface ListScope<Book = ListBook> {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly book: Book;
}

/** Whether the viewer writes for the county government, whose decisions the lists are. */
function isCounty({ organization }: Viewer): boolean {
  return organization.kind === 'COUNTY_GOVERNMENT';
}

/**
 * G2: the department whose list the viewer writes: its own if none is named, any for the county government. `only` is the department
 * that is meant where there is but one.
 */
export function listedDepartment(
  { organizations }: Pick<Hub, 'organizations'>,
  viewer: Viewer,
  departmentCode: string | null,
  only: Organization | null = null,
): Organization | Refusal {
  const path = 'departmentCode';
  const own = viewer.organization.kind === 'DEPARTMENT' && !isCounty(viewer) ? viewer.organization : null;
  const department = departmentCode === null ? (own ?? only) : organizations.byCode(departmentCode);
  if (department === null) return refusal(path, 'REQUIRED', '须写明实施部门代码');
  if (department?.kind !== 'DEPARTMENT') return refusal(path, 'NOT_FOUND', '没有此代码的部门');
  if (department.key !== viewer.organization.key && !isCounty(viewer)) {
    return refusal(path, 'NOT_COMPETENT', '清单由实施部门或县政府登记', 'G2');
  }
  return department;
}
