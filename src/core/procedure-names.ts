import { registerEnumType } from 'type-graphql';

/** Values of the GraphQL enum `ProcedureName`; each procedure adds its own, so that core names none. */
export const procedureNames: Record<string, string> = {};
const valuesConfig: Record<string, { description: string }> = {};

registerEnumType(procedureNames, {
  name: 'ProcedureName',
  description: '办理程序（机制二、三，联席会议制度）。Procedures of the regulation.',
  valuesConfig,
});

export function addProcedureName({ name, description }: { readonly name: string; readonly description: string }): void {
  procedureNames[name] = name;
  valuesConfig[name] = { description };
}
