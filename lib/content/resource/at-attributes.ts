import { Conflict, Invalid, type Issue } from "@/lib/kernel/errors.ts";

/**
 * Runs a part of a deed whose errors name fields as the forms of the dashboard do, and names them as
 * a document does.
 */
export async function atAttributes<Result>(run: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Invalid) throw new Invalid(error.message, error.issues.map(moved));
    if (error instanceof Conflict) throw new Conflict(error.message, error.issues.map(moved));
    throw error;
  }
}

function moved({ path, message }: Issue): Issue {
  const [first, ...rest] = path;
  if (first === "data") return { path: ["data", "attributes", ...rest], message };
  if (first === "parentId") return { path: ["data", "relationships", "parent"], message };
  return { path: ["data", "attributes", ...path], message };
}
