import { environment } from "@/lib/kernel/env.ts";
import type { House } from "@/lib/wall/judge.ts";
import { buildHouse } from "@/lib/wall/wall.ts";

let built: House | undefined;

/** What the wall stands on in this server; its memory of site records lives as long as the process. */
export function house(): House {
  built ??= buildHouse(environment());
  return built;
}
