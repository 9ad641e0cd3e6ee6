import { takesRules } from "@/lib/access/ruled-collections.ts";
import { checkRule } from "@/lib/content/resource/check-rule.ts";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";

type Ruled = {
  readonly collection: string;
  readonly action: string;
  readonly rule?: Readonly<Record<string, Json>> | undefined;
};

/**
 * Sees that every rule can be read before it is kept: one that cannot would give nothing, and nobody
 * would know why.
 * @throws Invalid, naming each wrong place.
 */
export function requireReadableRules(permissions: readonly Ruled[]): void {
  const issues = permissions.flatMap((permission, index): Issue[] => {
    const message = problemOf(permission);
    return message === null ? [] : [{ path: ["permissions", index, "rule"], message }];
  });
  if (issues.length > 0) throw new Invalid("Some of the rules cannot be read.", issues);
}

function problemOf({ collection, action, rule }: Ruled): string | null {
  if (rule === undefined) return null;
  if (!takesRules(collection)) return "This collection takes no rules.";
  return checkRule(rule, { collection, action });
}
