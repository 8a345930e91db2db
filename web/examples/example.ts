/** An operation of `examples/operations` as its file tells it: the head of comments, the document, the variables beside it. */
export interface Example {
  /** Folder and file, as `complaint/10-register-complaint`. */
  readonly path: string;
  readonly chapter: string;
  readonly title: string;
  /** The operation's own, of which there is one. */
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly identity: Identity;
  /** Names of examples that are run before, beside those whose answers its variables name. */
  readonly after: readonly string[];
  /** The code of the error that it shows on purpose; null for one that succeeds. */
  readonly refusal: string | null;
  /** The code with which it is refused to whoever runs it again while its effect lasts; null where it can be run at any time. */
  readonly again: string | null;
  readonly document: string;
  readonly variables: unknown;
}

/** Who asks. Without roles: with all that the demonstration account of the organization has. */
export interface Identity {
  readonly organization: string;
  readonly roles: readonly string[];
}

/**
 * Reads an example. Its head is `# title`, `# 身份: code ROLE …`, and where they are needed `# 先行: Name …`,
 * `# 拒绝: CODE` and `# 再次: CODE`.
 * @throws Error that names file and line for a head without title or identity, or a document without a named operation
 */
export function readExample(path: string, document: string, variables: string | undefined): Example {
  const [, chapter = ''] = /^([\w-]+)\//.exec(path) ?? [];
  const [, title] = /^# (?!身份: )(\S.*)\n/.exec(document) ?? [];
  const [organization, ...roles] = wordsOf(document, '身份');
  const [, kind, name] = /^(query|mutation|subscription) (\w+)/m.exec(document) ?? [];
  if (title === undefined) throw new Error(`${path}: 第一行须为标题 (no title in its first line)`);
  if (organization === undefined) throw new Error(`${path}: 缺少“# 身份: 单位代码” (whose identity?)`);
  if (name === undefined) throw new Error(`${path}: 操作须有名称 (an operation without a name)`);
  return {
    path,
    chapter,
    title,
    name,
    kind: kind as Example['kind'],
    identity: { organization, roles },
    after: wordsOf(document, '先行'),
    refusal: wordsOf(document, '拒绝')[0] ?? null,
    again: wordsOf(document, '再次')[0] ?? null,
    document,
    variables: variables === undefined ? {} : JSON.parse(variables),
  };
}

function wordsOf(document: string, label: string): string[] {
  const line = new RegExp(`^# ${label}: (.+)$`, 'm').exec(document)?.[1];
  return line === undefined ? [] : line.trim().split(/\s+/);
}
