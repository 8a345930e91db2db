import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import type { TabsState } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Example, Identity } from '../examples/example.js';
import { exampleFetcher } from './example-fetcher.js';
import { examplePlugin } from './example-menu.js';
import { exampleIn, exampleNamed, textsOf } from './examples.js';
import { tokenOf } from './identities.js';
import { OrganizationSwitch } from './organization-switch.js';
import { TokenField } from './token-field.js';
import { wholeOperation } from './whole-operation.js';

const socketUrl = new URL('/graphql', location.href.replace(/^http/, 'ws')).href;
const plugins = [HISTORY_PLUGIN, examplePlugin];
const township: Identity = { organization: '141025100', roles: [] };

/**
 * GraphiQL below a bar that says who asks. A demonstration hands out identities, and the one who asks is whoever the example in the tab
 * names; elsewhere the visitor brings a token.
 */
export function QueryDesk() {
  const [identity, setIdentity] = useState(township);
  const [demonstration, setDemonstration] = useState<boolean>();
  const [token, setToken] = useState<string | null>(null);
  const [ran, setRan] = useState<readonly Example[]>([]);
  useEffect(() => {
    let current = true;
    const identify = async (): Promise<void> => {
      const answer = await tokenOf(identity).catch(() => null);
      if (!current) return;
      setDemonstration(answer !== null);
      setToken(answer);
    };
    void identify();
    return () => {
      current = false;
    };
  }, [identity]);
  const fetcher = useMemo(() => {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const asked = createGraphiQLFetcher({
      url: '/graphql',
      subscriptionUrl: socketUrl,
      headers,
      wsConnectionParams: headers,
    });
    return exampleFetcher(wholeOperation(asked), { demonstration: demonstration === true, onRan: setRan });
  }, [token, demonstration]);
  const tabs = useMemo(() => firstTabs(new Date()), []);
  const followTab = useFollowTab(setIdentity);
  if (demonstration === undefined) return <p role="status">正在取得身份…</p>;
  return (
    <>
      <header className="masthead">
        <a href="/">联动</a>
        <h1>查询台</h1>
        <p role="status">{ran.length > 0 ? `已先行办理：${ran.map(({ title }) => title).join(' → ')}` : ''}</p>
        {demonstration && token !== null ? (
          <OrganizationSwitch token={token} identity={identity} onChange={setIdentity} />
        ) : (
          <TokenField onToken={setToken} />
        )}
        <a href="/schema.graphql">接口定义</a>
        <button type="button" onClick={forgetTabs}>
          恢复初始
        </button>
      </header>
      <GraphiQL
        fetcher={fetcher}
        plugins={plugins}
        visiblePlugin={examplePlugin}
        defaultTabs={tabs}
        defaultEditorToolsVisibility="variables"
        onTabChange={followTab}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

/** Once a tab shows another example than before, whoever that example names is the one who asks. */
function useFollowTab(onIdentity: (identity: Identity) => void): (state: TabsState) => void {
  const shown = useRef<string>(undefined);
  return useCallback(
    ({ tabs, activeTabIndex }) => {
      const example = exampleIn(tabs[activeTabIndex]?.query);
      if (!example || example.name === shown.current) return;
      shown.current = example.name;
      onIdentity(example.identity);
    },
    [onIdentity],
  );
}

function firstTabs(now: Date): { query: string; variables: string }[] {
  const first = exampleNamed('Today');
  return first ? [textsOf(first, now)] : [];
}

/** GraphiQL keeps tabs and their texts in the browser, and shows those rather than the first example. */
function forgetTabs(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('graphiql:')) localStorage.removeItem(key);
  location.reload();
}
