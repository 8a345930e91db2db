import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { useState } from 'react';
import type { Example } from '../examples/example.js';
import { chapters, exampleIn, textsOf, type Chapter } from './examples.js';

const kinds: Readonly<Record<Example['kind'], string>> = { query: '查询', mutation: '办理', subscription: '订阅' };

/** The examples by chapter, and of all of them those whose title, name or operation has a word. */
function ExampleMenu() {
  const [sought, setSought] = useState('');
  const shown = useGraphiQL(({ tabs, activeTabIndex }) => exampleIn(tabs[activeTabIndex]?.query)?.name);
  const open = useOpenExample();
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = chapters
    .map((chapter) => ({ ...chapter, examples: chapter.examples.filter((one) => isFound(one, chapter, words)) }))
    .filter(({ examples }) => examples.length > 0);
  return (
    <nav className="examples" aria-label="示例">
      <label>
        查找示例{' '}
        <input
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          placeholder="移送、urge…"
        />
      </label>
      {found.map((chapter) => (
        <ChapterList key={chapter.folder} chapter={chapter} shown={shown} isOpen={words.length > 0} onOpen={open} />
      ))}
      {found.length === 0 ? <p role="status">没有相符的示例</p> : null}
    </nav>
  );
}

interface ChapterListProps {
  readonly chapter: Chapter;
  readonly shown: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (example: Example) => void;
}

function ChapterList({ chapter: { folder, title, examples }, shown, isOpen, onOpen }: ChapterListProps) {
  const holdsShown = examples.some(({ name }) => name === shown);
  return (
    <details key={String(isOpen || holdsShown)} open={isOpen || holdsShown} data-chapter={folder}>
      <summary>
        {title} <small>{examples.length}</small>
      </summary>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button
              type="button"
              aria-current={example.name === shown ? 'page' : undefined}
              title={example.name}
              onClick={() => onOpen(example)}
            >
              <small data-kind={example.kind}>{kinds[example.kind]}</small> {example.title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function isFound({ title, name, document }: Example, chapter: Chapter, words: readonly string[]): boolean {
  const text = `${chapter.title} ${title} ${name} ${document}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Goes to the tab that shows an example, or opens one for it. */
function useOpenExample(): (example: Example) => void {
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { addTab, changeTab, setOperationName, updateActiveTabValues } = useGraphiQLActions();
  return (example) => {
    const open = tabs.findIndex(({ query }) => exampleIn(query)?.name === example.name);
    if (open >= 0) return changeTab(open);
    const texts = textsOf(example, new Date());
    addTab();
    queryEditor?.setValue(texts.query);
    variableEditor?.setValue(texts.variables);
    // The editors tell of it a moment later: until then it would be run, named and looked for as what was there before.
    setOperationName(example.name);
    updateActiveTabValues(texts);
  };
}

function ExampleIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M4 5h16M4 10h16M4 15h10M4 20h10" />
      <path d="M18 14l4 3-4 3z" fill="currentColor" />
    </svg>
  );
}

/** In GraphiQL's own pane, beside the documentation and the history. */
export const examplePlugin: GraphiQLPlugin = { title: '示例', icon: ExampleIcon, content: ExampleMenu };
