import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';

/** How well something fits what is looked for. */
export const searchRelevances = { EXACT: 'EXACT', NAME: 'NAME', CONTENT: 'CONTENT' } as const;

registerEnumType(searchRelevances, {
  name: 'SearchRelevance',
  description: '与检索词的符合程度。How well something fits.',
  valuesConfig: {
    EXACT: {
      description:
        '名称恰为检索词：编号、文号、标题、当事人或其拼音首字母。A number, title or party, or its initials, is just what was looked for.',
    },
    NAME: {
      description:
        '名称含检索词：编号、文号、标题、当事人或其拼音首字母。A number, title or party, or its initials, holds it.',
    },
    CONTENT: { description: '内容含检索词：正文等。Something else that it says holds it.' },
  },
});

@ObjectType({ simpleResolvers: true, description: '所符合的一处。Where something fits.' })
export class SearchMatch {
  @Field(() => String, { description: '字段名，如 partyName。The field of the subject, such as partyName.' })
  readonly field!: string;

  @Field(() => String, {
    description:
      '该处的文字，至多 80 字，前后有省略的以…表示。The text there, at most 80 characters, with … for what is left out.',
  })
  readonly excerpt!: string;
}

@ObjectType({ description: '检索到的一项。Something that was found.' })
export class SearchHit {
  @Field(() => Node, {
    description: '共享信息（SharedRecord）或办理事项（Proceeding）。A shared record, or a proceeding.',
  })
  readonly subject!: Node;

  @Field(() => searchRelevances, { description: '符合程度。How well it fits.' })
  readonly relevance!: keyof typeof searchRelevances;

  @Field(() => [SearchMatch], {
    description:
      '符合之处，至多 5 处；仅以拼音首字母符合的为空。Where it fits, at most 5; none where only initials do.',
  })
  readonly matches!: SearchMatch[];
}

export const SearchHitConnection = connectionOf('SearchHit', () => SearchHit);
