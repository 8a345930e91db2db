import { Field, InputType } from 'type-graphql';

@InputType({ description: '取值对照：其中的一项。What a text of the file means.' })
export class ImportValueInput {
  @Field(() => String, { description: '文件中的文字。The text in the file.' })
  readonly from!: string;

  @Field(() => String, { description: '对应的取值。What it means here.' })
  readonly to!: string;
}

@InputType({ description: '列映射：其中的一列。Where a column comes from.' })
export class ImportColumnInput {
  @Field(() => String, {
    description: '平台的列：代码或列名，如 legalBasis 或 设定依据。A column here, by its code or heading.',
  })
  readonly field!: string;

  @Field(() => String, { nullable: true, description: '文件中的列名。The heading in the file.' })
  readonly column?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '固定值：各行都取；又指明列的，仅用于该列为空的行。A text for all rows, or for those where the column is empty.',
  })
  readonly constant?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '日期格式，如 DD/MM/YYYY；不填则按通常的写法。How the file writes days; as usual if not given.',
  })
  readonly dateFormat?: string | null;

  @Field(() => [ImportValueInput], {
    nullable: true,
    description: '取值对照表；表中没有的按原文。What texts of the file mean; others stay as they stand.',
  })
  readonly values?: ImportValueInput[] | null;
}

@InputType({
  description:
    '列映射：文件的列名与平台不同时，逐列指明。How the columns of a file become those of the hub, where their headings differ.',
})
export class ImportMappingInput {
  @Field(() => [ImportColumnInput], {
    description:
      '各列；文件中未被指明的列不采用，并在结果中列出。The columns; others of the file are left out, and named in the answer.',
  })
  readonly columns!: ImportColumnInput[];
}
