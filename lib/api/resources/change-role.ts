import type { JsonObject } from "@/lib/kernel/json.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { requireFactor } from "@/lib/roles/require-factor.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

/** Adds a role, and says of it, where that is named, that it asks for a second factor: both or neither. */
export async function addRole(input: JsonObject, caller: Caller): Promise<{ readonly id: string }> {
  const { factor, rest } = parted(input);
  if (Object.keys(factor).length === 0) return runUseCase(createRole, rest, caller);
  return runTogether(caller, async (together) => {
    const { id } = await runUseCase(createRole, rest, together);
    await runUseCase(requireFactor, { id, revision: 1, ...factor }, together);
    return { id };
  });
}

/** Changes what is named of a role; what it asks of its members is a use case, and a line, of its own. */
export async function changeRole(input: JsonObject, caller: Caller): Promise<unknown> {
  const { factor, rest } = parted(input);
  if (Object.keys(factor).length === 0) return runUseCase(updateRole, rest, caller);
  const { id, revision, confirmed: _confirmed, ...others } = rest;
  const asked = { id, ...factor };
  if (Object.keys(others).length === 0) {
    return runUseCase(requireFactor, { ...asked, revision }, caller);
  }
  return runTogether(caller, async (together) => {
    const made = await runUseCase(updateRole, rest, together);
    return runUseCase(requireFactor, { ...asked, revision: made.revision }, together);
  });
}

function parted(input: JsonObject): { readonly factor: JsonObject; readonly rest: JsonObject } {
  const { requiresFactor, graceDays, ...rest } = input;
  return {
    factor: {
      ...(requiresFactor === undefined ? {} : { requiresFactor }),
      ...(graceDays === undefined ? {} : { graceDays }),
    },
    rest,
  };
}
