import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../kernel/clock.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { transaction, type Pool } from '../../platform/database/index.js';
import { hashAsked, textAsked, type AskedDocument } from '../../platform/graphql/asked-document.js';
import type { Logger } from '../../platform/log/index.js';
import { appendAudits } from '../audit/index.js';
import type { TrustMode, Viewer } from '../identity/index.js';
import { documentHash } from './document-hash.js';
import { registrationDocument } from './registration-document.js';
import { readTrustedDocument, writeTrustedDocuments } from './trusted-document.sql.js';

declare module '../hub.js' {
  interface Hub {
    readonly documents: TrustedDocuments;
  }
}

/** Documents that were registered, and what becomes of those that were not. */
export interface TrustedDocuments {
  /**
   * The text of the document that a caller asks for, on every transport: the one given, or the one registered under the hash
   * given; null when there is neither.
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED, or BAD_REQUEST for a text that is not its hash's
   */
  textOf(asked: AskedDocument, viewer: Viewer | null): Promise<string | null>;
  /** The same at once where nothing has to be read, digested or refused for it; null: `textOf` is to be asked. */
  textAtOnce(asked: AskedDocument, viewer: Viewer | null): string | null;
  /** Registers texts and gives their hashes in the same order. */
  register(texts: readonly string[], viewer: Viewer): Promise<string[]>;
  /** How many operations came with a text that nobody has registered, since the start. */
  untrusted(): { readonly logged: number; readonly refused: number };
}

export interface TrustedDocumentsOptions {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  /** For callers whom nobody knows. */
  readonly anonymous: TrustMode;
}

const hashForm = /^[0-9a-f]{64}$/;
/** Bytes that the texts kept may take. */
const mostBytes = 16 * 1024 * 1024;
const mostTold = 1_000;

export function openTrustedDocuments({ pool, clock, log, anonymous }: TrustedDocumentsOptions): TrustedDocuments {
  // What was trusted once stays so: nothing is ever taken out of the table.
  const known = new LRUCache<string, string>({
    maxSize: mostBytes,
    sizeCalculation: (text, hash) => 2 * (text.length + hash.length),
  });
  const told = new LRUCache<string, true>({ max: mostTold });
  const registrationHash = documentHash(registrationDocument);
  const counts = { logged: 0, refused: 0 };

  async function trusted(hash: string): Promise<string | null> {
    if (!hashForm.test(hash)) return null;
    if (hash === registrationHash) return registrationDocument;
    const cached = known.get(hash);
    if (cached !== undefined) return cached;
    const text = await readTrustedDocument(pool, hash);
    if (text !== null) known.set(hash, text);
    return text;
  }

  function refuse(): never {
    counts.refused += 1;
    throw notTrusted();
  }

  /** The log gets the hash, once a document: the text may hold what its caller has written into it. */
  function tell(hash: string): void {
    counts.logged += 1;
    if (told.has(hash)) return;
    told.set(hash, true);
    log.warn({ document: hash }, 'a document was executed that nobody has registered');
  }

  return {
    untrusted: () => ({ ...counts }),
    async textOf(asked, viewer) {
      const given = textAsked(asked);
      const named = hashAsked(asked);
      if (given === null) return named === null ? null : ((await trusted(named)) ?? refuse());
      const mode = viewer?.trustedDocuments ?? anonymous;
      if (mode === 'OFF' && named === null) return given;
      const hash = documentHash(given);
      if (named !== null && named !== hash) throw wrongHash();
      if (mode === 'OFF') return given;
      const registered = await trusted(hash);
      if (registered !== null) return registered;
      if (mode === 'ENFORCE') return refuse();
      tell(hash);
      return given;
    },
    textAtOnce(asked, viewer) {
      const given = textAsked(asked);
      const named = hashAsked(asked);
      if (given === null) return named === null ? null : (known.get(named) ?? null);
      return named === null && (viewer?.trustedDocuments ?? anonymous) === 'OFF' ? given : null;
    },
    async register(texts, viewer) {
      const documents = new Map(texts.map((text) => [documentHash(text), text]));
      const at = shanghaiText(clock.now());
      const { person, organization } = viewer;
      await transaction(pool, async (executor) => {
        const registration = { documents, personKey: person.key, organizationKey: organization.key, at };
        const added = await writeTrustedDocuments(executor, registration);
        const act = { action: 'DOCUMENT_REGISTERED', subjectType: 'TrustedDocument' };
        await appendAudits(
          executor,
          viewer,
          added.map((subjectId) => ({ ...act, subjectId })),
          at,
        );
      });
      return texts.map(documentHash);
    },
  };
}

function notTrusted(): GraphQLError {
  return new GraphQLError('此操作文档未登记，不予执行：请由管理员用 registerTrustedDocuments 登记后再用', {
    extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 400 } },
  });
}

function wrongHash(): GraphQLError {
  return new GraphQLError('documentId 不是 query 的 SHA-256 摘要', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
