import { registerEnumType } from 'type-graphql';
import { opinionAnswers, opinionKinds } from './procuratorial-opinion.js';

registerEnumType(opinionKinds, {
  name: 'ProcuratorialOpinionKind',
  description: '检察意见的种类（规则 X2、X3）。What an opinion of the procuratorate asks for (rules X2, X3).',
  valuesConfig: {
    REFER_CRIME: {
      description: '移送涉嫌犯罪案件：应当移送而未移送的（规则 X3）。To refer a suspected crime (rule X3).',
    },
    CORRECT: { description: '纠正执法中的问题。To put something right.' },
    OTHER: { description: '其他意见。Anything else.' },
  },
});

registerEnumType(opinionAnswers, {
  name: 'ProcuratorialOpinionAdoption',
  description: '检察意见的采纳情况（规则 X2）。What the addressee makes of an opinion (rule X2).',
  valuesConfig: {
    ADOPTED: { description: '采纳。Adopted.' },
    PARTLY_ADOPTED: { description: '部分采纳，说明理由。Adopted in part, with reasons.' },
    NOT_ADOPTED: { description: '不采纳，说明理由。Not adopted, with reasons.' },
  },
});
