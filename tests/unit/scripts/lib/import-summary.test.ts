import { describe, expect, test } from "vitest";
import type { TakenLine } from "@/lib/import/report.ts";
import { importSummary } from "../../../../scripts/lib/import-summary.ts";

const line = (fields: Partial<TakenLine>): TakenLine => ({
  outcome: "created",
  collection: "pages",
  slug: "a",
  state: "published",
  title: "A",
  externalKey: "k",
  line: 1,
  changes: [],
  ...fields,
});
const refusal = (type: string, reason: string, title = "") => ({
  line: 7,
  postId: 1,
  type,
  title,
  reason,
});

describe("the summary of an import", () => {
  test("counts by collection, says what changed, and why the rest was not taken", () => {
    const taken = [
      line({}),
      line({ slug: "b", outcome: "unchanged", changes: ["not said again"] }),
      line({ collection: "posts", slug: "c", outcome: "updated", changes: ["one", "two"] }),
    ];
    const refused = [
      ...Array.from({ length: 11 }, (_, n) => refusal("attachment", `outside (http://a/${n})`)),
      refusal("post", "in the trash", "Old"),
    ];
    expect(importSummary({ site: "s", taken, refused })).toBe(
      [
        "               created    updated  unchanged       left",
        "pages                1          0          1          0",
        "posts                0          1          0          0",
        "",
        "Changed or left behind on the way (1):",
        "  posts/c: one; two",
        "",
        "Not taken (12):",
        "  11 × attachment: outside",
        "  1 × post: in the trash",
        "      line 7: Old",
        "",
      ].join("\n"),
    );
  });

  test("lets no text of the file steer the terminal", () => {
    const refused = [refusal("post", "in the trash", "\u001B[2J\u202Eevil")];
    const summary = importSummary({ site: "s", taken: [], refused });
    expect(summary).not.toContain("\u001B");
    expect(summary).not.toContain("\u202E");
    expect(summary).toContain("evil");
  });
});
