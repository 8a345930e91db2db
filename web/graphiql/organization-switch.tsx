import { useEffect, useState } from 'react';
import { askHub } from '../session/ask-hub.js';

interface OrganizationSwitchProps {
  readonly token: string;
  readonly code: string;
  readonly onChange: (code: string) => void;
}

/** Chooses the organization one acts for in the demonstration. */
export function OrganizationSwitch({ token, code, onChange }: OrganizationSwitchProps) {
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
      <select value={code} onChange={(event) => onChange(event.target.value)}>
        {organizations.map((organization) => (
          <option key={organization.code} value={organization.code}>
            {`${organization.name} ${organization.code}`}
          </option>
        ))}
      </select>
    </label>
  );
}
