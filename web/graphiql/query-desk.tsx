import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import { demonstrationToken } from '../session/credential.js';
import { exampleTabs } from './example-tabs.js';
import { OrganizationSwitch } from './organization-switch.js';
import { TokenField } from './token-field.js';
import { wholeOperation } from './whole-operation.js';

const socketUrl = new URL('/graphql', location.href.replace(/^http/, 'ws')).href;

/** GraphiQL below a bar that says who asks. A demonstration hands out identities; elsewhere the visitor brings a token. */
export function QueryDesk() {
  const [organizationCode, setOrganizationCode] = useState('141025100');
  const [demonstration, setDemonstration] = useState<boolean>();
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const identify = async (): Promise<void> => {
      const answer = await demonstrationToken(organizationCode).catch(() => null);
      if (!current) return;
      setDemonstration(answer !== null);
      setToken(answer);
    };
    void identify();
    return () => {
      current = false;
    };
  }, [organizationCode]);
  const fetcher = useMemo(() => {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    return wholeOperation(
      createGraphiQLFetcher({ url: '/graphql', subscriptionUrl: socketUrl, headers, wsConnectionParams: headers }),
    );
  }, [token]);
  const tabs = useMemo(() => exampleTabs(new Date()), []);
  if (demonstration === undefined) return <p role="status">正在取得身份…</p>;
  return (
    <>
      <header className="masthead">
        <a href="/">联动</a>
        <h1>查询台</h1>
        {demonstration && token !== null ? (
          <OrganizationSwitch token={token} code={organizationCode} onChange={setOrganizationCode} />
        ) : (
          <TokenField onToken={setToken} />
        )}
        <a href="/schema.graphql">接口定义</a>
        <button type="button" onClick={restoreExamples}>
          恢复示例
        </button>
      </header>
      <GraphiQL fetcher={fetcher} defaultTabs={tabs} defaultEditorToolsVisibility="variables">
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

/** GraphiQL keeps tabs and their texts in the browser, and shows those rather than the examples. */
function restoreExamples(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('graphiql:')) localStorage.removeItem(key);
  location.reload();
}
