import type { Abilities } from "../../_shell/sections.ts";

/** Whether somebody may do all that an identity system does; the use cases ask for the same. */
export const mayProvision = (can: Abilities): boolean =>
  can.members && can.addMembers && can.changeMembers && can.removeMembers && can.roles;
