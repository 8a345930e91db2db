import { useEffect, useState } from 'react';
import type { Identity } from '../examples/example.js';
import { askHub } from '../session/ask-hub.js';

interface OrganizationSwitchProps {
  readonly token: string;
  readonly identity: Identity;
  readonly onChange: (identity: Identity) => void;
}

/** Chooses the organization one acts for in the demonstration. An example may need roles that its account does not have: they are shown. */
export function OrganizationSwitch({ token, identity, onChange }: OrganizationSwitchProps) {
  const { organization: code, roles } = identity;
  const [organizations, setOrganizations] = useState([{ code, name: '' }]);
  useEffect(() => {
    askHub<{ organizations: typeof organizations }>(token, '{ organizations { code name } }').then(
      (answer) => setOrganizations(answer.organizations),
      () => undefined, // the code alone is shown; GraphiQL itself tells what is wrong with the hub
    );
  }, [token]);
  return (
    <label>
      演示身份{' '}
      <select value={code} onChange={(event) => onChange({ organization: event.target.value, roles: [] })}>
        {organizations.map((organization) => (
          <option key={organization.code} value={organization.code}>
            {`${organization.name} ${organization.code}`}
          </option>
        ))}
      </select>
      {roles.length > 0 ? <small> {roles.join(' ')}</small> : null}
    </label>
  );
}
