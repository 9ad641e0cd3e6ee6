import type { RoleDetail } from "@/lib/roles/role.ts";
import { holdersText } from "./holders-text.ts";

/** Why a role cannot be deleted now; null when it can. The server decides the same again. */
export function deleteLimit(role: RoleDetail): string | null {
  if (role.system) return "It came with the organization and stays.";
  const held = holdersText(role);
  const outer = role.containedIn.map(({ name }) => `«${name}»`).join(", ");
  const [holds, contains] = [verb(role.memberCount + role.domainCount, "hold"), "contain"];
  const parts = [
    ...(held === "" ? [] : [`${held} ${holds} it`]),
    ...(outer === "" ? [] : [`${outer} ${verb(role.containedIn.length, contains)} it`]),
  ];
  return parts.length === 0 ? null : `${parts.join(", and ")}. Take it from them first.`;
}

const verb = (count: number, word: string): string => (count === 1 ? `${word}s` : word);
