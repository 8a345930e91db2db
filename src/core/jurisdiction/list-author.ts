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

/** Whose lists there are: departments have theirs, townships the items of laws that give powers to townships themselves. */
const listKeepers: readonly string[] = ['DEPARTMENT', 'TOWNSHIP'];

/** G2: whose list the viewer writes: its own if none is named, any for the county government. */
export function listKeeper(
  { organizations }: Pick<Hub, 'organizations'>,
  viewer: Viewer,
  code: string | null,
): Organization | Refusal {
  const path = 'departmentCode';
  const own = listKeepers.includes(viewer.organization.kind) ? viewer.organization : null;
  const keeper = code === null ? own : organizations.byCode(code);
  if (keeper === null) return refusal(path, 'REQUIRED', '须写明实施单位代码');
  if (!keeper || !listKeepers.includes(keeper.kind)) {
    return refusal(path, 'NOT_FOUND', '没有此代码的部门或乡镇');
  }
  return checkAuthor(keeper, viewer) ?? keeper;
}

function checkAuthor(keeper: Organization, viewer: Viewer): Refusal | null {
  return keeper.key === viewer.organization.key || isCounty(viewer)
    ? null
    : refusal('departmentCode', 'NOT_COMPETENT', '清单由实施单位或县政府登记', 'G2');
}

/**
 * G2: the department that hands items of its list over: the viewer if none is named, any for the county government. `only` is the department
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
  return checkAuthor(department, viewer) ?? department;
}
