import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { askedPage, connection } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { soughtIn } from '../../platform/search-text/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { proceedingLoader, type ProceedingRow } from '../proceedings/index.js';
import { recordLoader, type RecordRow } from '../records/index.js';
import { searchTypes } from '../search-type.js';
import { matchesOf } from './matches.js';
import { SearchHit, SearchHitConnection, SearchMatch, searchRelevances } from './search.graphql.js';
import { countSubjects, findSubjects, foundCursors, mostCounted, type Found } from './search.sql.js';

/** Something that was found, with what it is. */
export interface Hit extends Found {
  readonly subject: RecordRow | ProceedingRow;
  readonly terms: readonly string[];
}

const relevances = ['CONTENT', 'NAME', 'EXACT'] as const;

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => SearchHitConnection, {
    description: `检索可见的共享信息和办理事项：编号、文号、标题、当事人，拼音首字母，及填写的内容；恰为检索词的在前，其次名称中有的，再次正文中有的，各自最近的在前；不含已撤回的信息。不分全角半角、大小写、括号、间隔号和连接号的写法；以空格分开的各项须同时出现。totalCount 至多数到 ${mostCounted}。Searches the records and proceedings that one may see: numbers, titles, parties, pinyin initials, and whatever else is told in words. What is just that comes first, then what has it in a name, then what says it, the last one first; no withdrawn records. Width, case and the kinds of brackets, dots and dashes make no difference; what stands between spaces must all be there. totalCount counts up to ${mostCounted}.`,
  })
  async search(
    @Arg('text', () => String, { description: '检索词，2 至 200 个字。What to look for, 2 to 200 characters.' })
    text: string,
    @Arg('types', () => [searchTypes], {
      nullable: true,
      description:
        '信息类别和办理程序，任一即可；不填为全部。Categories and procedures, any of them; all if not given.',
    })
    types: string[] | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Hit>> {
    const { hub, viewer: caller } = context;
    const viewer = requirePermission(caller, 'read');
    const search = {
      sought: soughtIn(text, 'text'),
      categories: types && types.filter((type) => hub.categories.has(type)),
      procedures: types && types.filter((type) => hub.procedures.has(type)),
    };
    return connection(
      foundCursors,
      {
        async rows(request) {
          const found = await findSubjects(hub, viewer, search, request);
          const hits = await Promise.all(found.map((each) => hitOf(context, each, search.sought.terms)));
          return hits.filter((hit) => hit !== null);
        },
        count: () => countSubjects(hub, viewer, search),
      },
      askedPage(hub, args, info),
    );
  }

  @FieldResolver(() => searchRelevances)
  relevance(@Root() hit: Hit): keyof typeof searchRelevances {
    return relevances[hit.relevance - 1] ?? 'CONTENT';
  }

  @FieldResolver(() => [SearchMatch])
  matches(@Root() hit: Hit, @Ctx() context: RequestContext): Promise<SearchMatch[]> {
    return matchesOf(context, hit);
  }
}

/**
 * Read as any other record or proceeding is: a second time under the policies, and the rule in memory; null for what may not be seen after
 * all.
 */
async function hitOf({ loaders }: RequestContext, found: Found, terms: readonly string[]): Promise<Hit | null> {
  const { isRecord, key } = found;
  const subject = await (isRecord ? loaders.own(recordLoader).load(key) : loaders.own(proceedingLoader).load(key));
  return subject && { ...found, subject, terms };
}
