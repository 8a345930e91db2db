import { permissions, roles, type Role } from '../../src/core/identity/role.js';

/** The table of permissions as a page. */
export function permissionsPage(): string {
  const names = Object.keys(roles) as Role[];
  const rows = Object.entries(permissions).map(([name, { roles: allowed, allows }]) => {
    const held: readonly Role[] = allowed;
    return `| \`${name}\` | ${names.every((role) => held.includes(role)) ? 'every role' : held.join(', ')} | ${allows} |`;
  });
  return `# Permissions

Printed from \`src/core/identity/role.ts\` by \`npm run docs\`. A token or an API key carries roles; a role that is not named here
permits nothing. No permission shows the content of a record that one's organization may not see.

| permission | roles | allows |
|---|---|---|
${rows.join('\n')}
`;
}
