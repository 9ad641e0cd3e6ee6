import { describe, expect, test } from "vitest";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { drawing } from "@/lib/media/files/drawing.ts";

describe("the line of images to be drawn", () => {
  test("is full for one organization long before it is for another, which has its turn soon", async () => {
    const [acme, globex] = [newId<OrganizationId>(), newId<OrganizationId>()];
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const drawn: string[] = [];
    const draw = (of: OrganizationId, name: string) =>
      drawing(of, async () => {
        await gate;
        drawn.push(name);
      });
    const asked = Array.from({ length: 150 }, () => draw(acme, "acme"));
    const other = draw(globex, "globex");
    open();
    const settled = await Promise.allSettled(asked);
    await other;
    const refused = settled.filter(
      (one) => one.status === "rejected" && one.reason instanceof Unavailable,
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(drawn.length).toBe(151 - refused.length);
    expect(drawn.indexOf("globex")).toBeLessThan(drawn.length - 20);
  });
});
