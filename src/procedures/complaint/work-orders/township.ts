import { foldedText } from '../../../platform/json-mapping/index.js';
import { existsOn, type Organization, type OrganizationRegister } from '../../../core/organizations/index.js';

/** The township that a text means: by its code or that of its area, or by any name it has or had; null where none is meant. */
export function townshipNamed(text: string, organizations: OrganizationRegister, today: string): Organization | null {
  const sought = foldedText(text);
  const [found = null, ...others] = townships(organizations, today).filter((each) =>
    [each.code, each.division.code, each.division.name, each.legalName, ...each.names.map(({ name }) => name)].some(
      (known) => known !== null && foldedText(known) === sought,
    ),
  );
  return others.length === 0 ? found : null;
}

/** The townships of today as people call them. */
export function knownTownships(organizations: OrganizationRegister, today: string): string {
  return townships(organizations, today)
    .map(({ name, code }) => `${name}（${code}）`)
    .join('、');
}

function townships(organizations: OrganizationRegister, today: string): Organization[] {
  return organizations.all().filter((each) => each.kind === 'TOWNSHIP' && existsOn(each, today));
}
