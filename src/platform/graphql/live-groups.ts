/** Subscribers that get equal answers. */
export interface LiveGroup {
  /** Of no other group that lives. */
  readonly number: number;
  /** To be called once for each that has joined. */
  leave(): void;
}

/** The groups of subscribers that live now. */
export interface LiveGroups {
  /** Joins the group of a key, or begins it; null when its member has as many groups as it may. */
  join(member: string, key: string): LiveGroup | null;
}

/** At most so many groups a member; 0: any number. However many subscribers share one, an event is executed once for it. */
export function openLiveGroups(mostOfMember: number): LiveGroups {
  const members = new Map<string, Map<string, { readonly number: number; subscribers: number }>>();
  let last = 0;
  return {
    join(member, key) {
      const groups = members.get(member) ?? new Map<string, { readonly number: number; subscribers: number }>();
      const known = groups.get(key);
      if (!known && mostOfMember > 0 && groups.size >= mostOfMember) return null;
      const group = known ?? { number: (last += 1), subscribers: 0 };
      group.subscribers += 1;
      groups.set(key, group);
      members.set(member, groups);
      return {
        number: group.number,
        leave() {
          group.subscribers -= 1;
          if (group.subscribers > 0) return;
          groups.delete(key);
          if (groups.size === 0) members.delete(member);
        },
      };
    },
  };
}
