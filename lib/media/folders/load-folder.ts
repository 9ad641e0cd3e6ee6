import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Folder } from "./folder.ts";
import { getFolder } from "./repository.ts";

/** A folder to be changed. @throws NotFound. */
export async function loadFolder(
  scope: Scope,
  { id }: { readonly id: string },
): Promise<{ readonly id: string; readonly folder: Folder }> {
  return { id, folder: await getFolder(scope, id) };
}
