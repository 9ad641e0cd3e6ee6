import type { SelectOption } from "@/app/_ui/select-field.tsx";
import type { SubjectChoice } from "@/lib/explain/list-explain-choices.ts";
import { subjectWord } from "./explain-query.ts";

/** So many of a kind a list still serves; others are reached from their own pages. */
const MOST = 300;

const KINDS: Readonly<Record<SubjectChoice["kind"], string>> = {
  member: "Member",
  role: "Role",
  domain: "Domain",
  public: "Everybody",
  guest: "Everybody",
};

/** Whom one may choose, the one who is chosen among them. */
export function subjectOptions(
  subjects: readonly SubjectChoice[],
  chosen: SubjectChoice,
): SelectOption[] {
  const seen = new Map<string, number>();
  return subjects
    .filter((one) => {
      const count = (seen.get(one.kind) ?? 0) + 1;
      seen.set(one.kind, count);
      return count <= MOST || subjectWord(one) === subjectWord(chosen);
    })
    .map((one) => ({ value: subjectWord(one), label: `${KINDS[one.kind]}: ${one.name}` }));
}
