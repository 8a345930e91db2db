import { officesOfRole, permissions, roles, type Role } from '../../src/core/identity/role.js';
import { offices } from '../../src/core/organizations/index.js';

/** The table of permissions as a page. */
export function permissionsPage(): string {
  const names = Object.keys(roles) as Role[];
  const rows = Object.entries(permissions).map(([name, { roles: allowed, allows }]) => {
    const held: readonly Role[] = allowed;
    return `| \`${name}\` | ${names.every((role) => held.includes(role)) ? 'every role' : held.join(', ')} | ${allows} |`;
  });
  const held = names.map((role) => {
    const bound = officesOfRole[role];
    const holders = bound?.map((office) => `${offices[office].name}: ${offices[office].holder}`).join('; ');
    return `| ${role} | ${holders ?? 'any organization'} |`;
  });
  return `# Permissions

Printed from \`src/core/identity/role.ts\` by \`npm run docs\`. A token or an API key carries roles; a role that is not named here
permits nothing. No permission shows the content of a record that one's organization may not see.

| permission | roles | allows |
|---|---|---|
${rows.join('\n')}

## Who may hold a role

Some roles are an office that one organization of the county has. They count for people and systems of that organization only, on the
days on which it exists, whatever a token says. A token that carries such a role for another organization is not refused: the role does
not count, the others do, \`viewer { roles }\` shows what is left, and the hub's log names organization and role once.

| role | held by |
|---|---|
${held.join('\n')}
`;
}
