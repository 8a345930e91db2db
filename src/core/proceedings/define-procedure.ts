import { registerEnumType } from 'type-graphql';
import { labelOf } from '../../platform/graphql/label.js';
import { addProcedureName } from '../procedure-names.js';
import { addSearchType } from '../search-type.js';
import type { Procedure } from './procedure.js';

interface EnumDescriptions {
  [value: string]: { description: string };
}

/** Values of the GraphQL enum `MaterialKind`; each procedure adds those that its steps ask for. */
export const materialKinds: Record<string, string> = { OTHER: 'OTHER' };
const materialDescriptions: EnumDescriptions = { OTHER: { description: '其他材料。Other material.' } };

registerEnumType(materialKinds, {
  name: 'MaterialKind',
  description: '材料的种类。What a material is.',
  valuesConfig: materialDescriptions,
});

/** Declares a procedure with its values of the enums; called once a procedure, when its folder is loaded. */
export function defineProcedure<
  Facts extends object,
  State extends string,
  Party extends string,
  Name extends string,
  Clock extends string,
>(declared: Omit<Procedure<Facts, State, Party, Name, Clock>, 'label'>): Procedure<Facts, State, Party, Name, Clock> {
  const procedure = { ...declared, label: labelOf(declared.description) ?? declared.typeName };
  addProcedureName(procedure);
  addSearchType(procedure);
  const kinds = Object.values<{ readonly materials?: Readonly<Record<string, string>> }>(procedure.table.steps);
  for (const { materials = {} } of kinds) addMaterialKinds(materials);
  addMaterialKinds(procedure.otherMaterials ?? {});
  return procedure;
}

function addMaterialKinds(labels: Readonly<Record<string, string>>): void {
  for (const [kind, label] of Object.entries(labels)) {
    materialKinds[kind] = kind;
    materialDescriptions[kind] = { description: bilingual(label, kind) };
  }
}

/** The GraphQL enum of a procedure's states, e.g. `CaseTransferState`, described by the labels of its table. */
export function stateEnum<State extends string>({
  typeName,
  label,
  table,
}: Procedure<object, State>): { readonly [Each in State]: Each } {
  const states = Object.keys(table.states) as State[];
  const values = Object.fromEntries(states.map((state) => [state, state])) as { [Each in State]: Each };
  registerEnumType(values, {
    name: `${typeName}State`,
    description: `${label}的状态。Where it stands.`,
    valuesConfig: Object.fromEntries(
      states.map((state) => [state, { description: bilingual(table.states[state], state) }]),
    ) as { [Each in State]: { description: string } },
  });
  return values;
}

/** `已移送` and `SENT` → `已移送。Sent.` */
function bilingual(chinese: string, name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return `${chinese}。${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
