import { Invalid } from "@/lib/kernel/errors.ts";

/** Names places of one permission of a policy as places of the permission itself. */
export async function atPermission<Result>(
  index: number,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const own = error.issues.flatMap(({ path: [list, at, ...path], message }) =>
      list === "permissions" && at === index ? [{ path, message }] : [],
    );
    throw own.length === 0 ? error : new Invalid(error.message, own);
  }
}
